package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Material;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;

/// The face of a person, on a head whose middle is the origin and half whose width is one unit.
final class PersonFace {
  private PersonFace() {}

  static void draw(Brush head, Figure figure) {
    int skin = figure.colours().skin();
    Dice dice = figure.look().dice().fork("person");
    FacialExpression face = FacialExpression.of(figure.look());
    for (int side = -1; side <= 1; side += 2) {
      head.form(Shapes.ellipse(0.99 * side, 0.2, 0.15, 0.22), skin);
      head.flat(Shapes.ellipse(0.99 * side, 0.22, 0.07, 0.12), Rgb.mix(skin, 0xD8705A, 0.35), 0.6);
    }
    head.form(
        Pen.at(0, -1.06)
            .bend(0.64, -1.06, 1.02, -0.6, 1.0, 0.12)
            .bend(0.98, 0.66, 0.5, 1.04, 0, 1.04)
            .bend(-0.5, 1.04, -0.98, 0.66, -1.0, 0.12)
            .bend(-1.02, -0.6, -0.64, -1.06, 0, -1.06)
            .close(),
        skin);
    FacialExpression.blush(head, 0.58, 0.48, 0.2);
    double turn = face.gaze() * 0.06;
    Brush features = head.at(turn, 0, 1);
    boolean old =
        figure.guise().hair() == Guise.Hair.GREY_SHORT
            || figure.guise().hair() == Guise.Hair.GREY_BUN;
    face.eyes(
        features,
        0.39,
        0.16,
        dice.between(0.165, 0.19),
        dice.pick(0x4A2E20, 0x3A2A2A, 0x4A6A8A, 0x5A7A4A, 0x5A3A22));
    brows(features, face, old ? 0xC9C9CE : Rgb.darker(figure.colours().hair(), 0.1));
    nose(features, skin);
    boolean asked = Wardrobe.wears(figure.look().subject(), "beard");
    boolean bearded = asked || figure.guise().hair() == Guise.Hair.GREY_SHORT;
    if (bearded) {
      beard(features, dice, asked ? beard(figure) : 0xECECEE);
    }
    mouth(features, face);
    if (old && !bearded) {
      for (int side = -1; side <= 1; side += 2) {
        features.line(
            Pen.at(0.62 * side, 0.3).to(0.74 * side, 0.26).open(),
            0.022,
            Rgb.darker(skin, 0.3),
            0.6);
        features.line(
            Pen.at(0.36 * side, 0.5).curve(0.46 * side, 0.6, 0.44 * side, 0.72).open(),
            0.022,
            Rgb.darker(skin, 0.3),
            0.5);
      }
    }
    if (dice.fork("freckles").chance(0.18) && !head.is(Material.CERAMIC)) {
      for (int i = -3; i <= 3; i++) {
        features.flat(
            Shapes.circle(0.15 * i + (i > 0 ? 0.1 : -0.1), 0.42 + 0.04 * (i & 1), 0.025),
            Rgb.darker(skin, 0.3),
            0.5);
      }
    }
  }

  private static void brows(Brush head, FacialExpression face, int colour) {
    double up = face.laughing() ? -0.05 : 0;
    for (int side = -1; side <= 1; side += 2) {
      head.line(
          Pen.at(0.25 * side, -0.13 + up)
              .curve(0.4 * side, -0.25 + up, 0.56 * side, -0.14 + up)
              .open(),
          0.055,
          colour,
          0.85);
    }
  }

  private static void nose(Brush head, int skin) {
    head.line(
        Pen.at(-0.05, 0.43).curve(0, 0.5, 0.06, 0.43).open(), 0.045, Rgb.mix(skin, 0xB85A4A, 0.55));
  }

  private static void mouth(Brush head, FacialExpression face) {
    if (face.laughing()) {
      var open =
          Pen.at(-0.22, 0.6)
              .curve(0, 0.66, 0.22, 0.6)
              .bend(0.2, 0.9, -0.2, 0.9, -0.22, 0.6)
              .close();
      head.flat(open, 0x8E2F38);
      head.within(open).flat(Shapes.ellipse(0, 0.84, 0.13, 0.08), 0xF28A8E);
      head.within(open).flat(Shapes.box(-0.17, 0.57, 0.34, 0.13), 0xFFFFFF);
    } else {
      head.line(Pen.at(-0.2, 0.63).curve(0, 0.8, 0.2, 0.63).open(), 0.05, 0xA6454A);
    }
  }

  /// Of the colour that the scene names, or of the hair's.
  private static int beard(Figure figure) {
    return Wardrobe.worn(figure.look().subject())
        .filter(one -> one.thing().equals("beard"))
        .flatMap(one -> one.hue().stream())
        .map(Figure.Colours::hair)
        .findFirst()
        .orElse(figure.colours().hair());
  }

  private static void beard(Brush head, Dice dice, int colour) {
    double length = dice.fork("beard").between(1.05, 1.5);
    head.form(
        Pen.at(-0.92, 0.3)
            .bend(-0.9, 0.9, -0.5, length, 0, length + 0.12)
            .bend(0.5, length, 0.9, 0.9, 0.92, 0.3)
            .bend(0.7, 0.62, 0.4, 0.48, 0, 0.56)
            .bend(-0.4, 0.48, -0.7, 0.62, -0.92, 0.3)
            .close(),
        colour);
    for (int i = -2; i <= 2; i++) {
      head.line(
          Pen.at(0.2 * i, 0.85).curve(0.2 * i, 1.0, 0.14 * i, length).open(),
          0.025,
          colour == 0xECECEE ? 0xA8A8B4 : Rgb.darker(colour, 0.3),
          0.6);
    }
  }
}
