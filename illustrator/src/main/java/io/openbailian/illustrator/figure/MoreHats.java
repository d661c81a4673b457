package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Limb;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;

/// Hats that a scene asks for by their name, from where they sit upwards; one unit is half the
/// width of the head there.
final class MoreHats {
  private MoreHats() {}

  /// Tall and stiff, of one colour, with a band of silk.
  static void top(Brush at, int felt) {
    at.form(Shapes.ellipse(0, 0.0, 1.36, 0.28), felt);
    at.form(
        Pen.at(-0.8, -0.04)
            .curve(-0.84, -0.8, -0.94, -1.5)
            .curve(0, -1.66, 0.94, -1.5)
            .curve(0.84, -0.8, 0.8, -0.04)
            .curve(0, 0.18, -0.8, -0.04)
            .close(),
        felt);
    at.flat(Shapes.ellipse(0, -1.5, 0.92, 0.13), Rgb.lighter(felt, 0.16));
    at.form(
        Pen.at(-0.81, -0.38)
            .curve(0, -0.16, 0.81, -0.38)
            .to(0.8, -0.06)
            .curve(0, 0.16, -0.8, -0.06)
            .close(),
        Rgb.mix(felt, 0xB02A3A, 0.75));
  }

  /// Flat and soft, pulled to one side, with its little stem.
  static void beret(Brush at, int wool) {
    at.form(Shapes.rounded(-1.0, -0.16, 2.0, 0.3, 0.14), Rgb.darker(wool, 0.22));
    at.form(
        Pen.at(-1.06, -0.06)
            .bend(-1.5, -0.5, -0.7, -0.98, 0.2, -0.92)
            .bend(1.1, -0.88, 1.75, -0.4, 1.34, -0.04)
            .curve(0.2, -0.22, -1.06, -0.06)
            .close(),
        wool);
    at.form(Limb.straight(0.16, -0.9, 0.07, 0.22, -1.1, 0.05), Rgb.darker(wool, 0.15));
  }

  /// A wide brim that turns up at both sides, and a dented crown.
  static void cowboy(Brush at, int felt) {
    at.form(
        Pen.at(-1.9, -0.4)
            .curve(-1.3, 0.3, 0, 0.3)
            .curve(1.3, 0.3, 1.9, -0.4)
            .curve(1.2, -0.02, 0, -0.02)
            .curve(-1.2, -0.02, -1.9, -0.4)
            .close(),
        felt);
    at.form(
        Pen.at(-0.9, 0.02)
            .bend(-0.92, -0.6, -0.84, -1.1, -0.5, -1.14)
            .curve(-0.2, -1.14, 0, -0.94)
            .curve(0.2, -1.14, 0.5, -1.14)
            .bend(0.84, -1.1, 0.92, -0.6, 0.9, 0.02)
            .curve(0, 0.2, -0.9, 0.02)
            .close(),
        Rgb.lighter(felt, 0.08));
    at.form(
        Pen.at(-0.9, -0.2).curve(0, 0.0, 0.9, -0.2).to(0.9, 0.0).curve(0, 0.2, -0.9, 0.0).close(),
        Rgb.darker(felt, 0.45));
  }

  /// A cone of woven bamboo.
  static void conical(Brush at, int straw) {
    var cone =
        Pen.at(-1.9, 0.14)
            .curve(-0.7, -0.5, 0, -1.05)
            .curve(0.7, -0.5, 1.9, 0.14)
            .curve(0, 0.5, -1.9, 0.14)
            .close();
    at.form(cone, straw);
    Brush woven = at.within(cone);
    for (int i = 1; i <= 4; i++) {
      double y = -1.05 + 0.3 * i;
      woven.line(
          Pen.at(-0.48 * i, y + 0.1).curve(0, y + 0.22, 0.48 * i, y + 0.1).open(),
          0.04,
          Rgb.darker(straw, 0.35),
          0.7);
    }
    for (int i = -3; i <= 3; i++) {
      woven.line(Pen.at(0, -1.05).to(0.6 * i, 0.4).open(), 0.03, Rgb.darker(straw, 0.35), 0.5);
    }
  }

  /// A soft cap that falls over to one side, with a white rim and a white pompom.
  static void santa(Brush at, int cloth) {
    at.form(
        Pen.at(-0.98, -0.02)
            .bend(-0.9, -0.9, -0.2, -1.5, 0.5, -1.36)
            .bend(1.1, -1.24, 1.5, -0.8, 1.5, -0.3)
            .curve(1.2, -0.7, 0.86, -0.72)
            .curve(1.0, -0.4, 0.98, -0.02)
            .close(),
        cloth);
    at.fur(
        Shapes.blob(Dice.of(5, "pompom"), 1.48, -0.2, 0.28, 0.27, 11, 0.08),
        0xFDFBF6,
        Dice.of(6, "pompom"));
    at.form(Shapes.rounded(-1.14, -0.24, 2.28, 0.46, 0.22), 0xFDFBF6);
  }

