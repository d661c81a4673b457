package io.openbailian.illustrator.animal;

import io.openbailian.illustrator.figure.Worn;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.Subject;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.illustrator.tool.Substance;
import io.openbailian.text.Dice;
import java.util.List;

/// A bird: on the wing where it belongs to the air, else on its feet.
public final class Bird implements Drawing {
  enum Sort {
    SONGBIRD,
    CRANE,
    GULL,
    OWL,
    PENGUIN,
    DUCK
  }

  /// @param back wings and back
  /// @param belly breast and belly
  /// @param tip the ends of wings and tail
  record Plumage(int back, int belly, int tip, int beak) {}

  @Override
  public double aspect() {
    return 1.7;
  }

  @Override
  public double aspect(Subject subject) {
    return flies(subject) ? aspect() : 1.05;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Sort sort = sort(look);
    Plumage plumage = plumage(look, sort);
    boolean flying = flies(look.subject()) && sort != Sort.PENGUIN;
    Brush brush = Brush.of(sheet.at(0, 0, flying ? 1 : Worn.room(look.subject())), look);
    if (flying) {
      BirdFlying.draw(brush, look, sort, plumage);
      return;
    }
    switch (sort) {
      case OWL, PENGUIN -> BirdFront.draw(brush, look, sort == Sort.OWL, plumage);
      case CRANE -> BirdPerched.crane(brush, look, plumage);
      case SONGBIRD, GULL, DUCK -> BirdPerched.small(brush, look, sort, plumage);
    }
  }

  public static boolean flies(Subject subject) {
    boolean heavy =
        subject
            .kind()
            .filter(kind ->
                kind.equals("owl")
                    || kind.equals("penguin")
                    || kind.equals("duck")
                    || kind.equals("chick"))
            .isPresent();
    return switch (subject.action()) {
      case FLYING -> true;
      case ANY -> subject.role() == Role.AIR && !heavy;
      case STANDING,
          SITTING,
          LYING,
          SLEEPING,
          WALKING,
          RUNNING,
          JUMPING,
          SWIMMING,
          DANCING,
          READING,
          WAVING ->
          false;
    };
  }

  private static Sort sort(Look look) {
    return switch (look.subject().kind().orElse("")) {
      case "crane", "heron", "egret" -> Sort.CRANE;
      case "gull", "seagull", "dove", "goose" -> Sort.GULL;
      case "owl" -> Sort.OWL;
      case "penguin" -> Sort.PENGUIN;
      case "duck", "chick" -> Sort.DUCK;
      default -> Sort.SONGBIRD;
    };
  }

  private static Plumage plumage(Look look, Sort sort) {
    return Substance.hue(look)
        .map(Hue::rgb)
        .map(rgb -> dyed(rgb, sort))
        .orElseGet(() -> usual(look, sort));
  }

  private static Plumage dyed(int rgb, Sort sort) {
    int beak = sort == Sort.CRANE ? 0x6A6A58 : 0xF2A93B;
    double light = Rgb.luminance(rgb);
    return new Plumage(
        light > 0.9 ? 0xEFEAE0 : Rgb.darker(rgb, 0.1),
        Rgb.lighter(rgb, light < 0.2 ? 0.12 : 0.25),
        Rgb.darker(rgb, light > 0.9 ? 0.2 : 0.42),
        beak);
  }

  private static Plumage usual(Look look, Sort sort) {
    Dice dice = look.dice().fork("plumage");
    return switch (sort) {
      case SONGBIRD ->
          dice.pick(
              List.of(
                  new Plumage(0x4F86C8, 0xF6A65C, 0x2E548A, 0xF2B23B),
                  new Plumage(0x8A6A50, 0xE8613C, 0x5A4636, 0x5A4A42),
                  new Plumage(0x6FA85A, 0xF6E08A, 0x3F6A3E, 0xE8963B),
                  new Plumage(0xE6A93B, 0xFBEFC8, 0x6A5230, 0xE07A3B),
                  new Plumage(0x7A8AA0, 0xF6F0E8, 0x46566E, 0xF2A93B)));
      case CRANE -> new Plumage(0xFAFAF6, 0xFFFFFF, 0x2E2C34, 0x6A6A58);
      case GULL -> new Plumage(0xC3CCD6, 0xFDFDFB, 0x4A5260, 0xF2A93B);
      case OWL ->
          dice.pick(
              List.of(
                  new Plumage(0x9A7450, 0xEAD2AC, 0x6A4A30, 0xF0A93B),
                  new Plumage(0x8A8A94, 0xEDEAE6, 0x5A5A66, 0xE8A040),
                  new Plumage(0xF3F0EA, 0xFFFFFF, 0xB9B2A6, 0x6A6258)));
      case PENGUIN -> new Plumage(0x38404E, 0xFFFFFF, 0x2A303C, 0xF2A93B);
      case DUCK -> new Plumage(0xF6CF4A, 0xFBE28A, 0xE0AE30, 0xF08A30);
    };
  }
}
