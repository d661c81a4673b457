package io.openbailian.illustrator.figure;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Adornment;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Anchors;
import io.openbailian.illustrator.tool.Brush;
import io.openbailian.illustrator.tool.Look;
import io.openbailian.illustrator.tool.Mount;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;
import java.awt.Shape;
import java.util.stream.Stream;

/// What figures wear, put on where their anchors say. A thing that is not known here is not drawn.
public final class Wardrobe {
  private Wardrobe() {}

  /// What is seen on both sides of the head but not before it.
  public static void behindHead(Brush brush, Look look, Anchors anchors) {
    Worn.worn(look.subject())
        .filter(one -> one.thing().equals("headphones"))
        .forEach(one -> band(anchors.head().on(brush), look.colour(one)));
  }

  public static void onHead(Brush brush, Look look, Anchors anchors) {
    Worn.worn(look.subject())
        .forEach(one -> {
          int colour = look.colour(one);
          Dice dice = look.dice().fork(one.thing()).fork("form");
          Brush crown = anchors.crown().on(brush);
          switch (one.thing()) {
            case "hat" -> Hats.hat(crown, colour, one.hue().isPresent(), dice);
            case "beanie" -> Hats.woollen(crown, colour);
            case "beret" -> MoreHats.beret(crown, colour);
            case "chef_hat" -> HeadPieces.toque(crown);
            case "conical_hat" -> MoreHats.conical(crown, one.hue().map(Hue::rgb).orElse(0xC79A58));
            case "cowboy_hat" -> MoreHats.cowboy(crown, one.hue().map(Hue::rgb).orElse(0x8A5A34));
            case "party_hat" -> Hats.party(crown, colour);
            case "santa_hat" -> MoreHats.santa(crown, one.hue().map(Hue::rgb).orElse(0xCF2E2E));
            case "straw_hat" -> Hats.straw(crown, colour);
            case "top_hat" -> MoreHats.top(crown, one.hue().map(Hue::rgb).orElse(0x2E2A34));
            case "nurse_cap" -> MoreHats.nurse(crown, colour);
            case "peaked_cap" -> MoreHats.peaked(crown, 0x2A3A5C);
            case "hard_hat" -> MoreHats.hard(crown, colour);
            case "tricorne" -> MoreHats.tricorne(crown, 0x2A2630);
            case "mortarboard" -> MoreHats.mortarboard(crown, 0x2A2A34);
            case "hood" -> MoreHats.hood(anchors.head().on(brush), 0x2A2A32);
            case "eye_patch" -> patch(anchors.eyes().on(brush));
            case "wizard_hat" -> HeadPieces.witch(crown, colour);
            case "cap" -> Hats.cap(crown, colour);
            case "crown" -> Hats.crown(crown, one.hue().map(Hue::rgb).orElse(0xF2C13C));
            case "wreath" -> Hats.wreath(crown, colour, dice);
            case "bow" -> Trimmings.bow(crown.at(0.55, -0.02, 0.42).turned(0.35), colour);
            case "flower", "flowers" -> Trimmings.bloom(crown.at(0.62, 0.05, 0.42), colour);
            case "glasses" ->
                glasses(anchors.eyes().on(brush), one.hue().map(Hue::rgb).orElse(0x3A2A2A), false);
            case "sunglasses" ->
                glasses(anchors.eyes().on(brush), one.hue().map(Hue::rgb).orElse(0x2A2430), true);
            case "headphones" -> cups(anchors.head().on(brush), colour);
            case "mask" -> mask(anchors.eyes().on(brush), one.hue().map(Hue::rgb).orElse(0xE9F2F6));
            default -> {}
          }
        });
  }

  public static void atNeck(Brush brush, Look look, Anchors anchors) {
    Worn.worn(look.subject())
        .forEach(one -> {
          int colour = look.colour(one);
          Brush neck = anchors.neck().on(brush);
          switch (one.thing()) {
            case "scarf" -> scarf(neck, colour);
            case "stethoscope" -> stethoscope(neck);
            case "tie" -> tie(neck, colour);
            case "necklace", "pearls" -> necklace(neck, one.hue().map(Hue::rgb).orElse(0xFBF4E6));
            case "bell", "collar" -> collar(neck, colour);
            case "bowtie" -> Trimmings.bow(neck.at(0, 0.2, 0.5), colour);
            default -> {}
          }
        });
  }

  /// What people carry on their back, seen on both sides of it.
  static void onBack(Brush brush, Look look, Anchors anchors) {
    packs(look)
        .forEach(one -> {
          Brush waist = anchors.waist().on(brush);
          waist.form(Shapes.rounded(-1.5, -2.5, 3, 2.4, 0.5), look.colour(one));
          waist.form(
              Shapes.rounded(-1.42, -1.2, 2.84, 1.0, 0.3), Rgb.darker(look.colour(one), 0.14));
        });
  }

