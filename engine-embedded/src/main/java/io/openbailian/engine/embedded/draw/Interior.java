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

  static void room(Canvas canvas) {
    Dice dice = canvas.dice.fork("room");
    int wall = canvas.palette.lit(dice.pick(WALLS));
    Sheet sheet = canvas.sheet;
    double floor = canvas.horizon;
    sheet.fillDown(
        Shapes.box(0, 0, canvas.width, floor + 1), Rgb.lighter(wall, 0.08), Rgb.darker(wall, 0.1));
    boolean left = dice.chance(0.5);
    window(canvas, dice, canvas.width * (left ? 0.3 : 0.7));
    picture(canvas, dice, canvas.width * (left ? 0.76 : 0.24));
    sheet.fill(
        Shapes.box(0, floor - canvas.unit * 0.03, canvas.width, canvas.unit * 0.03),
        Rgb.lighter(wall, 0.35));
    boards(canvas, floor);
    int rug = canvas.palette.lit(dice.pick(CLOTHS));
    double y = floor + (canvas.height - floor) * 0.58;
    double rx = Math.min(canvas.width * 0.42, canvas.unit * 0.6);
    double ry = (canvas.height - floor) * 0.33;
    sheet.fill(Shapes.ellipse(canvas.width / 2.0, y, rx, ry), rug);
    sheet.line(
        Shapes.ellipse(canvas.width / 2.0, y, rx * 0.9, ry * 0.88),
        canvas.unit * 0.006,
        Rgb.lighter(rug, 0.5),
        0.8);
    sheet.fill(Shapes.ellipse(canvas.width / 2.0, y, rx * 0.68, ry * 0.66), Rgb.lighter(rug, 0.18));
    plant(
        sheet.at(canvas.width * (left ? 0.9 : 0.1), floor + canvas.unit * 0.05, canvas.unit * 0.42),
        dice);
  }

  private static void boards(Canvas canvas, double floor) {
    int wood = canvas.palette.lit(0xB98A5E);
    canvas.sheet.fillDown(
        Shapes.box(0, floor, canvas.width, canvas.height - floor),
        Rgb.darker(wood, 0.14),
        Rgb.lighter(wood, 0.08));
    double middle = canvas.width / 2.0;
    for (int i = -14; i <= 14; i++) {
      double top = middle + i * canvas.width * 0.075;
      double bottom = middle + i * canvas.width * 0.16;
      canvas.sheet.line(
          Pen.at(top, floor).to(bottom, canvas.height).open(),
          canvas.unit * 0.0025,
          Rgb.darker(wood, 0.35),
          0.5);
    }
  }

  private static void window(Canvas canvas, Dice dice, double x) {
    Palette palette = canvas.palette;
    Sheet sheet = canvas.sheet;
    double wide = Math.min(canvas.unit * 0.4, canvas.width * 0.42);
    double tall = Math.min(canvas.unit * 0.5, canvas.horizon * 0.66);
    double top = canvas.horizon * 0.12;
    double left = x - wide / 2;
    int frame = palette.lit(0xF7F2E8);
    double bar = canvas.unit * 0.014;
    sheet.fill(Shapes.box(left - bar, top - bar, wide + 2 * bar, tall + 2 * bar), frame);
    sheet.fillDown(Shapes.box(left, top, wide, tall), palette.zenith(), palette.horizon());
    outside(canvas, dice, left, top, wide, tall);
    sheet.fill(Shapes.box(x - bar / 2, top, bar, tall), frame);
    sheet.fill(Shapes.box(left, top + tall * 0.42, wide, bar), frame);
    sheet.fill(
        Shapes.box(left - 3 * bar, top + tall + bar, wide + 6 * bar, bar * 1.6),
        Rgb.darker(frame, 0.08));
    int cloth = palette.lit(dice.pick(CLOTHS));
    sheet.fill(
        curtain(left - 3 * bar, top - 2 * bar, wide * 0.3, tall + 6 * bar),
        Rgb.lighter(cloth, 0.25));
    sheet.fill(
        curtain(left + wide + 3 * bar, top - 2 * bar, -wide * 0.3, tall + 6 * bar),
        Rgb.lighter(cloth, 0.15));
    sheet.fill(
        Shapes.rounded(left - 5 * bar, top - 3 * bar, wide + 10 * bar, bar, bar / 2),
        palette.lit(0x7A5A40));
  }

  private static void outside(
      Canvas canvas, Dice dice, double left, double top, double wide, double tall) {
    Sheet sheet = canvas.sheet;
    double r = wide * 0.1;
    double x = left + wide * dice.between(0.55, 0.78);
    double y = top + tall * 0.26;
    if (canvas.scene.time() == TimeOfDay.NIGHT || canvas.scene.shows(Sky.SUN)) {
      sheet.glow(x, y, r * 2.2, canvas.palette.sun(), 0.5);
      sheet.fill(Shapes.circle(x, y, r), canvas.palette.sun());
    } else {
      sheet.fill(Shapes.ellipse(x, y, r * 1.5, r * 0.45), 0xFFFFFF, 0.8);
      sheet.fill(Shapes.ellipse(x - r * 0.6, y - r * 0.25, r * 0.8, r * 0.5), 0xFFFFFF, 0.8);
    }
    int hill = canvas.palette.hazy(canvas.palette.leaf(), 0.35);
    double foot = top + tall;
    sheet.fill(
        Pen.at(left, foot)
            .to(left, foot - tall * 0.2)
            .bend(
                left + wide * 0.3,
                foot - tall * 0.36,
                left + wide * 0.6,
                foot - tall * 0.08,
                left + wide,
                foot - tall * 0.24)
            .to(left + wide, foot)
            .close(),
        hill);
  }

  private static Shape curtain(double x, double y, double wide, double tall) {
    return Pen.at(x, y)
        .to(x + wide, y)
        .bend(
            x + wide * 0.95,
            y + tall * 0.45,
            x + wide * 0.45,
            y + tall * 0.55,
            x + wide * 0.42,
            y + tall * 0.62)
        .curve(x + wide * 0.62, y + tall * 0.85, x + wide * 0.66, y + tall)
        .to(x, y + tall)
        .close();
  }

  private static void picture(Canvas canvas, Dice dice, double x) {
    double wide = canvas.unit * 0.2;
    double tall = wide * 1.2;
    double top = canvas.horizon * 0.22;
    Sheet sheet = canvas.sheet;
    sheet.paint(Shapes.box(x - wide / 2, top, wide, tall), 0x6B4A35);
    sheet.paint(Shapes.box(x - wide * 0.44, top + tall * 0.05, wide * 0.88, tall * 0.9), 0xF6EFE2);
    sheet.paint(Shapes.circle(x + wide * 0.12, top + tall * 0.36, wide * 0.14), dice.pick(CLOTHS));
    sheet.paint(
        Pen.at(x - wide * 0.44, top + tall * 0.95)
            .curve(x - wide * 0.1, top + tall * 0.4, x + wide * 0.1, top + tall * 0.7)
            .curve(x + wide * 0.3, top + tall * 0.5, x + wide * 0.44, top + tall * 0.95)
            .close(),
        0x7FA08A);
  }

  private static void plant(Sheet sheet, Dice dice) {
    for (int i = 0; i < 7; i++) {
      double lean = (i - 3) * 0.16 + dice.between(-0.04, 0.04);
      double high = -0.95 + 0.06 * (i - 3) * (i - 3);
      sheet.paint(
          Pen.at(0, -0.25)
              .curve(lean * 0.4 - 0.07, high * 0.7, lean, high)
              .curve(lean * 0.4 + 0.09, high * 0.6, 0, -0.25)
              .close(),
          dice.pick(0x4E8A57, 0x5F9C63, 0x3F7A52));
    }
    sheet.paintForm(Shapes.polygon(-0.15, -0.3, 0.15, -0.3, 0.11, 0, -0.11, 0), 0xC9714B);
    sheet.paintForm(Shapes.rounded(-0.17, -0.34, 0.34, 0.07, 0.02), 0xD68058);
  }

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
