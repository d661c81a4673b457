package io.openbailian.catalog.model;

import io.openbailian.catalog.check.ImageInput;
import io.openbailian.catalog.check.PictureCheck;
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
  /// @param maxWords words between spaces; {@link Integer#MAX_VALUE} when there is no limit
  /// @param emptyOk whether a required text may be empty or blank
  record Text(int max, int maxWords, boolean emptyOk) implements FieldType {
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public Text(int max, boolean emptyOk) {
      this(max, UNLIMITED, emptyOk);
    }
  }

  /// A whole number.
  ///
  /// @param of the only ones there are; empty for any in the range
  record Whole(Span range, List<Long> of) implements FieldType {
    public Whole {
      of = List.copyOf(of);
    }

    public Whole(Span range) {
      this(range, List.of());
    }

    /// Whether it may be this number.
    public boolean holds(long value) {
      return of.isEmpty() ? range.holds(value) : of.contains(Long.valueOf(value));
    }
  }

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
  /// @param step both sides are brought to a multiple of it; 1 for any
  /// @param tiers names that stand for about so many pixels in the shape of the last picture, for
  ///   example `2K`; may be empty
  /// @param suggest sizes to offer a person; all are legal
  record Size(
      List<PixelSize> of,
      Optional<Span> side,
      Optional<Span> area,
      Optional<RatioSpan> ratio,
      int step,
      SequencedMap<String, Long> tiers,
      List<PixelSize> suggest)
      implements FieldType {
    public Size {
      of = List.copyOf(of);
      tiers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tiers));
      suggest = List.copyOf(suggest);
    }

    /// The tier that a text names, whatever its case.
    public Optional<String> tier(String text) {
      return tiers.keySet().stream().filter(text.strip()::equalsIgnoreCase).findFirst();
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

  /// A picture: where it is, in a form that {@link ImageInput} reads. Its limits show once it is
  /// fetched; {@link PictureCheck} judges them.
  ///
  /// @param side of the width and of the height, pixels
  /// @param bytes of the file at most; {@link Long#MAX_VALUE} when there is no limit
  /// @param formats empty for any
  record Image(
      Optional<Span> side, Optional<RatioSpan> ratio, long bytes, List<ImageFormat> formats)
      implements FieldType {
    public static final long UNLIMITED = Long.MAX_VALUE;

    public Image {
      formats = List.copyOf(formats);
    }
  }

  /// A recording: where it is, in a form that {@link ImageInput} reads. Its limits show once it is
  /// fetched.
  ///
  /// @param bytes of the file at most; {@link Long#MAX_VALUE} when there is no limit
  record Audio(long bytes) implements FieldType {
    public static final long UNLIMITED = Long.MAX_VALUE;
  }

  /// Several of one type, in order.
  ///
  /// @param item what each of them is; never several itself
  /// @param count how many there may be
  record Several(FieldType item, Span count) implements FieldType {}

  /// An object of which some members are wanted.
  ///
  /// @param texts members that must be texts; the value holds these alone. May be empty: then
  ///   nothing of it is looked at, and all is kept
  record Group(List<String> texts) implements FieldType {
    public Group {
      texts = List.copyOf(texts);
    }
  }

  /// Anything at all; nothing of it is looked at.
  record Any() implements FieldType {}

  /// A conversation. Where other fields are read from the parts of its messages, its value is
  /// theirs.
  ///
  /// @param count how many messages there may be
  /// @param roles who may speak
  record Messages(Span count, List<String> roles) implements FieldType {
    public Messages {
      roles = List.copyOf(roles);
    }
  }
}
