package io.openbailian.illustrator.place;

import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Pen;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;

/// Lights of an instant in a picture: fireworks, shooting stars, fireflies. Those of a film move,
/// and are drawn frame by frame.
final class NightLights {
  private static final int[] FIRE = {0xFF5A4A, 0xFFD25A, 0x5AE0FF, 0xB98AFF, 0x7CFF9A, 0xFF9AD2};
  private static final int RAYS = 40;

  private NightLights() {}

  /// What is high in the sky.
  static void above(Canvas canvas) {
    if (canvas.scene.shows(Sky.METEORS)) {
      meteors(canvas);
    }
    if (canvas.scene.shows(Sky.FIREWORKS)) {
      fireworks(canvas);
    }
  }

  private static void fireworks(Canvas canvas) {
    Dice dice = canvas.dice.fork("fireworks");
    int count = Math.clamp(Math.round(3.0 * canvas.width / canvas.unit), 3, 7);
    for (int i = 0; i < count; i++) {
      Dice own = dice.fork("burst", i);
      double x = canvas.width * (i + own.between(0.3, 0.7)) / count;
      double y = canvas.horizon * own.between(0.2, 0.5);
      burst(canvas, own, x, y, canvas.unit * own.between(0.13, 0.2));
    }
  }

  /// Rays that droop a little, every third one shorter and of another colour.
  private static void burst(Canvas canvas, Dice dice, double x, double y, double reach) {
    int tint = dice.pick(FIRE);
    int second = dice.pick(FIRE);
    canvas.sheet.glow(x, y, reach * 1.1, tint, 0.35);
    for (int ray = 0; ray < RAYS; ray++) {
      double angle = 2 * StrictMath.PI * (ray + 0.6 * dice.unit()) / RAYS;
      double far = reach * (ray % 3 == 0 ? 0.55 : dice.between(0.86, 1.05));
      double dx = far * StrictMath.cos(angle);
      double dy = far * StrictMath.sin(angle);
      double droop = 0.14 * far;
      int colour = ray % 3 == 0 ? second : tint;
      canvas.sheet.line(
          Pen.at(x + 0.22 * dx, y + 0.22 * dy)
              .curve(x + 0.7 * dx, y + 0.7 * dy, x + dx, y + dy + droop)
              .open(),
          canvas.unit * 0.0032,
          colour,
          0.85);
      canvas.sheet.fill(
          Shapes.circle(x + dx, y + dy + droop, canvas.unit * 0.0042), 0xFFFBEA, 0.95);
    }
  }

  private static void meteors(Canvas canvas) {
    Dice dice = canvas.dice.fork("meteors");
    for (int i = 0; i < 5; i++) {
      Dice own = dice.fork("meteor", i);
      double x = canvas.width * own.between(0.05, 0.8);
      double y = canvas.horizon * own.between(0.1, 0.6);
      double far = canvas.unit * own.between(0.14, 0.26);
      canvas.sheet.fill(
          Pen.at(x, y - canvas.unit * 0.003)
              .to(x + far, y - 0.5 * far)
              .to(x, y + canvas.unit * 0.003)
              .close(),
          0xF4F8FF,
          0.7);
      canvas.sheet.glow(x, y, canvas.unit * 0.016, 0xF4F8FF, 0.9);
      canvas.sheet.fill(Shapes.circle(x, y, canvas.unit * 0.0042), 0xFFFFFF);
    }
  }

  /// Where they are asked for: little lights low over the ground.
  static void fireflies(Canvas canvas) {
    if (!canvas.scene.shows(Sky.FIREFLIES)) {
      return;
    }
    Dice dice = canvas.dice.fork("fireflies");
    double top = canvas.horizon * 0.7;
    for (int i = 0; i < 40; i++) {
      double x = canvas.width * dice.unit();
      double y = top + (canvas.height - top) * dice.unit();
      double shine = dice.between(0.5, 1);
      canvas.sheet.glow(x, y, canvas.unit * 0.022, 0xE9FF7A, 0.8 * shine);
      canvas.sheet.fill(Shapes.circle(x, y, canvas.unit * 0.0042), 0xFFFFD0, shine);
    }
  }
}
