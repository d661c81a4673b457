package io.openbailian.text.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Texts translated word by word between Chinese and English; what the dictionary does not know
/// stays as it is and is named.
public final class Phrases {
  private final Dictionary dictionary;

  public Phrases(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /// A translated text.
  ///
  /// @param unknown the words that stayed as they were, in order
  /// @param known how many words were translated
  public record Phrase(String text, List<String> unknown, int known) {
    public Phrase {
      unknown = List.copyOf(unknown);
    }
  }

  public Phrase inEnglish(String text) {
    return translated(text, Dictionary.Target.ENGLISH);
  }

  public Phrase inChinese(String text) {
    return translated(text, Dictionary.Target.CHINESE);
  }

  private Phrase translated(String text, Dictionary.Target target) {
    SpacedText sentence = new SpacedText(target == Dictionary.Target.ENGLISH);
    List<String> unknown = new ArrayList<>();
    int known = 0;
    int at = 0;
    while (at < text.length()) {
      Optional<Dictionary.Entry> entry = dictionary.at(text, at, target);
      if (entry.isPresent()) {
        sentence.word(entry.get().meaning());
        at += entry.get().length();
        known++;
      } else if (Character.isLetter(text.codePointAt(at))) {
        int end = unknownEnd(text, at, target);
        String word = text.substring(at, end);
        sentence.word(word);
        unknown.add(word);
        at = end;
      } else {
        int end = text.offsetByCodePoints(at, 1);
        sentence.neutral(text.substring(at, end));
        at = end;
      }
    }
    return new Phrase(sentence.text(), unknown, known);
  }

  /// A Latin word ends where its letters do, a Han one where the dictionary knows the next.
  private int unknownEnd(String text, int start, Dictionary.Target target) {
    boolean han = Character.isIdeographic(text.codePointAt(start));
    int at = start;
    while (at < text.length()
        && Character.isLetter(text.codePointAt(at))
        && Character.isIdeographic(text.codePointAt(at)) == han
        && (at == start || !han || dictionary.at(text, at, target).isEmpty())) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }
}