  /// The straps of what they carry on their back.
  static void straps(Brush brush, Look look, Anchors anchors) {
    packs(look)
        .forEach(one -> {
          Brush neck = anchors.neck().on(brush);
          for (int side = -1; side <= 1; side += 2) {
            neck.line(
                Pen.at(0.9 * side, 0.2).curve(1.0 * side, 1.4, 0.98 * side, 2.4).open(),
                0.34,
                Rgb.darker(look.colour(one), 0.2));
          }
        });
  }

  private static Stream<Adornment> packs(Look look) {
    return Worn.worn(look.subject()).filter(one -> one.thing().equals("backpack"));
  }

  /// Clothes of animals; people have their own.
  public static void onBody(Brush brush, Look look, Anchors anchors) {
    Worn.worn(look.subject())
        .forEach(one -> {
          int colour = look.colour(one);
          Brush waist = anchors.waist().on(brush);
          switch (one.thing()) {
            case "dress", "skirt", "clothes", "sweater", "coat", "shirt", "jacket" ->
                skirt(waist, colour);
            case "cape", "cloak" -> cape(anchors, brush, colour);
            case "backpack" ->
                brush.form(
                    Shapes.rounded(
                        waist(anchors, -0.9),
                        anchors.waist().y() - 0.08,
                        anchors.waist().size() * 0.5,
                        0.16,
                        0.04),
                    colour);
            default -> {}
          }
        });
  }

  private static double waist(Anchors anchors, double share) {
    return anchors.waist().x() + share * anchors.waist().size();
  }

  private static void band(Brush head, int colour) {
    head.line(Pen.at(-1.02, 0.1).bend(-1.1, -1.25, 1.1, -1.25, 1.02, 0.1).open(), 0.17, colour);
  }

  private static void cups(Brush head, int colour) {
    head.line(Pen.at(-0.92, -0.45).bend(-0.7, -1.08, 0.7, -1.08, 0.92, -0.45).open(), 0.16, colour);
    for (int side = -1; side <= 1; side += 2) {
      head.form(Shapes.rounded(1.0 * side - 0.17, -0.3, 0.34, 0.66, 0.16), colour);
      head.form(Shapes.rounded(1.0 * side - 0.09, -0.2, 0.18, 0.46, 0.09), 0x3A3640);
    }
  }

  private static void glasses(Brush eyes, int frame, boolean dark) {
    for (int side = -1; side <= 1; side += 2) {
      Shape lens =
          dark ? Shapes.rounded(side - 0.78, -0.52, 1.56, 1.1, 0.42) : Shapes.circle(side, 0, 0.74);
      eyes.sheet().fill(lens, dark ? frame : 0xDFF2FF, dark ? 0.92 : 0.22);
      eyes.line(lens, 0.15, frame);
      eyes.sheet()
          .line(
              Pen.at(side - 0.35, 0.12).to(side + 0.05, -0.38).open(),
              0.1,
              0xFFFFFF,
              dark ? 0.55 : 0.75);
      eyes.line(Pen.at(1.72 * side, -0.1).to(2.15 * side, -0.2).open(), 0.13, frame);
    }
    eyes.line(Pen.at(-0.28, -0.08).curve(0, -0.28, 0.28, -0.08).open(), 0.14, frame);
  }

  private static void patch(Brush eyes) {
    eyes.line(Pen.at(-2.4, -1.3).to(2.3, 0.1).open(), 0.16, 0x241E28);
    eyes.form(Shapes.ellipse(1, -0.05, 0.66, 0.6), 0x241E28);
  }

  private static void stethoscope(Brush neck) {
    neck.line(Pen.at(-0.8, -0.1).bend(-0.9, 1.2, -0.2, 1.5, 0.1, 1.3).open(), 0.16, 0x3A4048);
    neck.line(Pen.at(0.8, -0.1).bend(0.86, 0.8, 0.5, 1.2, 0.1, 1.3).open(), 0.16, 0x3A4048);
    neck.line(Pen.at(0.1, 1.3).to(0.12, 1.8).open(), 0.16, 0x3A4048);
    neck.form(Shapes.circle(0.12, 1.95, 0.24), 0xC3C8CF);
  }

  private static void mask(Brush eyes, int colour) {
    eyes.form(
        Pen.at(-1.15, 0.62)
            .curve(0, 0.3, 1.15, 0.62)
            .bend(1.2, 1.6, 0.6, 1.95, 0, 1.95)
            .bend(-0.6, 1.95, -1.2, 1.6, -1.15, 0.62)
            .close(),
        colour);
  }