  /// A small white cap with a cross.
  static void nurse(Brush at, int cloth) {
    at.form(
        Pen.at(-0.7, 0.02).to(-0.84, -0.56).curve(0, -0.8, 0.84, -0.56).to(0.7, 0.02).close(),
        cloth);
    at.flat(Shapes.box(-0.07, -0.52, 0.14, 0.4), 0xD8323C);
    at.flat(Shapes.box(-0.2, -0.39, 0.4, 0.14), 0xD8323C);
  }

  /// The cap of a uniform, with a badge.
  static void peaked(Brush at, int cloth) {
    at.form(
        Pen.at(-0.96, -0.2)
            .curve(-1.3, -0.8, -0.7, -0.9)
            .curve(0, -1.1, 0.7, -0.9)
            .curve(1.3, -0.8, 0.96, -0.2)
            .close(),
        cloth);
    at.form(Shapes.rounded(-0.98, -0.3, 1.96, 0.28, 0.08), Rgb.darker(cloth, 0.3));
    at.form(
        Pen.at(-0.9, -0.06).curve(0, 0.44, 0.9, -0.06).curve(0, 0.1, -0.9, -0.06).close(),
        0x16181E);
    at.form(Shapes.circle(0, -0.5, 0.17), 0xE8BC4A);
  }

  /// A helmet of hard plastic with a ridge.
  static void hard(Brush at, int shell) {
    at.form(Shapes.rounded(-1.24, -0.14, 2.48, 0.26, 0.12), Rgb.darker(shell, 0.12));
    at.form(Pen.at(-1.02, -0.04).bend(-1.02, -1.14, 1.02, -1.14, 1.02, -0.04).close(), shell);
    at.form(Shapes.rounded(-0.14, -0.94, 0.28, 0.86, 0.1), Rgb.lighter(shell, 0.2));
  }

  /// The hat of a pirate, with bones on it.
  static void tricorne(Brush at, int felt) {
    at.form(
        Pen.at(-1.6, 0.06)
            .curve(-1.1, -0.5, -0.7, -0.94)
            .curve(0, -1.36, 0.7, -0.94)
            .curve(1.1, -0.5, 1.6, 0.06)
            .curve(0, -0.24, -1.6, 0.06)
            .close(),
        felt);
    at.line(Pen.at(-1.5, 0.0).curve(0, -0.32, 1.5, 0.0).open(), 0.08, 0xE8BC4A);
    at.form(Shapes.circle(0, -0.68, 0.2), 0xF6F2E8);
    at.flat(Shapes.circle(-0.08, -0.7, 0.05), felt);
    at.flat(Shapes.circle(0.08, -0.7, 0.05), felt);
    at.line(Pen.at(-0.34, -0.54).to(0.34, -0.34).open(), 0.08, 0xF6F2E8);
    at.line(Pen.at(0.34, -0.54).to(-0.34, -0.34).open(), 0.08, 0xF6F2E8);
  }

  /// The flat square cap of graduates, with its tassel.
  static void mortarboard(Brush at, int cloth) {
    at.form(
        Pen.at(-0.86, 0.06)
            .to(-0.8, -0.5)
            .to(0.8, -0.5)
            .to(0.86, 0.06)
            .curve(0, 0.24, -0.86, 0.06)
            .close(),
        cloth);
    at.form(Shapes.polygon(-1.5, -0.56, 0, -0.9, 1.5, -0.56, 0, -0.24), Rgb.lighter(cloth, 0.1));
    at.line(Pen.at(0, -0.56).to(1.16, -0.46).to(1.16, 0.1).open(), 0.06, 0xE8BC4A);
    at.form(Shapes.rounded(1.06, 0.06, 0.2, 0.34, 0.06), 0xE8BC4A);
  }

  /// Leaves the eyes free and nothing else; the origin is the middle of the head.
  static void hood(Brush head, int cloth) {
    head.form(
        Pen.at(-1.2, -0.12)
            .bend(-1.3, -1.1, -0.7, -1.36, 0, -1.36)
            .bend(0.7, -1.36, 1.3, -1.1, 1.2, -0.12)
            .curve(0, -0.3, -1.2, -0.12)
            .close(),
        cloth);
    head.form(
        Pen.at(-1.16, 0.4)
            .curve(0, 0.28, 1.16, 0.4)
            .bend(1.16, 1.0, 0.6, 1.24, 0, 1.24)
            .bend(-0.6, 1.24, -1.16, 1.0, -1.16, 0.4)
            .close(),
        cloth);
    for (int side = -1; side <= 1; side += 2) {
      head.form(Shapes.rounded(side > 0 ? 0.86 : -1.16, -0.2, 0.3, 0.7, 0.1), cloth);
    }
  }
}
