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
import java.util.stream.Stream;

/// One clause of an instruction: the terms it mentions, and what they ask for together.
final class Clause {
  private static final int WHITE = 0xFFFFFF;
  private static final int LARGER = 2;

  /// A shape of which no more is said.
  private static final String SOME = "SOME";

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

  private final String text;
  private final List<EditMention> mentions;
  private final List<String> quoted;

  private Clause(String text, List<String> quoted) {
    this.text = text;
    this.mentions = EditLexicon.mentions(text);
    this.quoted = quoted;
  }

  /// Empty when the clause asks for something unknown.
  static Optional<List<Edit>> read(String text, QuotedTexts quotes) {
    Clause clause = new Clause(text, quotes.in(text));
    boolean beyond = clause.mentioned(WordKind.BEYOND) || clause.reshapes();
    return beyond ? Optional.empty() : clause.edits();
  }

  /// A circle that is to become a square: colours change here, shapes do not.
  private boolean reshapes() {
    return names(WordKind.SHAPE).stream().filter(shape -> !shape.equals(SOME)).distinct().count()
        > 1;
  }

  private Optional<List<Edit>> edits() {
    Optional<Edit> scene = scene();
    if (scene.isPresent()) {
      return scene.map(List::of);
    }
    return fullyKnown() ? known() : Optional.empty();
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
        .or(() -> tones().filter(edits -> saysNoMoreThan(WordKind.TONE)))
        .or(() -> one(mood(), WordKind.MOOD));
  }

  /// A reading that leaves something unsaid is none: it would pass for the whole.
  private Optional<List<Edit>> one(Optional<? extends Edit> edit, WordKind... used) {
    return edit.filter(one -> saysNoMoreThan(used)).map(List::of);
  }

  private boolean saysNoMoreThan(WordKind... used) {
    Set<WordKind> spoken = EnumSet.noneOf(WordKind.class);
    mentions.forEach(mention -> spoken.add(mention.term().category()));
    spoken.retainAll(ACTIONS);
    spoken.removeAll(List.of(used));
    return spoken.isEmpty() && (quoted.isEmpty() || List.of(used).contains(WordKind.PLACE));
  }

  private Optional<Edit> style() {
    return name(WordKind.STYLE).map(PictureStyle::valueOf).map(Edit.Styled::new);
  }

  /// Of several moods the last, which is what the picture becomes: from day to night.
  private Optional<Edit> mood() {
    return names(WordKind.MOOD).stream()
        .reduce((first, second) -> second)
        .map(Atmosphere.Mood::valueOf)
        .map(Edit.Mooded::new);
  }

  private boolean mentioned(WordKind category) {
    return mentions.stream().anyMatch(mention -> mention.is(category));
  }

  private boolean mentioned(WordKind category, String name) {
    return mentions.stream()
        .anyMatch(mention -> mention.is(category) && mention.name().equals(name));
  }

  private List<String> names(WordKind category) {
    return mentions.stream()
        .filter(mention -> mention.is(category))
        .map(EditMention::name)
        .toList();
  }

  private Optional<String> name(WordKind category) {
    return names(category).stream().findFirst();
  }

  /// Whether every word is one of the lexicon's: a word that is not may change all the rest.
  private boolean fullyKnown() {
    StringBuilder rest = new StringBuilder(text);
    for (EditMention mention : mentions) {
      for (int i = mention.from(); i < mention.to(); i++) {
        rest.setCharAt(i, ' ');
      }
    }
    return QuotedTexts.without(rest.toString()).chars().noneMatch(Character::isLetterOrDigit);
  }

