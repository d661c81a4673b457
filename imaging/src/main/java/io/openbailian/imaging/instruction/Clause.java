package io.openbailian.imaging.instruction;

import io.openbailian.imaging.edit.Accessory;
import io.openbailian.imaging.edit.Atmosphere;
import io.openbailian.imaging.edit.PictureStyle;
import io.openbailian.imaging.edit.SurfaceMaterial;
import io.openbailian.imaging.edit.Tone;
import io.openbailian.imaging.region.ColourName;
import io.openbailian.imaging.region.Overlay;
import io.openbailian.imaging.region.Region;
import io.openbailian.text.Pattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One clause of an instruction: the terms it mentions, and what they ask for together.
final class Clause {
  private static final int WHITE = 0xFFFFFF;
  private static final int LARGER = 2;

  /// Kinds of words that ask for a change by themselves.
  private static final Set<WordKind> ACTIONS =
      Set.of(
          WordKind.ACCESSORY,
          WordKind.LAYOUT,
          WordKind.MATERIAL,
          WordKind.MOOD,
          WordKind.OVERLAY,
          WordKind.STYLE,
          WordKind.TONE);

  private static final Pattern DESCRIBED =
      Pattern.compile("^\\s+(?:(?:for|into|as)\\s+)?an?\\s", Pattern.CASE_INSENSITIVE);

  private final ClauseWords words;
  private final List<String> quoted;

  private Clause(String text, List<String> quoted) {
    this.words = new ClauseWords(text);
    this.quoted = quoted;
  }

  /// Empty when the clause asks for something unknown.
  static Optional<List<Edit>> read(String text, QuotedTexts quotes) {
    Clause clause = new Clause(text, quotes.in(text));
    boolean beyond = clause.words.mentioned(WordKind.BEYOND) || clause.reshapes();
    return beyond ? Optional.empty() : clause.edits();
  }

  /// A circle that is to become a square: colours change here, shapes do not.
  private boolean reshapes() {
    return words.names(WordKind.SHAPE).stream()
            .filter(shape -> !shape.equals(ClauseWords.SOME))
            .distinct()
            .count()
        > 1;
  }

  private Optional<List<Edit>> edits() {
    Optional<Edit> scene = scene();
    if (scene.isPresent()) {
      return scene.map(List::of);
    }
    return words.fullyKnown() ? known() : Optional.empty();
  }

  /// The first reading that fits, from the most particular to the most general.
  private Optional<List<Edit>> known() {
    return one(writing(), WordKind.OVERLAY, WordKind.PLACE)
        .or(() -> one(erasing(), WordKind.OVERLAY))
        .or(() -> one(layout(), WordKind.LAYOUT))
        .or(() -> one(wearing(), WordKind.ACCESSORY))
        .or(() -> one(material(), WordKind.MATERIAL))
        .or(() -> one(style(), WordKind.STYLE))
        .or(() -> one(recolouring()))
        .or(() -> TonesAsked.in(words).filter(edits -> saysNoMoreThan(WordKind.TONE)))
        .or(() -> one(mood(), WordKind.MOOD));
  }

  /// A reading that leaves something unsaid is none: it would pass for the whole.
  private Optional<List<Edit>> one(Optional<? extends Edit> edit, WordKind... used) {
    return edit.filter(one -> saysNoMoreThan(used)).map(List::of);
  }

  private boolean saysNoMoreThan(WordKind... used) {
    Set<WordKind> spoken = EnumSet.noneOf(WordKind.class);
    words.mentions().forEach(mention -> spoken.add(mention.term().category()));
    spoken.retainAll(ACTIONS);
    spoken.removeAll(List.of(used));
    return spoken.isEmpty() && (quoted.isEmpty() || List.of(used).contains(WordKind.PLACE));
  }

  private Optional<Edit> style() {
    return words.name(WordKind.STYLE).map(PictureStyle::valueOf).map(Edit.Styled::new);
  }

  /// Of several moods the last, which is what the picture becomes: from day to night.
  private Optional<Edit> mood() {
    return words.names(WordKind.MOOD).stream()
        .reduce((first, second) -> second)
        .map(Atmosphere.Mood::valueOf)
        .map(Edit.Mooded::new);
  }

  /// A background or sky put in place of the one there: what comes after the verb is described.
  private Optional<Edit> scene() {
    Optional<EditMention> region =
        words.mentions().stream()
            .filter(mention -> mention.is(WordKind.REGION))
            .filter(mention -> mention.name().equals("BACKGROUND") || mention.name().equals("SKY"))
            .findFirst();
    if (region.isEmpty() || words.mentioned(WordKind.TONE)) {
      return Optional.empty();
    }
    int from = region.get().to();
    Optional<EditMention> verb =
        words.mentions().stream()
            .filter(mention -> mention.is(WordKind.VERB) && mention.name().equals("REPLACE"))
            .filter(mention -> mention.from() >= from)
            .reduce((first, second) -> second.from() == first.to() + 1 ? second : first);
    Region where = ClauseWords.region(region.get().name());
    return verb.isPresent()
        ? scene(where, verb.get().to())
        : made(from) ? scene(where, from) : Optional.empty();
  }

  /// "Make the background a forest": the verb comes first, and what follows is only described.
  private boolean made(int from) {
    return words.mentions().stream()
            .anyMatch(mention ->
                mention.is(WordKind.VERB)
                    && mention.name().equals("REPLACE")
                    && mention.to() < from)
        && DESCRIBED.matcher(words.text().substring(from)).find()
        && !words.mentioned(WordKind.MATERIAL)
        && !words.mentioned(WordKind.STYLE);
  }

