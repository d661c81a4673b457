package io.openbailian.illustrator.prompt;

import java.util.ArrayList;
import java.util.List;

/// What a wording says and no drawing shows, and what signs say in its stead.
final class ToldWords {
  private final Wording wording;
  private final List<Missed.Words> told = new ArrayList<>();

  ToldWords(Wording wording) {
    this.wording = wording;
  }

  void tell(int start, int end) {
    told.add(Missed.Words.of(wording, start, end));
  }

  void tell(Mention mention) {
    tell(mention.start(), mention.end());
  }

  /// @param label what a sign for it says, or would say
  void tell(Mention mention, String label) {
    told.add(new Missed.Words(mention.start(), label));
  }

  /// A noun with the words that stand right before it and speak of it: red Ferrari.
  String label(Mention noun, List<Mention> said) {
    int from = noun.start();
    for (Mention word : said.reversed()) {
      boolean speaks =
          word.is(Category.COLOUR)
              || word.is(Category.BULK)
              || word.is(Category.MATERIAL)
              || word.is(Category.ACTION);
      if (speaks && word.start() < from && wording.touching(word.end(), from)) {
        from = word.start();
      }
    }
    return wording.said(from, noun.end());
  }

  /// All of it, with the words that no noun has taken.
  List<Missed.Words> with(List<Mention> lost, Lexicon lexicon) {
    List<Missed.Words> all = new ArrayList<>(told);
    for (Mention word : lost) {
      boolean ofPart =
          word.is(Category.MATERIAL)
              && lexicon.parts().end(wording.text(), word.end()) > word.end();
      if (word.is(Category.ACTION)
          || word.is(Category.COLOUR)
          || (word.is(Category.MATERIAL) && !ofPart)) {
        all.add(Missed.Words.of(wording, word.start(), word.end()));
      }
    }
    return all;
  }
}
