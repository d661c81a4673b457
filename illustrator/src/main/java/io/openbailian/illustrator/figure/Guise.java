package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.text.Dice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the kind of a person says about build, hair and clothes.
record Guise(Body.Measures measures, Clothes clothes, Hair hair, Headgear headgear) {
  enum Clothes {
    DRESS,
    SHIRT,
    OVERALLS,
    COAT,
    ROBE,
    GOWN,
    ARMOUR,
    SPACESUIT,
    SUIT,
    APRON,
    SWEATER
  }

  enum Hair {
    LONG,
    BOB,
    PONYTAIL,
    PIGTAILS,
    BUN,
    SHORT,
    SPIKY,
    CURLY,
    GREY_SHORT,
    GREY_BUN,
    TUFT,
    NONE
  }

  enum Headgear {
    NONE,
    CROWN,
    VEIL,
    HELMET,
    SPHERE,
    WITCH,
    TOQUE
  }

  private static final List<Hair> LONG =
      List.of(Hair.LONG, Hair.BOB, Hair.PONYTAIL, Hair.PIGTAILS, Hair.BUN);
  private static final List<Hair> SHORT = List.of(Hair.SHORT, Hair.SPIKY, Hair.CURLY, Hair.SHORT);
  private static final Body.Measures CHILD = Body.Measures.CHILD;
  private static final Body.Measures BABY = Body.Measures.BABY;
  private static final Body.Measures GROWN = Body.Measures.GROWN;
  private static final Body.Measures BROAD = Body.Measures.BROAD;
  private static final Body.Measures STOUT = Body.Measures.STOUT;

  /// Those whose clothes their kind decides.
  private static final Map<String, Guise> KNOWN =
      Map.ofEntries(
          Map.entry("bride", new Guise(GROWN, Clothes.GOWN, Hair.BUN, Headgear.VEIL)),
          Map.entry("princess", new Guise(GROWN, Clothes.GOWN, Hair.LONG, Headgear.CROWN)),
          Map.entry("queen", new Guise(GROWN, Clothes.GOWN, Hair.BUN, Headgear.CROWN)),
          Map.entry("king", new Guise(STOUT, Clothes.COAT, Hair.GREY_SHORT, Headgear.CROWN)),
          Map.entry("prince", new Guise(BROAD, Clothes.SUIT, Hair.SHORT, Headgear.CROWN)),
          Map.entry("businessman", new Guise(BROAD, Clothes.SUIT, Hair.SHORT, Headgear.NONE)),
          Map.entry("groom", new Guise(BROAD, Clothes.SUIT, Hair.SHORT, Headgear.NONE)),
          Map.entry("knight", new Guise(BROAD, Clothes.ARMOUR, Hair.NONE, Headgear.HELMET)),
          Map.entry("astronaut", new Guise(STOUT, Clothes.SPACESUIT, Hair.SHORT, Headgear.SPHERE)),
          Map.entry("wizard", new Guise(GROWN, Clothes.ROBE, Hair.GREY_SHORT, Headgear.WITCH)),
          Map.entry("witch", new Guise(GROWN, Clothes.DRESS, Hair.LONG, Headgear.WITCH)),
          Map.entry("chef", new Guise(STOUT, Clothes.APRON, Hair.SHORT, Headgear.TOQUE)),
          Map.entry("doctor", new Guise(GROWN, Clothes.COAT, Hair.BOB, Headgear.NONE)),
          Map.entry("nurse", new Guise(GROWN, Clothes.DRESS, Hair.BUN, Headgear.NONE)),
          Map.entry("policeman", new Guise(BROAD, Clothes.SUIT, Hair.SHORT, Headgear.NONE)),
          Map.entry("firefighter", new Guise(BROAD, Clothes.COAT, Hair.SHORT, Headgear.NONE)),
          Map.entry("pirate", new Guise(BROAD, Clothes.COAT, Hair.LONG, Headgear.NONE)),
          Map.entry("ninja", new Guise(GROWN, Clothes.ROBE, Hair.SHORT, Headgear.NONE)),
          Map.entry("samurai", new Guise(BROAD, Clothes.ARMOUR, Hair.BUN, Headgear.NONE)),
          Map.entry("santa", new Guise(STOUT, Clothes.COAT, Hair.GREY_SHORT, Headgear.NONE)),
          Map.entry("programmer", new Guise(GROWN, Clothes.SWEATER, Hair.SHORT, Headgear.NONE)),
          Map.entry("teacher", new Guise(GROWN, Clothes.COAT, Hair.BUN, Headgear.NONE)),
          Map.entry("farmer", new Guise(BROAD, Clothes.OVERALLS, Hair.SHORT, Headgear.NONE)),
          Map.entry("cowboy", new Guise(BROAD, Clothes.SHIRT, Hair.SHORT, Headgear.NONE)),
          Map.entry("worker", new Guise(BROAD, Clothes.OVERALLS, Hair.SHORT, Headgear.NONE)),
          Map.entry("artist", new Guise(GROWN, Clothes.APRON, Hair.CURLY, Headgear.NONE)),
          Map.entry("scientist", new Guise(GROWN, Clothes.COAT, Hair.SPIKY, Headgear.NONE)),
          Map.entry("pilot", new Guise(BROAD, Clothes.SUIT, Hair.SHORT, Headgear.NONE)),
          Map.entry("graduate", new Guise(GROWN, Clothes.ROBE, Hair.LONG, Headgear.NONE)),
          Map.entry("businesswoman", new Guise(GROWN, Clothes.SUIT, Hair.BOB, Headgear.NONE)),
          Map.entry("baby", new Guise(BABY, Clothes.OVERALLS, Hair.TUFT, Headgear.NONE)),
          Map.entry("monk", new Guise(BROAD, Clothes.ROBE, Hair.NONE, Headgear.NONE)),
          Map.entry("scholar", new Guise(GROWN, Clothes.ROBE, Hair.BUN, Headgear.NONE)));