  private Optional<Edit> scene(Region where, int from) {
    String described = words.text().substring(from).strip();
    List<EditMention> inWords = EditLexicon.mentions(described);
    boolean colourOnly =
        inWords.stream().anyMatch(mention -> mention.is(WordKind.COLOUR))
            && new ClauseWords(described).fullyKnown()
            && inWords.stream().noneMatch(Clause::says);
    return described.isEmpty() || colourOnly
        ? Optional.empty()
        : Optional.of(new Edit.SceneReplaced(where, described));
  }

  private static boolean says(EditMention mention) {
    return switch (mention.term().category()) {
      case COLOUR, SHAPE, FILLER, VERB, DEGREE, QUANTITY, CHANGE -> false;
      case REGION,
          TONE,
          MOOD,
          STYLE,
          MATERIAL,
          ACCESSORY,
          OVERLAY,
          LAYOUT,
          DIRECTION,
          PLACE,
          BEYOND ->
          true;
    };
  }

  private Optional<Edit> writing() {
    if (quoted.isEmpty()) {
      return Optional.empty();
    }
    String written = quoted.getLast();
    boolean replaces =
        words.mentioned(WordKind.VERB, "REPLACE")
            && !words.mentioned(WordKind.VERB, "ADD")
            && (words.mentioned(WordKind.OVERLAY) || quoted.size() == 2);
    if (quoted.size() > 2 || (quoted.size() == 2 && !replaces)) {
      return Optional.empty();
    }
    Edit.Place place =
        words.name(WordKind.PLACE).map(Edit.Place::valueOf).orElse(Edit.Place.BOTTOM);
    Optional<String> old = quoted.size() == 2 ? Optional.of(quoted.getFirst()) : Optional.empty();
    return Optional.of(
        replaces
            ? new Edit.Rewritten(old, written)
            : new Edit.Written(written, place, words.colour().orElse(WHITE)));
  }

  private Optional<Edit> erasing() {
    if (!words.mentioned(WordKind.VERB, "ERASE")) {
      return Optional.empty();
    }
    if (words.mentioned(WordKind.OVERLAY)) {
      return Optional.of(new Edit.OverlaysRemoved(overlays()));
    }
    Optional<Region> where =
        words.where().or(() -> words.colours().findFirst().map(words::ofColour));
    return where.filter(Clause::partial).map(Edit.Erased::new);
  }

  private Set<Overlay> overlays() {
    EnumSet<Overlay> kinds = EnumSet.noneOf(Overlay.class);
    for (String name : words.names(WordKind.OVERLAY)) {
      if (!name.equals("ANY")) {
        kinds.add(Overlay.valueOf(name));
      }
    }
    return kinds.isEmpty() ? EnumSet.allOf(Overlay.class) : kinds;
  }

  private static boolean partial(Region region) {
    return !(region instanceof Region.Whole);
  }

  private Optional<Edit> layout() {
    return (words.mentioned(WordKind.LAYOUT, "UPSIDE_DOWN")
            ? Optional.of("UPSIDE_DOWN")
            : words.name(WordKind.LAYOUT))
        .map(name ->
            switch (name) {
              case "UPSIDE_DOWN" -> new Edit.Mirrored(true);
              case "MIRROR" -> new Edit.Mirrored(false);
              case "FLIP" -> new Edit.Mirrored(words.mentioned(WordKind.DIRECTION, "OVER"));
              case "TURN" -> new Edit.Turned(quarters());
              case "TURN_ROUND" -> new Edit.Turned(2);
              case "SQUARE" -> new Edit.Cropped(1);
              case "WIDE" -> new Edit.Cropped(16 / 9.0);
              case "TALL" -> new Edit.Cropped(9 / 16.0);
              case "BORDER" -> new Edit.Bordered(words.colour().orElse(WHITE));
              case "LARGER" -> new Edit.Enlarged(LARGER);
              default -> throw new IllegalStateException("the lexicon has a layout " + name);
            });
  }

  /// Clockwise, unless something else is said.
  private int quarters() {
    if (words.mentioned(WordKind.DIRECTION, "ROUND")) {
      return 2;
    }
    return words.mentioned(WordKind.DIRECTION, "LEFT") ? 3 : 1;
  }

  private Optional<Edit> wearing() {
    boolean adds =
        (words.mentioned(WordKind.VERB, "ADD") || words.mentioned(WordKind.CHANGE, "MORE"))
            && !words.mentioned(WordKind.VERB, "ERASE");
    return adds
        ? words
            .name(WordKind.ACCESSORY)
            .map(Accessory.Kind::valueOf)
            .map(kind -> new Edit.Worn(kind, words.colour().orElse(usual(kind))))
        : Optional.empty();
  }

  private static int usual(Accessory.Kind kind) {
    return switch (kind) {
      case GLASSES -> 0x202024;
      case CROWN -> 0xE8B830;
      case HAT, BOW, SCARF -> 0xB02A30;
    };
  }

  private Optional<Edit> material() {
    return words
        .name(WordKind.MATERIAL)
        .map(SurfaceMaterial::valueOf)
        .map(material -> new Edit.Remade(words.where().orElse(new Region.Subject()), material));
  }

  /// Of two colours the first says which part, the second what it becomes.
  private Optional<Edit> recolouring() {
    List<ColourName> colours = words.colours().toList();
    if (colours.isEmpty() || (words.mentioned(WordKind.TONE) && colours.size() < 2)) {
      return Optional.empty();
    }
    Tone.Change change = new Tone.Change.Recolour(colours.getLast().rgb());
    if (colours.size() == 1) {
      return words.where().map(region -> new Edit.Toned(region, Optional.empty(), change));
    }
    Region of = words.ofColour(colours.getFirst());
    return Optional.of(
        new Edit.Toned(words.where().orElse(new Region.Whole()), Optional.of(of), change));
  }
}
