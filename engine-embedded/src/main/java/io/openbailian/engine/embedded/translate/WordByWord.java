package io.openbailian.engine.embedded.translate;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import io.openbailian.text.words.Dictionary;
import io.openbailian.text.words.SpacedText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lines translated by the dictionary: wholly, or not at all.
record WordByWord(Dictionary dictionary, PictureLanguage target) {
  private static final Pattern UNIT_BEHIND =
      Pattern.compile(
          "(?i)(?P<it>^\\s?(mg|kg|g|ml|cl|l|mm|cm|km|m|oz|lb|lbs|kw|w|v|mah|gb|mb|tb|kcal|cal|kj|hz|am|pm|xl))(?:[^\\p{L}]|$)");

  /// More letters than the longest of these has.
  private static final int UNIT_ROOM = 8;

  /// An amount of yuan, which is written before it in English.
  private static final Pattern YUAN = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s?[元块]");

  /// A price of so many tenths.
  private static final Pattern TENTHS = Pattern.compile("(\\d)(?:\\.(\\d))?\\s?折");

  /// The line in the target language; empty when a word of it is not in the dictionary.
  Optional<String> said(List<LineSpan> spans) {
    SpacedText sentence = new SpacedText(!target.unspaced());
    for (LineSpan span : spans) {
      boolean known =
          switch (span) {
            case LineSpan.Raw raw -> addRaw(sentence, raw.text());
            case LineSpan.Kept kept -> sentence.word(kept.text());
            case LineSpan.Said said -> sentence.word(said.text());
          };
      if (!known) {
        return Optional.empty();
      }
    }
    return Optional.of(sentence.text()).filter(text -> !text.isEmpty());
  }

  private boolean addRaw(SpacedText sentence, String source) {
    String text = target == PictureLanguage.EN ? amounts(source) : source;
    int at = 0;
    while (at < text.length()) {
      Optional<Dictionary.Entry> entry = dictionary.at(text, at, target.inWords());
      int number = numberEnd(text, at);
      if (number > at) {
        sentence.neutral(text.substring(at, number));
        at = number;
      } else if (entry.isPresent()) {
        sentence.word(entry.get().meaning());
        at += entry.get().length();
      } else if (Character.isLetter(text.codePointAt(at))) {
        int end = ownWordEnd(text, at);
        if (end == at) {
          return false;
        }
        sentence.word(text.substring(at, end));
        at = end;
      } else {
        int end = text.offsetByCodePoints(at, 1);
        sentence.neutral(text.substring(at, end));
        at = end;
      }
    }
    return true;
  }

  /// The end of the word in letters of the target language that begins there.
  private int ownWordEnd(String text, int start) {
    int at = start;
    while (at < text.length() && target.writes(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static int numberEnd(String text, int start) {
    int at = start;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    if (at > start) {
      String behind = text.substring(at, Math.min(text.length(), at + UNIT_ROOM));
      Matcher unit = UNIT_BEHIND.matcher(behind);
      return unit.find() ? at + unit.end() : at;
    }
    return at;
  }

  private static String amounts(String text) {
    String yuan = YUAN.matcher(text).replaceAll("¥$1");
    return TENTHS.matcher(yuan).replaceAll(match -> off(match.group(1), match.groupOrNull(2)));
  }

  private static String off(String tenths, @Nullable String hundredths) {
    int paid = 10 * Integer.parseInt(tenths);
    int more = hundredths == null ? 0 : Integer.parseInt(hundredths);
    return "%d%% Off ".formatted(100 - paid - more);
  }
}
