package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Palette;
import io.openbailian.engine.embedded.palette.Rgb;
import io.openbailian.engine.embedded.scene.Dice;
import io.openbailian.engine.embedded.scene.Sky;
import io.openbailian.engine.embedded.scene.TimeOfDay;
import java.awt.Shape;

/// Places under a roof: a room with a window, a table, a plain backdrop.
final class Interior {
  private static final int[] WALLS = {0xF0E2CC, 0xDCE5DA, 0xE9D8D2, 0xD6E0E8, 0xEBDDB8};
  private static final int[] CLOTHS = {0xC95D4A, 0x5C8A72, 0xD9A441, 0x6F7FB5, 0xB6657F};

  private Interior() {}

  static void table(Canvas canvas) {
    Dice dice = canvas.dice.fork("table");
    int wall = canvas.palette.lit(dice.pick(0x8FA59A, 0xC9B79C, 0x9AA7B8, 0xB98F86));
    Sheet sheet = canvas.sheet;
    sheet.fillDown(
        Shapes.box(0, 0, canvas.width, canvas.horizon + 1),
        Rgb.darker(wall, 0.22),
        Rgb.lighter(wall, 0.14));
    for (int i = 0; i < 12; i++) {
      double r = canvas.unit * dice.between(0.02, 0.07);
      sheet.fill(
          Shapes.circle(canvas.width * dice.unit(), canvas.horizon * dice.unit(), r),
          0xFFF3D6,
          0.1);
    }
    sheet.glow(canvas.sunX, canvas.horizon * 0.2, canvas.unit * 0.7, 0xFFF0CC, 0.35);
    int wood = canvas.palette.lit(dice.pick(0x9A6B45, 0xB98658, 0x7C5540));
    sheet.fillDown(
        Shapes.box(0, canvas.horizon, canvas.width, canvas.height - canvas.horizon),
        Rgb.lighter(wood, 0.14),
        Rgb.darker(wood, 0.2));
    sheet.fill(
        Shapes.box(0, canvas.horizon, canvas.width, canvas.unit * 0.006),
        Rgb.lighter(wood, 0.4),
        0.8);
    Noise grain = new Noise(dice.fork("grain"));
    double depth = canvas.height - canvas.horizon;
    for (int i = 1; i < 16; i++) {
      double y = canvas.horizon + depth * i * i / 240.0;
      double bow = canvas.unit * 0.02 * grain.at(i);
      sheet.line(
          Pen.at(0, y).curve(canvas.width * 0.5, y + bow, canvas.width, y).open(),
          canvas.unit * 0.0022,
          Rgb.darker(wood, 0.4),
          0.35);
    }
  }

  static void studio(Canvas canvas) {
    Dice dice = canvas.dice.fork("studio");
    int wall =
        canvas.palette.lit(
            canvas
                .scene
                .tint()
                .map(h -> Rgb.lighter(h.rgb(), 0.35))
                .orElseGet(() -> dice.pick(0xF7D9B8, 0xBFDCD2, 0xCFD8F0, 0xF4C9C4, 0xF3E3A8)));
    Sheet sheet = canvas.sheet;
    sheet.fillDown(
        Shapes.box(0, 0, canvas.width, canvas.height),
        Rgb.lighter(wall, 0.3),
        Rgb.darker(wall, 0.04));
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
    sheet.fillDown(
        Shapes.ellipse(x, canvas.front + canvas.unit * 0.02, r * 1.2, canvas.unit * 0.07),
        Rgb.darker(wall, 0.16),
        0.8,
        wall,
        0.2);
  }
}
