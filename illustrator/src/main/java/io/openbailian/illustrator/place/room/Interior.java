package io.openbailian.illustrator.place.room;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.Hue;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Noise;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.illustrator.tool.Sheet;
import io.openbailian.text.Dice;

/// Places without a view: a table and a plain backdrop.
public final class Interior {
  private Interior() {}

  /// A table before a wall out of focus, its light falling through a window that is not seen.
  public static void table(Canvas canvas) {
    Dice dice = canvas.dice.fork("table");
    int wall = canvas.palette.lit(dice.pick(0x8FA59A, 0xC9B79C, 0x9AA7B8, 0xB98F86, 0x6F7F78));
    Sheet sheet = canvas.sheet;
    sheet.fillDown(
        Shapes.box(0, 0, canvas.width, canvas.horizon + 1),
        Rgb.darker(wall, 0.3),
        Rgb.lighter(wall, 0.16));
    sheet.glow(canvas.sunX, canvas.horizon * 0.3, canvas.unit * 0.8, 0xFFF0CC, 0.42);
    panes(canvas, dice);
    for (int i = 0; i < 14; i++) {
      double r = canvas.unit * dice.between(0.015, 0.06);
      sheet.fill(
          Shapes.circle(canvas.width * dice.unit(), canvas.horizon * dice.unit(), r),
          0xFFF3D6,
          dice.between(0.05, 0.13));
    }
    boards(canvas, dice);
    if (dice.fork("cloth").chance(0.55)) {
      cloth(canvas, dice.fork("cloth"));
    }
  }

  /// The light of a window on the wall.
  private static void panes(Canvas canvas, Dice dice) {
    double wide = canvas.unit * 0.2;
    double tall = Math.min(canvas.horizon * 0.36, canvas.unit * 0.3);
    double lean = (canvas.sunX < canvas.width / 2.0 ? 1 : -1) * canvas.unit * 0.07;
    double x = canvas.sunX - wide;
    double y = canvas.horizon * dice.between(0.1, 0.2);
    for (int i = 0; i < 4; i++) {
      int below = i / 2;
      double px = x + (i % 2) * wide * 1.08 + below * lean;
      double py = y + below * tall * 1.06;
      canvas.sheet.fill(
          Shapes.polygon(px, py, px + wide, py, px + wide + lean, py + tall, px + lean, py + tall),
          0xFFF2D0,
          0.13);
    }
  }

  private static void boards(Canvas canvas, Dice dice) {
    Sheet sheet = canvas.sheet;
    int wood = canvas.palette.lit(dice.pick(0x9A6B45, 0xB98658, 0x7C5540));
    double depth = canvas.height - canvas.horizon;
    sheet.fillDown(
        Shapes.box(0, canvas.horizon, canvas.width, depth),
        Rgb.lighter(wood, 0.16),
        Rgb.darker(wood, 0.22));
    Noise grain = new Noise(dice.fork("grain"));
    Dice lines = dice.fork("lines");
    for (int i = 0; i < 70; i++) {
      double down = i / 70.0;
      double y = canvas.horizon + depth * down * down;
      double x = canvas.width * lines.between(-0.3, 0.9);
      double bow = canvas.unit * 0.012 * grain.at(i * 0.7);
      double length = canvas.width * lines.between(0.2, 0.7);
      sheet.line(
          Pen.at(x, y).curve(x + length / 2, y + bow, x + length, y + bow * 0.4).open(),
          canvas.unit * (0.0012 + 0.002 * down),
          lines.chance(0.6) ? Rgb.darker(wood, 0.45) : Rgb.lighter(wood, 0.3),
          0.26);
    }
    for (int i = 1; i < 4; i++) {
      double y = canvas.horizon + depth * i * i / 11.0;
      sheet.fill(Shapes.box(0, y, canvas.width, canvas.unit * 0.003), Rgb.darker(wood, 0.55), 0.6);
      sheet.fill(
          Shapes.box(0, y + canvas.unit * 0.003, canvas.width, canvas.unit * 0.002),
          Rgb.lighter(wood, 0.4),
          0.4);
    }
    sheet.fill(
        Shapes.box(0, canvas.horizon, canvas.width, canvas.unit * 0.006),
        Rgb.lighter(wood, 0.45),
        0.8);
    sheet.glow(canvas.sunX, canvas.horizon + depth * 0.3, canvas.unit * 0.5, 0xFFF0CC, 0.22);
  }