  /// A background or sky put in place of the one there: what comes after the verb is described.
  private Optional<Edit> scene() {
    Optional<EditMention> region =
        mentions.stream()
            .filter(mention -> mention.is(WordKind.REGION))
            .filter(mention -> mention.name().equals("BACKGROUND") || mention.name().equals("SKY"))
            .findFirst();
    if (region.isEmpty() || mentioned(WordKind.TONE)) {
      return Optional.empty();
    }
    int from = region.get().to();
    Optional<EditMention> verb =
        mentions.stream()
            .filter(mention -> mention.is(WordKind.VERB) && mention.name().equals("REPLACE"))
            .filter(mention -> mention.from() >= from)
            .reduce((first, second) -> second.from() == first.to() + 1 ? second : first);
    Region where = region(region.get().name());
    return verb.isPresent()
        ? scene(where, verb.get().to())
        : made(from) ? scene(where, from) : Optional.empty();
  }

  /// "Make the background a forest": the verb comes first, and what follows is only described.
  private boolean made(int from) {
    return mentions.stream()
            .anyMatch(mention ->
                mention.is(WordKind.VERB)
                    && mention.name().equals("REPLACE")
                    && mention.to() < from)
        && DESCRIBED.matcher(text.substring(from)).find()
        && !mentioned(WordKind.MATERIAL)
        && !mentioned(WordKind.STYLE);
  }

  private Optional<Edit> scene(Region where, int from) {
    String words = text.substring(from).strip();
    List<EditMention> inWords = EditLexicon.mentions(words);
    boolean colourOnly =
        inWords.stream().anyMatch(mention -> mention.is(WordKind.COLOUR))
            && new Clause(words, List.of()).fullyKnown()
            && inWords.stream().noneMatch(Clause::says);
    return words.isEmpty() || colourOnly
        ? Optional.empty()
        : Optional.of(new Edit.SceneReplaced(where, words));
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
    String words = quoted.getLast();
    boolean replaces =
        mentioned(WordKind.VERB, "REPLACE")
            && !mentioned(WordKind.VERB, "ADD")
            && (mentioned(WordKind.OVERLAY) || quoted.size() == 2);
    if (quoted.size() > 2 || (quoted.size() == 2 && !replaces)) {
      return Optional.empty();
    }
    Edit.Place place = name(WordKind.PLACE).map(Edit.Place::valueOf).orElse(Edit.Place.BOTTOM);
    Optional<String> old = quoted.size() == 2 ? Optional.of(quoted.getFirst()) : Optional.empty();
    return Optional.of(
        replaces
            ? new Edit.Rewritten(old, words)
            : new Edit.Written(words, place, colour().orElse(WHITE)));
  }

  private Optional<Edit> erasing() {
    if (!mentioned(WordKind.VERB, "ERASE")) {
      return Optional.empty();
    }
    if (mentioned(WordKind.OVERLAY)) {
      return Optional.of(new Edit.OverlaysRemoved(overlays()));
    }
    Optional<Region> where = where().or(() -> colours().findFirst().map(this::ofColour));
    return where.filter(Clause::partial).map(Edit.Erased::new);
  }

