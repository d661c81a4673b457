package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Noise;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;
import java.awt.geom.Line2D;

/// What falls or hangs in the air: rain, snow, mist.
public final class Precipitation {
  private Precipitation() {}

  static void draw(Canvas canvas) throws InterruptedException {
    switch (canvas.scene.weather()) {
      case RAIN -> rain(canvas);
      case SNOW -> snow(canvas);
      case FOG -> mist(canvas, canvas.horizon, 0.5);
      case CLEAR, CLOUDY -> {}
    }
  }

  private static void rain(Canvas canvas) {
    Dice dice = canvas.dice.fork("rain");
    double slant = dice.between(-0.22, 0.22);
    double area = canvas.width / canvas.unit * (canvas.height / canvas.unit);
    for (int i = 0; i < Math.min(900, 260 * area); i++) {
      double near = dice.unit();
      double x = canvas.width * dice.between(-0.1, 1.1);
      double y = canvas.height * dice.between(-0.05, 1);
      double length = canvas.unit * (0.015 + 0.045 * near);
      canvas.sheet.line(
          new Line2D.Double(x, y, x + slant * length, y + length),
          Math.max(0.6, canvas.unit * (0.0008 + 0.001 * near)),
          0xEAF2FA,
          0.25 + 0.3 * near);
    }
  }

  private static void snow(Canvas canvas) {
    Dice dice = canvas.dice.fork("snow");
    double area = canvas.width / canvas.unit * (canvas.height / canvas.unit);
    for (int i = 0; i < Math.min(900, 240 * area); i++) {
      double near = dice.unit() * dice.unit();
      double r = canvas.unit * (0.0016 + 0.0062 * near);
      canvas.sheet.fill(
          Shapes.circle(canvas.width * dice.unit(), canvas.height * dice.unit(), r),
          0xFFFFFF,
          0.9 - 0.4 * near);
    }
  }

  /// A bank of mist that is thickest along a level.
  public static void mist(Canvas canvas, double level, double strength)
      throws InterruptedException {
    int white = Rgb.lighter(canvas.palette.horizon(), 0.2);
    double reach = canvas.height * 0.22;
    Noise drift = new Noise(canvas.dice.fork("mist"));
    int top = (int) Math.max(0, level - 1.6 * reach);
    int bottom = (int) Math.min(canvas.height, level + 1.6 * reach);
    double[] sway = new double[canvas.width];
    for (int x = 0; x < canvas.width; x++) {
      sway[x] = 0.5 * reach * drift.octaves(1.4 * x / canvas.unit, 3, 0.5);
    }
    for (int y = top; y < bottom; y++) {
      canvas.poll(y);
      for (int x = 0; x < canvas.width; x++) {
        double off = (y - level + sway[x]) / reach;
        double thick = strength * Math.max(0, 1 - off * off);
        int at = y * canvas.width + x;
        canvas.lay(at, white, thick);
      }
    }
  }
}
