package io.openbailian.illustrator.prompt;

import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How much of a description the illustrator knows how to draw. A drawing from words alone may do
/// its best with what it knows; a change of somebody's picture may not.
///
/// @param known the words that name something it draws
/// @param unknown the words that mean nothing to it
public record Understanding(List<String> known, List<String> unknown) {
  private static final Pattern NUMBER =
      Pattern.compile("[0-9一二两三四五六七八九十几]+\\s*[个只位张幅朵颗盘碗杯瓶束棵座条件顶双对群片匹头幢栋间株]?");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  public Understanding {
    known = List.copyOf(known);
    unknown = List.copyOf(unknown);
  }

  public static Understanding of(String description) {
    StringBuilder rest = new StringBuilder(Quotes.of(description).rest().toLowerCase(Locale.ROOT));
    List<String> known = new ArrayList<>();
    List<String> undrawn = new ArrayList<>();
    for (Mention mention : Lexicon.bundled().mentions(rest.toString())) {
      (mention.isSign() ? undrawn : known).add(rest.substring(mention.start(), mention.end()));
      for (int i = mention.start(); i < mention.end(); i++) {
        rest.setCharAt(i, ' ');
      }
    }
    undrawn.addAll(unknown(NUMBER.matcher(rest).replaceAll(" ")));
    return new Understanding(known, undrawn);
  }

  /// Latin words one by one; of Chinese what is left when the asides are taken away, from the
  /// longest.
  private static List<String> unknown(String rest) {
    List<String> unknown = new ArrayList<>();
    for (String piece : BETWEEN_WORDS.split(rest)) {
      int from = 0;
      StringBuilder left = new StringBuilder();
      while (from < piece.length()) {
        int to = Asides.BUNDLED.end(piece, from);
        if (to > from) {
          flush(left, unknown);
          from = to;
        } else {
          left.append(piece.charAt(from++));
        }
      }
      flush(left, unknown);
    }
    return unknown;
  }

  private static void flush(StringBuilder left, List<String> unknown) {
    if (!left.isEmpty()) {
      unknown.add(left.toString());
      left.setLength(0);
    }
  }
}
