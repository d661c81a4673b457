package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Action;
import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Substance;
import io.openbailian.text.Dice;
import java.util.Optional;
import java.util.Set;

/// A human figure: joints, colours, clothes and face put together, from back to front.
///
/// @param colours of skin, hair and clothes
public record Figure(Look look, Guise guise, Body body, Colours colours) {
  private static final int[] CLOTH = {
    0xD8453A, 0xE58A3C, 0xEDBB45, 0x5FA66A, 0x3F8FA0, 0x4A78B8, 0x8B68B0, 0xDE7596, 0xF3ECDD
  };
  private static final int[] SKIN = {0xFBDCC4, 0xF6CFB0, 0xEBB992, 0xC98F66, 0x94623F};
  private static final int[] HAIR = {0x2A2229, 0x3A2A26, 0x5C3A28, 0x8A5A34, 0xC98E48, 0xA8482E};

  /// What leaves the colour of the trousers open.
  private static final Set<String> UPPER = Set.of("coat", "shirt", "sweater");

  private static final Set<String> HAIRDOS = Set.of("ponytail", "pigtails");
  private static final int[] LOWER = {0x3F5878, 0x5A4A44, 0x7A6A58, 0x3C4450, 0xC9B48A};

  /// @param cloth the garment that shows most
  /// @param second trousers, apron, lining
  record Colours(int skin, int hair, int cloth, int second, int shoes) {

    static Colours of(Look look, Guise guise) {
      Dice dice = look.dice().fork("colours");
      Optional<Hue> hue = clothes(look).or(() -> Substance.hue(look));
      int usual =
          switch (guise.clothes()) {
            case GOWN ->
                guise.headgear() == Guise.Headgear.VEIL ? 0xFBF8F2 : dice.fork("cloth").pick(CLOTH);
            case ARMOUR -> 0xA9B4C2;
            case SPACESUIT -> 0xF2F3F5;
            case SUIT -> dice.fork("cloth").pick(0x2F3746, 0x4A4048, 0x39506E);
            case APRON -> 0xFAF8F3;
            case DRESS, SHIRT, OVERALLS, COAT, ROBE, SWEATER -> dice.fork("cloth").pick(CLOTH);
          };
      int cloth = hue.map(Hue::rgb).orElse(usual);
      boolean upper = Wardrobe.worn(look.subject()).anyMatch(one -> UPPER.contains(one.thing()));
      boolean grey = guise.hair() == Guise.Hair.GREY_SHORT || guise.hair() == Guise.Hair.GREY_BUN;
      int skin = Math.max(0, dice.fork("skin").below(8) - 3);
      return new Colours(
          SKIN[skin],
          hair(look)
              .orElse(grey ? 0xDCDCE0 : HAIR[dice.fork("hair").below(skin > 2 ? 2 : HAIR.length)]),
          cloth,
          hue.isPresent() && !upper ? Rgb.darker(cloth, 0.22) : dice.fork("second").pick(LOWER),
          hue.isPresent() && !upper
              ? Rgb.darker(cloth, 0.5)
              : dice.fork("shoes").pick(0x5A3A2E, 0x2E2A34, 0xB8483E, 0xF4F0E8));
    }

    /// The colour of hair that the scene names, as hair has it.
    private static Optional<Integer> hair(Look look) {
      return Wardrobe.worn(look.subject())
          .filter(one -> one.thing().endsWith("hair") || HAIRDOS.contains(one.thing()))
          .flatMap(one -> one.hue().stream())
          .map(Colours::hair)
          .findFirst();
    }

    static int hair(Hue hue) {
      return switch (hue) {
        case RED -> 0xB8432A;
        case ORANGE -> 0xD0702E;
        case YELLOW -> 0xE6C068;
        case BROWN -> 0x6B4228;
        case BLACK -> 0x26202A;
        case WHITE -> 0xF2F0EC;
        case GREY -> 0xBFC3CC;
        case GREEN, CYAN, BLUE, PURPLE, PINK -> hue.rgb();
      };
    }

