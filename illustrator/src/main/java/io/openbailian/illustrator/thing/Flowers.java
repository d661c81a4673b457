package io.openbailian.illustrator.thing;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Drawing;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// A clump of tall flowers.
public final class Flowers implements Drawing {
  private static final int[] BLOOMS = {0xE8505B, 0xF9A03F, 0xF28FB1, 0xFFF3E0, 0xA77BCA, 0xF7D154};

  @Override
  public double aspect() {
    return 0.9;
  }

  @Override
  public void draw(Sheet sheet, Look look) {
    Dice dice = look.dice();
    int bloom = look.colour(BLOOMS);
    for (int i = 0; i < 7; i++) {
      double x = (i - 3) * 0.12 + dice.between(-0.03, 0.03);
      double y = -0.62 - 0.28 * dice.unit() + 0.03 * (i - 3) * (i - 3);
      stem(sheet, x * 0.35, 0, x, y, 0.016);
      leaf(sheet, x * 0.6, y * 0.4, i % 2 == 0 ? 0.16 : -0.16);
    }
    dice = look.dice().fork("heads");
    for (int i = 0; i < 7; i++) {
      Dice again = look.dice().fork("head", i);
      double x = (i - 3) * 0.12;
      double y = -0.7 - 0.16 * again.unit() + 0.03 * (i - 3) * (i - 3);
      int tone = Rgb.mix(bloom, dice.chance(0.5) ? 0xFFFFFF : 0x701030, dice.between(0, 0.2));
      head(sheet, look.subject().kind().orElse(""), i, x, y, tone);
    }
  }

  /// The bloom of a kind; roses and daisies in turn where none is said.
  private static void head(Sheet sheet, String kind, int i, double x, double y, int tone) {
    switch (kind) {
      case "rose", "peony", "carnation" -> rose(sheet, x, y, 0.12, tone);
      case "tulip" -> tulip(sheet, x, y, 0.11, tone);
      case "lotus", "lily" -> lotus(sheet, x, y, 0.13, tone);
      case "sunflower" -> sunflower(sheet, x, y);
      case "daisy", "chrysanthemum" -> daisy(sheet, x, y, 0.11, tone);
      case "lavender" -> spike(sheet, x, y, tone);
      default -> {
        if (i % 3 == 0) {
          rose(sheet, x, y, 0.1, tone);
        } else {
          daisy(sheet, x, y, 0.1, tone);
        }
      }
    }
  }

  private static void sunflower(Sheet sheet, double x, double y) {
    for (int ring = 0; ring < 2; ring++) {
      for (int i = 0; i < 14; i++) {
        double angle = 2 * StrictMath.PI * (i + 0.5 * ring) / 14;
        double reach = ring == 0 ? 0.15 : 0.125;
        double cx = StrictMath.cos(angle);
        double cy = StrictMath.sin(angle);
        sheet.paint(
            Pen.at(x + 0.05 * cx - 0.028 * cy, y + 0.05 * cy + 0.028 * cx)
                .curve(x + reach * cx, y + reach * cy, x + reach * cx, y + reach * cy)
                .curve(
                    x + reach * cx,
                    y + reach * cy,
                    x + 0.05 * cx + 0.028 * cy,
                    y + 0.05 * cy - 0.028 * cx)
                .close(),
            ring == 0 ? 0xE8A420 : 0xF6C332);
      }
    }
    sheet.paintForm(Shapes.circle(x, y, 0.068), 0x5E3A1E);
    sheet.paint(Shapes.circle(x, y, 0.036), 0x3E2614);
  }

  /// Pointed petals in a bowl.
  private static void lotus(Sheet sheet, double x, double y, double r, int colour) {
    for (int i : new int[] {-3, 3, -2, 2, -1, 1, 0}) {
      double lean = 0.42 * i;
      double tipX = x + r * 1.15 * StrictMath.sin(lean);
      double tipY = y + r * 0.5 - r * 1.25 * StrictMath.cos(lean);
      sheet.paintForm(
          Pen.at(x, y + r * 0.6)
              .curve(x + r * (0.16 * i - 0.34), y - r * 0.1, tipX, tipY)
              .curve(x + r * (0.16 * i + 0.34), y - r * 0.1, x, y + r * 0.6)
              .close(),
          i % 2 == 0 ? colour : Rgb.lighter(colour, 0.2));
    }
  }