  private static void cloth(Canvas canvas, Dice dice) {
    double depth = canvas.height - canvas.horizon;
    double y0 = canvas.horizon + depth * 0.3;
    double y1 = canvas.horizon + depth * 0.96;
    double middle = canvas.width / 2.0;
    double far = Math.min(canvas.width * 0.4, canvas.unit * 0.44);
    double near = far * 1.2;
    int linen = canvas.palette.lit(dice.pick(0xEFE7D8, 0xB9C7C2, 0xD9C3A8, 0xC7B3B8));
    canvas.sheet.fillDown(
        Shapes.polygon(middle - far, y0, middle + far, y0, middle + near, y1, middle - near, y1),
        linen,
        Rgb.lighter(linen, 0.2));
    int stripe = canvas.palette.lit(dice.pick(0xC9694E, 0x39506B, 0x6F8F86));
    for (int i = -1; i <= 1; i += 2) {
      for (int j = 0; j < 2; j++) {
        double share = 0.86 - 0.07 * j;
        canvas.sheet.line(
            Pen.at(middle + i * far * share, y0).to(middle + i * near * share, y1).open(),
            canvas.unit * 0.005,
            stripe,
            0.8);
      }
    }
  }

  public static void studio(Canvas canvas) {
    Dice dice = canvas.dice.fork("studio");
    int wall =
        canvas.palette.lit(
            canvas
                .scene
                .tint()
                .map(Interior::backdrop)
                .orElseGet(() -> dice.pick(0xF7D9B8, 0xBFDCD2, 0xCFD8F0, 0xF4C9C4, 0xF3E3A8)));
    Sheet sheet = canvas.sheet;
    sheet.fillDown(
        Shapes.box(0, 0, canvas.width, canvas.height),
        Rgb.lighter(wall, 0.3),
        Rgb.darker(wall, 0.04));
    double x = canvas.width / 2.0;
    double r = Math.min(canvas.width, canvas.height) * 0.42;
    if (canvas.scene.tint().isEmpty()) {
      adorned(canvas, wall, dice);
    }
    sheet.fillDown(
        Shapes.ellipse(x, canvas.front + canvas.unit * 0.02, r * 1.2, canvas.unit * 0.07),
        Rgb.darker(wall, 0.16),
        0.8,
        wall,
        0.2);
  }

  /// A paper of the colour that was asked for; dark ones stay dark.
  private static int backdrop(Hue hue) {
    return switch (hue) {
      case BLACK, WHITE, GREY -> hue.rgb();
      case RED, ORANGE, YELLOW, GREEN, CYAN, BLUE, PURPLE, PINK, BROWN ->
          Rgb.lighter(hue.rgb(), 0.12);
    };
  }

  /// A ring and confetti, where no colour was asked for.
  private static void adorned(Canvas canvas, int wall, Dice dice) {
    Sheet sheet = canvas.sheet;
    double x = canvas.width / 2.0;
    double r = Math.min(canvas.width, canvas.height) * 0.42;
    double y = canvas.height * 0.53;
    sheet.fill(Shapes.circle(x, y, r), Rgb.darker(wall, 0.07));
    sheet.fill(Shapes.circle(x, y, r * 0.86), Rgb.lighter(wall, 0.22));
    for (int i = 0; i < 14; i++) {
      double angle = 2 * StrictMath.PI * (i + dice.unit() * 0.6) / 14;
      double off = r * dice.between(1.08, 1.3);
      double size = r * dice.between(0.015, 0.04);
      int dot = dice.pick(canvas.palette.accent(), 0xFFFFFF, Rgb.darker(wall, 0.2));
      sheet.fill(
          Shapes.circle(x + off * StrictMath.cos(angle), y + off * StrictMath.sin(angle), size),
          dot,
          0.8);
    }
  }
}