    /// A red dress makes a red girl.
    private static Optional<Hue> clothes(Look look) {
      return Wardrobe.worn(look.subject())
          .filter(one -> Outfit.GARMENTS.contains(one.thing()))
          .findFirst()
          .flatMap(Adornment::hue);
    }
  }

  static Figure of(Look look, Guise guise) {
    return of(look, guise, Colours.of(look, guise));
  }

  static Figure of(Look look, Guise guise, Colours colours) {
    boolean dress =
        Wardrobe.wears(look.subject(), "dress") || Wardrobe.wears(look.subject(), "skirt");
    Guise dressed =
        dress
            ? new Guise(
                guise.measures(),
                guise.clothes() == Guise.Clothes.GOWN ? Guise.Clothes.GOWN : Guise.Clothes.DRESS,
                guise.hair(),
                guise.headgear())
            : guise;
    boolean busy = Props.holds(look.subject()) || look.subject().action() == Action.READING;
    Body body =
        Body.of(
            guise.measures().varied(look.dice().fork("measures")),
            look.subject().action(),
            look.dice().fork("body"),
            busy,
            Props.raised(look.subject()),
            look.pose());
    return new Figure(look, dressed, body, colours);
  }

  Anchors anchors() {
    Mount head = body.head();
    Body.Joints right = body.arm(1);
    double size = head.size() * 0.62;
    Body.Joints left = body.arm(-1);
    Mount both =
        Mount.at(
            (left.endX() + right.endX()) / 2, (left.endY() + right.endY()) / 2 - size * 0.3, size);
    boolean raised = Props.raised(look.subject());
    return Anchors.of(
        head,
        new Anchors.HeadMounts(Mount.at(0, -0.6, 1.02), Mount.at(0, 0.16, 0.4)),
        Mount.at(body.chest().x(), body.chest().y() - 0.015, head.size() * 0.56),
        Mount.at(body.hip().x(), body.hip().y(), head.size() * 0.7),
        Mount.at(right.endX(), right.endY(), size),
        raised ? Mount.at(left.endX(), left.endY() - size * 0.3, size) : both);
  }

  void draw(Brush brush) {
    Anchors anchors = anchors();
    Action action = look.subject().action();
    if (action != Action.LYING && action != Action.SLEEPING) {
      brush.contact(body.hip().x(), -0.003, 0.17, 0.026, body.lift());
    }
    Brush head = body.head().on(brush);
    Props.behind(brush, look, anchors);
    Wardrobe.behindHead(brush, look, anchors);
    Wardrobe.onBack(brush, look, anchors);
    if (Wardrobe.wears(look.subject(), "cape")
        || Wardrobe.wears(look.subject(), "cloak")
        || guise.clothes() == Guise.Clothes.ARMOUR) {
      Outfit.cape(brush, this, Outfit.worn(look, "cape", 0xB8323A));
    }
    if (guise.headgear() == Guise.Headgear.VEIL) {
      HeadPieces.veil(head);
    }
    HairStyle.behind(head, guise.hair(), colours.hair(), look.dice().fork("hair"));
    Outfit.draw(brush, this);
    Wardrobe.straps(brush, look, anchors);
    Wardrobe.atNeck(brush, look, anchors);
    brush.shade(
        body.head().x(),
        body.head().y() + body.head().size() * 1.02,
        body.head().size() * 0.6,
        body.head().size() * 0.2,
        0.3);
    PersonFace.draw(head, this);
    if (guise.headgear() != Guise.Headgear.HELMET) {
      HairStyle.before(head, guise.hair(), colours.hair(), look.dice().fork("hair"));
    }
    HeadPieces.draw(head, this);
    Wardrobe.onHead(brush, look, anchors);
    Props.inFront(brush, look, anchors);
    Outfit.hands(brush, this);
  }
}
