package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Material;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;
import java.awt.Shape;

/// A vase of porcelain, stoneware or glass with a bouquet in it.
public final class Vase implements Drawing {
  private static final int[] BLOOMS = {0xE8505B, 0xF28FB1, 0xF7D154, 0xFFF3E0, 0xA77BCA, 0xF2994A};

  @Override
  public double aspect() {
    return 0.72;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int glaze = look.colour(0xF4F6F8, 0xA9CFBE, 0xE8D8BC, 0x7FA0B8);
    String kind = look.subject().kind().orElse("");
    if (kind.equals("pot")) {
      new Houseplant().draw(sheet, look);
      return;
    }
    boolean glass = look.subject().material().filter(Material.GLASS::equals).isPresent();
    sheet.shadow(0.04, 0, 0.2, 0.03);
    bouquet(sheet, dice.fork("bouquet"), look.hue().isPresent());
    Shape body = body(dice.fork("form").below(3));
    if (glass) {
      sheet.paint(body, Rgb.mix(glaze, 0xDCF0F4, 0.5), 0.5);
      sheet.fill(Shapes.ellipse(0, -0.16, 0.12, 0.1), 0x8FC4D6, 0.35);
    } else {
      sheet.paintForm(body, glaze);
      pattern(sheet, glaze, kind.equals("blue") ? 0 : dice.fork("pattern").below(3));
    }
    sheet.paint(Shapes.ellipse(0, -0.515, 0.085, 0.016), glass ? 0xBFDCE0 : 0x54606C);
    sheet.fill(
        Pen.at(-0.135, -0.3)
            .bend(-0.16, -0.22, -0.14, -0.14, -0.1, -0.08)
            .bend(-0.115, -0.16, -0.12, -0.24, -0.105, -0.32)
            .close(),
        0xFFFFFF,
        0.6);
  }

  private static Shape body(int form) {
    return switch (form) {
      case 0 ->
          Pen.at(-0.085, -0.52)
              .curve(-0.06, -0.45, -0.08, -0.41)
              .bend(-0.22, -0.33, -0.2, -0.12, -0.1, 0)
              .to(0.1, 0)
              .bend(0.2, -0.12, 0.22, -0.33, 0.08, -0.41)
              .curve(0.06, -0.45, 0.085, -0.52)
              .close();
      case 1 ->
          Pen.at(-0.085, -0.52)
              .bend(-0.12, -0.4, -0.19, -0.38, -0.17, -0.26)
              .bend(-0.15, -0.12, -0.1, -0.08, -0.11, 0)
              .to(0.11, 0)
              .bend(0.1, -0.08, 0.15, -0.12, 0.17, -0.26)
              .bend(0.19, -0.38, 0.12, -0.4, 0.085, -0.52)
              .close();
      default ->
          Pen.at(-0.085, -0.52)
              .curve(-0.035, -0.38, -0.06, -0.3)
              .bend(-0.2, -0.24, -0.2, -0.04, -0.12, 0)
              .to(0.12, 0)
              .bend(0.2, -0.04, 0.2, -0.24, 0.06, -0.3)
              .curve(0.035, -0.38, 0.085, -0.52)
              .close();
    };
  }

  private static void pattern(Sheet sheet, int glaze, int pattern) {
    int ink = Rgb.luminance(glaze) > 0.75 ? 0x3B62A8 : Rgb.lighter(glaze, 0.45);
    switch (pattern) {
      case 0 -> {
        sheet.paintLine(Pen.at(-0.13, -0.3).curve(0, -0.26, 0.13, -0.3).open(), 0.008, ink);
        sheet.paintLine(Pen.at(-0.12, -0.05).curve(0, -0.01, 0.12, -0.05).open(), 0.008, ink);
        for (int i = -1; i <= 1; i++) {
          Flowers.daisy(sheet, 0.085 * i, -0.17 + 0.01 * i * i, 0.036, ink);
        }
        sheet.paintLine(
            Pen.at(-0.13, -0.12).bend(-0.06, -0.06, 0.04, -0.14, 0.12, -0.1).open(), 0.006, ink);
      }
      case 1 -> {
        for (int i = 0; i < 4; i++) {
          double y = -0.27 + 0.06 * i;
          sheet.paintLine(
              Pen.at(-0.14 + 0.008 * i, y).curve(0, y + 0.05, 0.14 - 0.008 * i, y).open(),
              0.012,
              Rgb.darker(glaze, 0.12));
        }
      }
      default -> {
        for (int i = -2; i <= 2; i++) {
          sheet.paintLine(
              Pen.at(0.03 * i, -0.3).curve(0.085 * i, -0.18, 0.045 * i, -0.02).open(),
              0.006,
              Rgb.darker(glaze, 0.13));
        }
      }
    }
  }

  private static void bouquet(Sheet sheet, Dice dice, boolean quiet) {
    int flowers = 7 + dice.below(4);
    int first = dice.pick(BLOOMS);
    int second = quiet ? 0xFFF3E0 : dice.pick(BLOOMS);
    for (int i = 0; i < 14; i++) {
      Dice one = dice.fork("leaf", i);
      double angle = -1.57 + (i - 6.5) * 0.19;
      double reach = one.between(0.2, 0.36);
      Sheet here = sheet.at(0, -0.5, 1).turned(angle + 1.57);
      here.paintForm(
          Pen.at(0, 0)
              .curve(-0.055, -reach * 0.6, 0, -reach)
              .curve(0.055, -reach * 0.6, 0, 0)
              .close(),
          Rgb.mix(0x4E8A4E, one.chance(0.5) ? 0xA9C48A : 0x2A5A40, one.between(0, 0.4)));
    }
    for (int i = 0; i < flowers; i++) {
      Dice one = dice.fork("flower", i);
      double angle = -1.57 + (i - (flowers - 1) / 2.0) * 2.1 / flowers + one.between(-0.08, 0.08);
      double reach = i % 2 == 0 ? one.between(0.32, 0.42) : one.between(0.2, 0.28);
      double x = reach * 0.86 * StrictMath.cos(angle);
      double y = -0.5 + reach * StrictMath.sin(angle);
      double r = one.between(0.06, 0.085);
      Flowers.stem(sheet, 0, -0.46, x, y, 0.01);
      int bloom = one.chance(0.6) ? first : second;
      switch (one.below(3)) {
        case 0 -> Flowers.rose(sheet, x, y, r, bloom);
        case 1 -> Flowers.daisy(sheet, x, y, r, bloom);
        default -> Flowers.tulip(sheet, x, y, r, bloom);
      }
    }
    for (int i = 0; i < 12; i++) {
      double x = dice.between(-0.26, 0.26);
      double y = -0.7 - dice.between(-0.12, 0.2) * (1 - x * x * 8);
      sheet.paint(Shapes.circle(x, y, 0.012), 0xFFFBF0);
    }
  }
}