  private static void spike(Sheet sheet, double x, double y, int colour) {
    for (int i = 0; i < 9; i++) {
      double dy = y + 0.2 - 0.032 * i;
      double half = 0.036 - 0.0028 * i;
      for (int side = -1; side <= 1; side += 2) {
        sheet.paint(
            Shapes.ellipse(x + half * side, dy + 0.01 * side, half * 0.8, 0.02),
            i % 2 == 0 ? colour : Rgb.lighter(colour, 0.16));
      }
    }
    sheet.paint(Shapes.ellipse(x, y - 0.1, 0.014, 0.024), Rgb.lighter(colour, 0.1));
  }

  static void stem(Sheet sheet, double x0, double y0, double x1, double y1, double width) {
    sheet.paintLine(Pen.at(x0, y0).curve(x0, (y0 + y1) / 2, x1, y1).open(), width, 0x4E8A4E);
  }

  private static void leaf(Sheet sheet, double x, double y, double length) {
    sheet.paint(
        Pen.at(x, y)
            .curve(x + length * 0.4, y - 0.13, x + length, y - 0.1)
            .curve(x + length * 0.6, y + 0.02, x, y)
            .close(),
        0x5F9C58);
  }

  public static void daisy(Sheet sheet, double x, double y, double r, int colour) {
    for (int i = 0; i < 8; i++) {
      double angle = StrictMath.PI * i / 4;
      double cx = x + r * 0.58 * StrictMath.cos(angle);
      double cy = y + r * 0.58 * StrictMath.sin(angle);
      sheet.paint(Shapes.circle(cx, cy, r * 0.4), i % 2 == 0 ? colour : Rgb.lighter(colour, 0.14));
    }
    sheet.paint(Shapes.circle(x, y, r * 0.34), 0xF6C445);
    sheet.paint(Shapes.circle(x + r * 0.06, y + r * 0.08, r * 0.22), 0xE0A030);
  }

  static void rose(Sheet sheet, double x, double y, double r, int colour) {
    sheet.paintForm(Shapes.circle(x, y, r), colour);
    for (int i = 0; i < 5; i++) {
      double angle = 2 * StrictMath.PI * i / 5;
      sheet.paint(
          Shapes.circle(
              x + r * 0.5 * StrictMath.cos(angle), y + r * 0.5 * StrictMath.sin(angle), r * 0.46),
          i % 2 == 0 ? Rgb.darker(colour, 0.1) : Rgb.lighter(colour, 0.1));
    }
    sheet.paint(Shapes.circle(x, y, r * 0.44), Rgb.darker(colour, 0.18));
    sheet.paintLine(
        Pen.at(x - r * 0.2, y)
            .curve(x, y - r * 0.35, x + r * 0.2, y)
            .curve(x, y + r * 0.2, x - r * 0.05, y)
            .open(),
        r * 0.1,
        Rgb.darker(colour, 0.4));
  }

  static void tulip(Sheet sheet, double x, double y, double r, int colour) {
    sheet.paint(
        Pen.at(x - r * 0.7, y - r * 0.9)
            .curve(x, y - r * 0.2, x + r * 0.7, y - r * 0.9)
            .curve(x + r, y + r, x, y + r)
            .curve(x - r, y + r, x - r * 0.7, y - r * 0.9)
            .close(),
        Rgb.darker(colour, 0.16));
    sheet.paintForm(
        Pen.at(x, y - r).curve(x + r * 0.75, y, x, y + r).curve(x - r * 0.75, y, x, y - r).close(),
        colour);
    sheet.paintLine(
        Pen.at(x, y - r * 0.7).to(x, y + r * 0.6).open(), r * 0.07, Rgb.lighter(colour, 0.25));
  }

  /// A dense bunch with leaves, seen from the side.
  public static void bunch(Sheet sheet, Dice dice, double x, double y, double r, int colour) {
    sheet.paint(Shapes.ellipse(x, y + r * 0.3, r * 1.05, r * 0.75), 0x4E8A57);
    for (int i = 0; i < 7; i++) {
      double bx = x + r * dice.between(-0.75, 0.75);
      double by = y + r * dice.between(-0.6, 0.25);
      sheet.paint(Shapes.circle(bx, by, r * 0.34), Rgb.mix(colour, 0xFFFFFF, dice.between(0, 0.3)));
      sheet.paint(Shapes.circle(bx, by, r * 0.12), Rgb.darker(colour, 0.25));
    }
  }
}
