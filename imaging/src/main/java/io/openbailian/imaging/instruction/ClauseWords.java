package io.openbailian.imaging.instruction;

import io.openbailian.imaging.region.ColourName;
import io.openbailian.imaging.region.Region;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The terms that a clause of an instruction mentions, and the parts of a picture they name.
final class ClauseWords {
  /// A shape of which no more is said.
  static final String SOME = "SOME";

  private final String text;
  private final List<EditMention> mentions;

  ClauseWords(String text) {
    this.text = text;
    this.mentions = EditLexicon.mentions(text);
  }

  String text() {
    return text;
  }

  List<EditMention> mentions() {
    return mentions;
  }

  boolean mentioned(WordKind category) {
    return mentions.stream().anyMatch(mention -> mention.is(category));
  }

  boolean mentioned(WordKind category, String name) {
    return mentions.stream()
        .anyMatch(mention -> mention.is(category) && mention.name().equals(name));
  }

  List<String> names(WordKind category) {
    return mentions.stream()
        .filter(mention -> mention.is(category))
        .map(EditMention::name)
        .toList();
  }

  Optional<String> name(WordKind category) {
    return names(category).stream().findFirst();
  }

  /// Whether every word is one of the lexicon's: a word that is not may change all the rest.
  boolean fullyKnown() {
    StringBuilder rest = new StringBuilder(text);
    for (EditMention mention : mentions) {
      for (int i = mention.from(); i < mention.to(); i++) {
        rest.setCharAt(i, ' ');
      }
    }
    return QuotedTexts.without(rest.toString()).chars().noneMatch(Character::isLetterOrDigit);
  }

  /// What has a colour, of the shape that is named.
  Region ofColour(ColourName colour) {
    return name(WordKind.SHAPE)
        .filter(shape -> !shape.equals(SOME))
        .map(Region.Shape::valueOf)
        .<Region>map(shape -> new Region.Shaped(colour, shape))
        .orElseGet(() -> new Region.Coloured(colour));
  }

  Stream<ColourName> colours() {
    return names(WordKind.COLOUR).stream().map(ColourName::valueOf);
  }

  Optional<Integer> colour() {
    return colours().reduce((first, second) -> second).map(ColourName::rgb);
  }

  /// The most particular region named: someone's hair is hair, not someone.
  Optional<Region> where() {
    List<String> order =
        List.of("HAIR", "CLOTHES", "SKIN", "SKY", "PLANTS", "BACKGROUND", "SUBJECT", "WHOLE");
    List<String> named = names(WordKind.REGION);
    return order.stream().filter(named::contains).findFirst().map(ClauseWords::region);
  }

  static Region region(String name) {
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
