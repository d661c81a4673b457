package io.openbailian.engine.embedded.similar;

import java.util.List;

/// English words without their endings, roughly: `running`, `runs` and `run` are one.
final class Stems {
  private static final int SHORTEST = 3;
  private static final List<String> ENDINGS =
      List.of("ations", "ation", "ingly", "ings", "ing", "edly", "ies", "ed", "es", "ly", "s");

  private Stems() {}

  static String of(String word) {
    for (String ending : ENDINGS) {
      int left = word.length() - ending.length();
      if (left >= SHORTEST && word.endsWith(ending)) {
        return single(word.substring(0, left));
      }
    }
    return word.length() > SHORTEST && word.endsWith("e")
        ? word.substring(0, word.length() - 1)
        : word;
  }

  /// Without a doubled last letter, or an e at the end: `running` and `run` have one stem, and so
  /// have `moving` and `move`.
  private static String single(String stem) {
    int last = stem.length() - 1;
    boolean twice = last >= SHORTEST && stem.charAt(last) == stem.charAt(last - 1);
    if (twice && "lsz".indexOf(stem.charAt(last)) < 0) {
      return stem.substring(0, last);
    }
    return last >= SHORTEST && stem.endsWith("e") ? stem.substring(0, last) : stem;
  }
}
