package io.openbailian.illustrator.scene;

import io.openbailian.text.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How much of a description the illustrator knows how to draw. A drawing from words alone may do
/// its best with what it knows; a change of somebody's picture may not.
///
/// @param known the words that name something it draws
/// @param unknown the words that mean nothing to it
public record Understanding(List<String> known, List<String> unknown) {
  private static final Pattern NUMBER =
      Pattern.compile("[0-9一二两三四五六七八九十几]+\\s*[个只位张幅朵颗盘碗杯瓶束棵座条件顶双对群片匹头幢栋间株]?");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern COMMA = Pattern.compile(",");

  public Understanding {
    known = List.copyOf(known);
    unknown = List.copyOf(unknown);
  }

  public static Understanding of(String description) {
    StringBuilder rest = new StringBuilder(Quotes.of(description).rest().toLowerCase(Locale.ROOT));
    List<String> known = new ArrayList<>();
    for (Mention mention : Lexicon.bundled().mentions(rest.toString())) {
      known.add(rest.substring(mention.start(), mention.end()));
      for (int i = mention.start(); i < mention.end(); i++) {
        rest.setCharAt(i, ' ');
      }
    }
    return new Understanding(known, unknown(NUMBER.matcher(rest).replaceAll(" ")));
  }

  /// Latin words one by one; of Chinese what is left when the asides are taken away, from the
  /// longest.
  private static List<String> unknown(String rest) {
    List<String> unknown = new ArrayList<>();
    for (String piece : BETWEEN_WORDS.split(rest)) {
      int from = 0;
      StringBuilder left = new StringBuilder();
      while (from < piece.length()) {
        int to = aside(piece, from);
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

  /// Where the longest aside that begins there ends; there itself when none does.
  private static int aside(String piece, int from) {
    for (int to = Math.min(piece.length(), from + Asides.LONGEST); to > from; to--) {
      boolean whole = !latin(piece, from - 1, from) && !latin(piece, to - 1, to);
      if (whole && Asides.WORDS.contains(piece.substring(from, to))) {
        return to;
      }
    }
    return from;
  }

  /// Whether both characters are Latin letters, with no border of words between them.
  private static boolean latin(String text, int one, int other) {
    return one >= 0
        && other < text.length()
        && latin(text.charAt(one))
        && latin(text.charAt(other));
  }

  private static boolean latin(char c) {
    return c < 128;
  }

  private static final class Asides {
    static final Set<String> WORDS = read();
    static final int LONGEST = WORDS.stream().mapToInt(String::length).max().orElseThrow();

    private static Set<String> read() {
      try (InputStream in = Understanding.class.getResourceAsStream("asides.txt")) {
        if (in == null) {
          throw new IllegalStateException("asides.txt is not in the jar");
        }
        Set<String> words = new HashSet<>();
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .flatMap(COMMA::splitAsStream)
            .map(String::strip)
            .forEach(words::add);
        return words;
      } catch (IOException e) {
        throw new UncheckedIOException("asides.txt cannot be read", e);
      }
    }
  }
}