  static Guise of(String kind, Dice dice) {
    Guise known = KNOWN.get(kind);
    return known == null ? common(kind, dice) : known;
  }

  /// The same with the clothes and the hair that the scene speaks of.
  Guise dressed(Subject subject) {
    Clothes worn = clothes;
    Hair cut = hair;
    Headgear head = headgear;
    for (Adornment one : Worn.worn(subject).toList()) {
      worn = cut(one.thing()).orElse(worn);
      cut = hair(one.thing()).orElse(cut);
      head = one.thing().equals("spacesuit") ? Headgear.SPHERE : head;
    }
    boolean covered = Worn.covered(subject) && head != Headgear.SPHERE;
    return new Guise(measures, worn, cut, covered ? Headgear.NONE : head);
  }

  private Optional<Clothes> cut(String garment) {
    return Optional.ofNullable(
        switch (garment) {
          case "dress" -> clothes == Clothes.GOWN ? Clothes.GOWN : Clothes.DRESS;
          case "clothes" -> clothes; // in the colour that is said
          case "coat" -> Clothes.COAT;
          case "shirt" -> Clothes.SHIRT;
          case "sweater" -> Clothes.SWEATER;
          case "robe" -> Clothes.ROBE;
          case "suit" -> Clothes.SUIT;
          case "armour" -> Clothes.ARMOUR;
          case "spacesuit" -> Clothes.SPACESUIT;
          default -> null;
        });
  }

  private Optional<Hair> hair(String named) {
    return Optional.ofNullable(
        switch (named) {
          case "hair" -> hair == Hair.NONE ? Hair.SHORT : hair;
          case "long_hair" -> Hair.LONG;
          case "short_hair" -> LONG.contains(hair) ? Hair.BOB : Hair.SHORT;
          case "curly_hair" -> Hair.CURLY;
          case "ponytail" -> Hair.PONYTAIL;
          case "pigtails" -> Hair.PIGTAILS;
          default -> null;
        });
  }

  private static Guise common(String kind, Dice dice) {
    double cut = dice.fork("cut").unit();
    return switch (kind) {
      case "girl", "dancer" ->
          new Guise(
              CHILD, cut < 0.8 ? Clothes.DRESS : Clothes.OVERALLS, dice.pick(LONG), Headgear.NONE);
      case "boy", "student" ->
          new Guise(
              CHILD, cut < 0.6 ? Clothes.SHIRT : Clothes.OVERALLS, dice.pick(SHORT), Headgear.NONE);
      case "woman", "lady" ->
          new Guise(
              GROWN, cut < 0.6 ? Clothes.DRESS : Clothes.COAT, dice.pick(LONG), Headgear.NONE);
      case "man" ->
          new Guise(
              BROAD,
              cut < 0.5 ? Clothes.SHIRT : cut < 0.75 ? Clothes.COAT : Clothes.SUIT,
              dice.pick(SHORT),
              Headgear.NONE);
      case "old" ->
          cut < 0.5
              ? new Guise(STOUT, Clothes.COAT, Hair.GREY_SHORT, Headgear.NONE)
              : new Guise(STOUT, Clothes.DRESS, Hair.GREY_BUN, Headgear.NONE);
      case "old_man" -> new Guise(STOUT, Clothes.COAT, Hair.GREY_SHORT, Headgear.NONE);
      case "old_woman" -> new Guise(STOUT, Clothes.DRESS, Hair.GREY_BUN, Headgear.NONE);
      case "child" -> common(dice.fork("who").pick(List.of("girl", "boy")), dice);
      default -> common(dice.fork("who").pick(List.of("girl", "boy", "woman", "man")), dice);
    };
  }
}