  private Set<Overlay> overlays() {
    EnumSet<Overlay> kinds = EnumSet.noneOf(Overlay.class);
    for (String name : names(WordKind.OVERLAY)) {
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
    return (mentioned(WordKind.LAYOUT, "UPSIDE_DOWN")
            ? Optional.of("UPSIDE_DOWN")
            : name(WordKind.LAYOUT))
        .map(name ->
            switch (name) {
              case "UPSIDE_DOWN" -> new Edit.Mirrored(true);
              case "MIRROR" -> new Edit.Mirrored(false);
              case "FLIP" -> new Edit.Mirrored(mentioned(WordKind.DIRECTION, "OVER"));
              case "TURN" -> new Edit.Turned(quarters());
              case "TURN_ROUND" -> new Edit.Turned(2);
              case "SQUARE" -> new Edit.Cropped(1);
              case "WIDE" -> new Edit.Cropped(16 / 9.0);
              case "TALL" -> new Edit.Cropped(9 / 16.0);
              case "BORDER" -> new Edit.Bordered(colour().orElse(WHITE));
              case "LARGER" -> new Edit.Enlarged(LARGER);
              default -> throw new IllegalStateException("the lexicon has a layout " + name);
            });
  }

  /// Clockwise, unless something else is said.
  private int quarters() {
    if (mentioned(WordKind.DIRECTION, "ROUND")) {
      return 2;
    }
    return mentioned(WordKind.DIRECTION, "LEFT") ? 3 : 1;
  }

  private Optional<Edit> wearing() {
    boolean adds =
        (mentioned(WordKind.VERB, "ADD") || mentioned(WordKind.CHANGE, "MORE"))
            && !mentioned(WordKind.VERB, "ERASE");
    return adds
        ? name(WordKind.ACCESSORY)
            .map(Accessory.Kind::valueOf)
            .map(kind -> new Edit.Worn(kind, colour().orElse(usual(kind))))
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
    return name(WordKind.MATERIAL)
        .map(SurfaceMaterial::valueOf)
        .map(material -> new Edit.Remade(where().orElse(new Region.Subject()), material));
  }

  /// Of two colours the first says which part, the second what it becomes.
  private Optional<Edit> recolouring() {
    List<ColourName> colours = colours().toList();
    if (colours.isEmpty() || (mentioned(WordKind.TONE) && colours.size() < 2)) {
      return Optional.empty();
    }
    Tone.Change change = new Tone.Change.Recolour(colours.getLast().rgb());
    if (colours.size() == 1) {
      return where().map(region -> new Edit.Toned(region, Optional.empty(), change));
    }
    Region of = ofColour(colours.getFirst());
    return Optional.of(new Edit.Toned(where().orElse(new Region.Whole()), Optional.of(of), change));
  }

  /// What has a colour, of the shape that is named.
  private Region ofColour(ColourName colour) {
    return name(WordKind.SHAPE)
        .filter(shape -> !shape.equals(SOME))
        .map(Region.Shape::valueOf)
        .<Region>map(shape -> new Region.Shaped(colour, shape))
        .orElseGet(() -> new Region.Coloured(colour));
  }

  private Optional<List<Edit>> tones() {
    List<String> names = names(WordKind.TONE);
    List<Edit> edits =
        (names.isEmpty() ? measured().toList() : names).stream().map(this::tone).toList();
    return edits.isEmpty() ? Optional.empty() : Optional.of(edits);
  }

  /// More or less of a quantity.
  private Stream<String> measured() {
    boolean less = mentioned(WordKind.CHANGE, "LESS");
    return less || mentioned(WordKind.CHANGE, "MORE")
        ? names(WordKind.QUANTITY).stream().distinct().map(name -> measured(name, less))
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
    Region where = where().orElse(new Region.Whole());
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
    if (mentioned(WordKind.DEGREE, "LITTLE")) {
      return 0.3;
    }
    return mentioned(WordKind.DEGREE, "MUCH") ? 0.95 : 0.6;
  }

  private Stream<ColourName> colours() {
    return names(WordKind.COLOUR).stream().map(ColourName::valueOf);
  }

  private Optional<Integer> colour() {
    return colours().reduce((first, second) -> second).map(ColourName::rgb);
  }

  /// The most particular region named: someone's hair is hair, not someone.
  private Optional<Region> where() {
    List<String> order =
        List.of("HAIR", "CLOTHES", "SKIN", "SKY", "PLANTS", "BACKGROUND", "SUBJECT", "WHOLE");
    List<String> named = names(WordKind.REGION);
    return order.stream().filter(named::contains).findFirst().map(Clause::region);
  }

  private static Region region(String name) {
    return switch (name) {
      case "BACKGROUND" -> new Region.Background();
      case "SKY" -> new Region.Sky();
      case "HAIR" -> new Region.Hair();
      case "CLOTHES" -> new Region.Clothes();
      case "SKIN" -> new Region.Skin();
      case "PLANTS" -> new Region.Plants();
      case "SUBJECT" -> new Region.Subject();
      case "WHOLE" -> new Region.Whole();
      default -> throw new IllegalStateException("the lexicon has a region " + name);
    };
  }
}
