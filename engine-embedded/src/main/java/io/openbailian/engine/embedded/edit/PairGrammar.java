package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.embedded.edit.PictureSentence.Look;
import io.openbailian.engine.embedded.edit.PictureSentence.Noun;
import io.openbailian.engine.embedded.edit.PictureSentence.Part;
import io.openbailian.imaging.region.Region;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Finds what a sentence asks to be done with several pictures; it is understood wholly or not at
/// all. A sentence that names one picture only has it worked into the one that is spoken of.
final class PairGrammar {
  private final PictureSentence said;
  private final int first;
  private final int second;

  private PairGrammar(PictureSentence said, int first, int second) {
    this.said = said;
    this.first = first;
    this.second = second;
  }

  /// @param current the number of the picture that is spoken of
  static Optional<Pair> read(PictureSentence said, int images, int current) {
    List<Integer> named = said.pictures();
    if (said.does("DRAW") && !named.isEmpty()) {
      return drawn(said);
    }
    if (!said.unknown().isEmpty()) {
      return Optional.empty();
    }
    if (said.does("JOIN") && images > 1) {
      return beside(named, images);
    }
    boolean both = named.size() == 2;
    boolean other = named.size() == 1 && named.getFirst() != current;
    if (both) {
      return new PairGrammar(said, named.get(0), named.get(1)).pair();
    }
    return other && said.nouns().size() <= 3
        ? new PairGrammar(said, 0, named.getFirst()).source()
        : Optional.empty();
  }

  private static Optional<Pair> beside(List<Integer> named, int images) {
    List<Integer> chosen =
        named.isEmpty() ? IntStream.rangeClosed(1, images).boxed().toList() : named;
    return chosen.size() > 1 ? Optional.of(new Pair.SideBySide(chosen)) : Optional.empty();
  }

  /// Each picture must be there for its style or as the background.
  private static Optional<Pair> drawn(PictureSentence said) {
    boolean clear =
        said.nouns().stream()
            .filter(Noun::named)
            .allMatch(noun -> noun.look().isPresent() || noun.is(Part.BACKGROUND));
    Optional<Integer> style =
        said.looking(Look.STYLE)
            .or(() -> said.looking(Look.COLOUR))
            .or(() -> said.looking(Look.TEXTURE))
            .map(Noun::picture);
    Optional<Integer> behind = said.named(Part.BACKGROUND).map(Noun::picture);
    String words = said.drawn();
    return clear && !words.isBlank()
        ? Optional.of(new Pair.Drawn(words, style, behind))
        : Optional.empty();
  }

  /// The one picture named must clearly be what the other gets something from.
  private Optional<Pair> source() {
    boolean look = said.nouns().stream().anyMatch(noun -> noun.named() && noun.look().isPresent());
    boolean worn = said.does("WEAR") && said.named(Part.CLOTHES).isPresent();
    boolean replaced =
        said.bare(Part.BACKGROUND).isPresent()
            || said.bare(Part.SKY).isPresent()
            || said.bare(Part.CLOTHES).isPresent();
    boolean put = said.does("PUT") && said.named(Part.SUBJECT).isPresent();
    return look || worn || replaced || put ? pair() : Optional.empty();
  }

  private int other(int picture) {
    return picture == first ? second : first;
  }

  private Optional<Pair> pair() {
    Optional<Noun> garment = last(Part.CLOTHES);
    if (said.does("WEAR")) {
      int from = garment.map(Noun::picture).orElse(second);
      return Optional.of(new Pair.Texture(other(from), new Region.Clothes(), from));
    }
    return looks().or(this::parts).or(this::placed).or(this::background);
  }

  private Optional<Noun> last(Part part) {
    return said.nouns().stream()
        .filter(noun -> noun.named() && noun.is(part))
        .reduce((one, two) -> two);
  }

  private Optional<Pair> looks() {
    Optional<Noun> texture = said.looking(Look.TEXTURE);
    Optional<Noun> style = said.looking(Look.STYLE);
    Optional<Noun> colour = said.looking(Look.COLOUR);
    if (texture.isPresent()) {
      int from = texture.get().picture();
      return Optional.of(
          new Pair.Texture(other(from), part(other(from), new Region.Subject()), from));
    }
    if (style.isPresent()) {
      int from = style.get().picture();
      return Optional.of(new Pair.Styled(other(from), from));
    }
    return colour.map(noun -> {
      int from = noun.picture();
      Region on = part(other(from), new Region.Whole());
      Region of = noun.part().map(PairGrammar::region).orElse(new Region.Whole());
      return new Pair.Colours(other(from), on, from, of);
    });
  }

  private Region part(int picture, Region otherwise) {
    return said.partOf(picture).map(PairGrammar::region).orElse(otherwise);
  }

  private static Region region(Part part) {
    return switch (part) {
      case CLOTHES -> new Region.Clothes();
      case HAIR -> new Region.Hair();
      case SKY -> new Region.Sky();
      case BACKGROUND -> new Region.Background();
      case SUBJECT -> new Region.Subject();
    };
  }

  /// The one whose part is replaced is named first, unless the sentence begins with what is used.
  private Optional<Pair> parts() {
    boolean replaces = said.does("REPLACE") || said.does("USE") || said.does("APPLY");
    int on = said.usesFirst() ? second : first;
    if (!replaces) {
      return Optional.empty();
    }
    if (concerns(Part.CLOTHES)) {
      return Optional.of(new Pair.Texture(on, new Region.Clothes(), other(on)));
    }
    if (concerns(Part.HAIR)) {
      return Optional.of(new Pair.Colours(on, new Region.Hair(), other(on), new Region.Hair()));
    }
    return concerns(Part.SKY) ? Optional.of(new Pair.Sky(on, other(on))) : Optional.empty();
  }

  private boolean concerns(Part part) {
    return said.nouns().stream().anyMatch(noun -> noun.is(part));
  }

  private Optional<Pair> placed() {
    Optional<PictureSentence.Spot> spot = said.spot();
    if (!said.does("PUT") || concerns(Part.BACKGROUND)) {
      return said.does("PUT") ? background() : Optional.empty();
    }
    if (spot.isPresent()) {
      int on = spot.get().picture();
      return Optional.of(new Pair.Beside(on, other(on), spot.get().place()));
    }
    return Optional.of(
        first == 0 ? new Pair.Beside(0, second, "BESIDE") : new Pair.Background(first, second));
  }

  /// "Put 1 before 2" names the subject first; else whose background it is comes to change.
  private Optional<Pair> background() {
    List<Noun> behind =
        said.nouns().stream().filter(noun -> noun.named() && noun.is(Part.BACKGROUND)).toList();
    boolean subject = said.named(Part.SUBJECT).isPresent() || said.does("PUT");
    if (behind.isEmpty()) {
      return said.bare(Part.BACKGROUND).isPresent() ? Optional.of(unnamed()) : Optional.empty();
    }
    if (behind.size() == 1 && subject) {
      return Optional.of(before(behind.getFirst().picture()));
    }
    int on = behind.size() == 1 ? behind.getFirst().picture() : said.usesFirst() ? second : first;
    return Optional.of(first == 0 ? before(second) : new Pair.Background(on, other(on)));
  }

  /// 图2作为背景: what is said to be the background is.
  private Pair unnamed() {
    return said.usesFirst() && first != 0 ? before(first) : before(second);
  }

  private Pair before(int behind) {
    return new Pair.Background(other(behind), behind);
  }
}