  private static void scarf(Brush neck, int colour) {
    Brush end = neck.at(0.5, 0.3, 1).turned(-0.12);
    end.form(Shapes.rounded(-0.24, -0.1, 0.5, 1.25, 0.1), colour);
    for (int i = 0; i < 5; i++) {
      end.line(Pen.at(-0.18 + 0.1 * i, 1.12).to(-0.18 + 0.1 * i, 1.3).open(), 0.06, colour);
    }
    for (int i = 0; i < 2; i++) {
      end.flat(Shapes.box(-0.24, 0.55 + 0.25 * i, 0.5, 0.11), 0xFFF6E8, 0.85);
    }
    neck.form(
        Pen.at(-1.12, -0.2)
            .curve(0, 0.4, 1.12, -0.2)
            .bend(1.35, 0.15, 1.25, 0.4, 1.05, 0.45)
            .curve(0, 0.95, -1.05, 0.45)
            .bend(-1.25, 0.4, -1.35, 0.15, -1.12, -0.2)
            .close(),
        colour);
    for (int i = -2; i <= 2; i++) {
      neck.line(
          Pen.at(0.42 * i, 0.08 - 0.05 * i * i)
              .curve(0.46 * i + 0.06, 0.3, 0.4 * i, 0.62 - 0.06 * i * i)
              .open(),
          0.05,
          0x301830,
          0.22);
    }
  }

  private static void tie(Brush neck, int colour) {
    neck.form(Shapes.polygon(-0.2, 0.25, 0.2, 0.25, 0.3, 1.5, 0, 1.8, -0.3, 1.5), colour);
    neck.form(Shapes.polygon(-0.24, 0.05, 0.24, 0.05, 0.15, 0.4, -0.15, 0.4), colour);
  }

  private static void necklace(Brush neck, int colour) {
    for (int i = -4; i <= 4; i++) {
      neck.form(Shapes.circle(0.23 * i, 0.55 - 0.03 * i * i, 0.12), colour);
    }
  }

  static void collar(Brush neck, int colour) {
    neck.form(
        Pen.at(-0.98, -0.02)
            .curve(0, 0.46, 0.98, -0.02)
            .to(1.02, 0.2)
            .curve(0, 0.72, -1.02, 0.2)
            .close(),
        colour);
    neck.form(Shapes.circle(0, 0.6, 0.22), 0xF6C945);
    neck.flat(Shapes.circle(0, 0.67, 0.05), 0x7A5A20);
  }

  private static void skirt(Brush waist, int colour) {
    waist.form(
        Pen.at(-0.8, -0.55)
            .curve(0, -0.35, 0.8, -0.55)
            .bend(0.95, -0.1, 1.2, 0.3, 1.38, 0.75)
            .curve(1.1, 0.98, 0.83, 0.82)
            .curve(0.55, 1.05, 0.28, 0.86)
            .curve(0, 1.08, -0.28, 0.86)
            .curve(-0.55, 1.05, -0.83, 0.82)
            .curve(-1.1, 0.98, -1.38, 0.75)
            .bend(-1.2, 0.3, -0.95, -0.1, -0.8, -0.55)
            .close(),
        colour);
    for (int i = -2; i <= 2; i++) {
      waist.line(
          Pen.at(0.3 * i, -0.2).curve(0.36 * i, 0.3, 0.5 * i, 0.8).open(), 0.03, 0x2A1030, 0.22);
      waist.flat(Shapes.circle(0.42 * i + 0.1, 0.4, 0.07), 0xFFF8EC, 0.85);
    }
    waist.form(
        Pen.at(-0.82, -0.62)
            .curve(0, -0.42, 0.82, -0.62)
            .to(0.84, -0.44)
            .curve(0, -0.24, -0.84, -0.44)
            .close(),
        0xFFF4E4);
  }

  private static void cape(Anchors anchors, Brush brush, int colour) {
    Mount neck = anchors.neck();
    double w = Math.max(neck.size(), anchors.waist().size());
    brush.form(
        Pen.at(neck.x() - neck.size() * 0.9, neck.y() + neck.size() * 0.3)
            .bend(
                neck.x() - w * 1.3,
                neck.y() + w * 0.6,
                neck.x() - w * 1.5,
                neck.y() + w,
                neck.x() - w * 1.45,
                neck.y() + w * 1.5)
            .curve(
                neck.x() - w * 1.1, neck.y() + w * 1.35, neck.x() - w * 0.75, neck.y() + w * 1.45)
            .curve(
                neck.x() - w * 0.8,
                neck.y() + w * 0.7,
                neck.x() - neck.size() * 0.2,
                neck.y() + neck.size() * 0.7)
            .close(),
        colour);
  }
}
