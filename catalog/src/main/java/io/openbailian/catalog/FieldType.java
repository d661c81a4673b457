package io.openbailian.catalog;

import io.openbailian.protocol.PixelSize;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What a field holds and within which limits. The vocabulary is closed: it grows by a type or a
/// key here, and the compiler names every derivation that has to follow.
public sealed interface FieldType {

  /// A text.
  ///
  /// @param max Unicode code points; {@link Integer#MAX_VALUE} when there is no limit
  /// @param emptyOk whether a required text may be empty or blank
  record Text(int max, boolean emptyOk) implements FieldType {
    public static final int UNLIMITED = Integer.MAX_VALUE;
  }

  /// A whole number.
  record Whole(Span range) implements FieldType {}

  /// A number.
  record Decimal(DecimalSpan range) implements FieldType {}

  /// True or false.
  record Flag() implements FieldType {}

  /// One of some words.
  ///
  /// @param of the words; never empty
  /// @param caseless whether upper and lower case are the same
  /// @param aliases other spellings and the word each stands for
  record Choice(List<String> of, boolean caseless, SequencedMap<String, String> aliases)
      implements FieldType {
    public Choice {
      of = List.copyOf(of);
      aliases = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(aliases));
    }

    /// The word that a text stands for.
    public Optional<String> word(String text) {
      return of.stream().filter(word -> same(word, text)).findFirst().or(() -> aliasedWord(text));
    }

    private Optional<String> aliasedWord(String text) {
      return aliases.entrySet().stream()
          .filter(alias -> same(alias.getKey(), text))
          .map(Map.Entry::getValue)
          .findFirst();
    }

    private boolean same(String word, String text) {
      return caseless ? word.equalsIgnoreCase(text) : word.equals(text);
    }
  }

  /// The width and height of a picture: one of the sizes listed, or any within the limits given.
  ///
  /// @param of legal whatever the limits say; may be empty
  /// @param side of the width and of the height, pixels
  /// @param area width times height, pixels
  /// @param suggest sizes to offer a person; all are legal
  record Size(
      List<PixelSize> of,
      Optional<Span> side,
      Optional<Span> area,
      Optional<RatioSpan> ratio,
      List<PixelSize> suggest)
      implements FieldType {
    public Size {
      of = List.copyOf(of);
      suggest = List.copyOf(suggest);
    }

    /// Whether a size is legal because it is listed.
    public boolean lists(PixelSize size) {
      for (PixelSize legal : of) {
        if (legal.width() == size.width() && legal.height() == size.height()) {
          return true;
        }
      }
      return false;
    }

    /// Whether sizes outside the list can be legal at all.
    public boolean hasLimits() {
      return of.isEmpty() || side.isPresent() || area.isPresent() || ratio.isPresent();
    }
  }
}
