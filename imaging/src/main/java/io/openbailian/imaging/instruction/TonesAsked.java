package io.openbailian.imaging.instruction;

import io.openbailian.imaging.edit.Tone;
import io.openbailian.imaging.region.Region;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How a clause changes the tones of a picture: lighter, a little warmer, in black and white.
final class TonesAsked {
  private final ClauseWords words;

  private TonesAsked(ClauseWords words) {
    this.words = words;
  }

  /// Empty when the clause speaks of no tone.
  static Optional<List<Edit>> in(ClauseWords words) {
    return new TonesAsked(words).tones();
  }

  private Optional<List<Edit>> tones() {
    List<String> names = words.names(WordKind.TONE);
    List<Edit> edits =
        (names.isEmpty() ? measured().toList() : names).stream().map(this::tone).toList();
    return edits.isEmpty() ? Optional.empty() : Optional.of(edits);
  }

  /// More or less of a quantity.
  private Stream<String> measured() {
    boolean less = words.mentioned(WordKind.CHANGE, "LESS");
    return less || words.mentioned(WordKind.CHANGE, "MORE")
        ? words.names(WordKind.QUANTITY).stream().distinct().map(name -> measured(name, less))
        : Stream.empty();
  }

  private static String measured(String quantity, boolean less) {
    return switch (quantity) {
      case "BRIGHTNESS" -> less ? "DARKER" : "BRIGHTER";
      case "CONTRAST" -> less ? "LESS_CONTRAST" : "MORE_CONTRAST";
      case "SATURATION" -> less ? "LESS_COLOUR" : "MORE_COLOUR";
      case "WARMTH" -> less ? "COOLER" : "WARMER";
      case "SHARPNESS" -> less ? "BLUR" : "SHARPEN";
      default -> throw new IllegalStateException("the lexicon has a quantity " + quantity);
    };
  }

  private Edit tone(String name) {
    Region where = words.where().orElse(new Region.Whole());
    double much = amount();
    return switch (name) {
      case "BRIGHTER" -> toned(where, new Tone.Change.Brightness(much));
      case "DARKER" -> toned(where, new Tone.Change.Brightness(-much));
      case "MORE_CONTRAST" -> toned(where, new Tone.Change.Contrast(much));
      case "LESS_CONTRAST" -> toned(where, new Tone.Change.Contrast(-much));
      case "WARMER" -> toned(where, new Tone.Change.Warmth(much));
      case "COOLER" -> toned(where, new Tone.Change.Warmth(-much));
      case "MORE_COLOUR" -> toned(where, new Tone.Change.Saturation(much));
      case "LESS_COLOUR" -> toned(where, new Tone.Change.Saturation(-much));
      case "BLACK_AND_WHITE" -> toned(where, new Tone.Change.BlackAndWhite());
      case "SEPIA" -> toned(where, new Tone.Change.Sepia());
      case "NEGATIVE" -> toned(where, new Tone.Change.Negative());
      case "BLUR" -> new Edit.Blurred(where, much);
      case "SHARPEN" -> new Edit.Sharpened(where, much);
      case "DENOISE" -> new Edit.Denoised(where, much);
      default -> throw new IllegalStateException("the lexicon has a tone " + name);
    };
  }

  private static Edit toned(Region where, Tone.Change change) {
    return new Edit.Toned(where, Optional.empty(), change);
  }

  private double amount() {
    if (words.mentioned(WordKind.DEGREE, "LITTLE")) {
      return 0.3;
    }
    return words.mentioned(WordKind.DEGREE, "MUCH") ? 0.95 : 0.6;
  }
}
