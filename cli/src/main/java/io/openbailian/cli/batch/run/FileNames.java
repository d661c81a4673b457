package io.openbailian.cli.batch.run;

import io.openbailian.catalog.check.NearName;
import io.openbailian.cli.batch.request.BatchEntry;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.Texts;
import io.openbailian.text.Trim;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Names of files by a template: `{n:04}-{prompt:30}.png`. Whatever entries say, a name is one of a
/// file in the folder itself: it has no separators, no leading dot, and is not too long.
public final class FileNames {
  /// What is used when nothing is said.
  public static final String USUAL = "{n:04}-{prompt:30}";

  private static final List<String> FIELDS = List.of("n", "prompt", "model", "seed", "id", "kind");
  private static final int MOST_DIGITS = 9;
  private static final int MOST_CHARACTERS = 120;

  /// Of a name on every file system, less an ending and a number.
  private static final int MOST_BYTES = 200;

  /// A piece of a template.
  private sealed interface Piece {
    record Text(String text) implements Piece {}

    /// @param width digits of a number, or the most characters of a text; 0 where it does not say
    record Value(String field, int width) implements Piece {}
  }

  private final List<Piece> pieces;
  private final String ending;

  private FileNames(List<Piece> pieces, String ending) {
    this.pieces = List.copyOf(pieces);
    this.ending = ending;
  }

  /// Reads a template.
  ///
  /// @throws CommandException with what is wrong with it
  public static FileNames of(String template) {
    int dot = template.lastIndexOf('.');
    boolean ends = dot > template.lastIndexOf('}') && dot >= 0;
    List<Piece> pieces = new ArrayList<>();
    String stem = ends ? template.substring(0, dot) : template;
    int at = 0;
    while (at < stem.length()) {
      int open = stem.indexOf('{', at);
      int close = open < 0 ? -1 : stem.indexOf('}', open);
      if (close < 0) {
        pieces.add(text(stem.substring(at)));
        at = stem.length();
      } else {
        if (open > at) {
          pieces.add(text(stem.substring(at, open)));
        }
        pieces.add(value(stem.substring(open + 1, close)));
        at = close + 1;
      }
    }
    return new FileNames(pieces, ends ? template.substring(dot) : "");
  }

  private static Piece text(String text) {
    if (text.chars().anyMatch(c -> c < ' ' || "/\\:*?\"<>|".indexOf(c) >= 0)) {
      throw CommandException.usage(Texts.say("name.plain", Printable.of(text)));
    }
    return new Piece.Text(text);
  }

  private static Piece value(String inside) {
    int colon = inside.indexOf(':');
    String field = colon < 0 ? inside : inside.substring(0, colon);
    String width = colon < 0 ? "0" : inside.substring(colon + 1);
    if (!FIELDS.contains(field)) {
      throw CommandException.usage(
          Texts.say(
              "name.field",
              field,
              String.join("}, {", FIELDS),
              NearName.of(field, FIELDS).map(near -> Texts.say("name.near", near)).orElse("")));
    }
    if (!Trim.isDigits(width, 3) || Integer.parseInt(width) > MOST_CHARACTERS) {
      throw CommandException.usage(Texts.say("name.width", inside, MOST_CHARACTERS));
    }
    return new Piece.Value(field, Integer.parseInt(width));
  }

  /// The ending that files shall have, with its dot; empty where each has that of its content.
  String ending() {
    return ending;
  }

  /// The name of a file, without its ending.
  ///
  /// @param number of the entry, from 1
  String of(BatchEntry entry, int number, Optional<Long> seed) {
    StringBuilder name = new StringBuilder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Text(String text) -> name.append(text);
        case Piece.Value(String field, int width) ->
            name.append(value(field, width, entry, number, seed));
      }
    }
    String cut = cut(name.toString());
    return cut.isEmpty() || cut.startsWith(".") ? "_" + cut : cut;
  }

  private static String value(
      String field, int width, BatchEntry entry, int number, Optional<Long> seed) {
    return switch (field) {
      case "n" ->
          String.format(Locale.ROOT, "%0" + Math.clamp(width, 1, MOST_DIGITS) + "d", number);
      case "seed" -> seed.map(String::valueOf).orElse("random");
      case "model" -> limited(entry.request().call().model(), width);
      case "id" -> limited(entry.customId().orElse(entry.hash()), width);
      case "kind" -> entry.kind().spelling();
      default -> limited(entry.wording().expanded(), width);
    };
  }

  private static String limited(String text, int width) {
    int most = width == 0 ? MOST_CHARACTERS : width;
    String plain = safe(text);
    int end = plain.offsetByCodePoints(0, Math.min(most, plain.codePointCount(0, plain.length())));
    return plain.substring(0, end);
  }

  /// Letters and digits of every script stay; runs of anything else become one dash.
  private static String safe(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          boolean plain = Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
          if (plain) {
            safe.appendCodePoint(c);
          } else if (!safe.isEmpty() && safe.charAt(safe.length() - 1) != '-') {
            safe.append('-');
          }
        });
    return Trim.trailing(safe.toString(), '-');
  }

  private static String cut(String name) {
    String cut = name;
    while (cut.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut;
  }
}
