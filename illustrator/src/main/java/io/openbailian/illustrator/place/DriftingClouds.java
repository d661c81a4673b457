package io.openbailian.illustrator.place;

import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.scene.TimeOfDay;
import io.openbailian.illustrator.scene.Weather;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Shapes;
import io.openbailian.text.Dice;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/// Clouds for films, each a thing of its own that drifts: with flat undersides: small and pale far
/// off, large above.
public final class DriftingClouds {
  private DriftingClouds() {}

  /// A cloud of the sky.
  ///
  /// @param x of its middle
  /// @param y of its underside
  public record Cloud(Dice dice, double x, double y, double size, boolean heavy) {}

  public static void draw(Canvas canvas, Cloud cloud) {
    cloud(canvas, cloud.dice(), cloud.x(), cloud.y(), cloud.size(), cloud.heavy());
  }

  public static List<Cloud> cloudsOf(Canvas canvas) {
    List<Cloud> clouds = new ArrayList<>();
    Dice dice = canvas.dice.fork("clouds");
    boolean heavy =
        canvas.scene.weather() == Weather.CLOUDY || canvas.scene.weather() == Weather.RAIN;
    int count = (heavy ? 9 : 5) + dice.below(3);
    double stretch = Math.max(1, canvas.width / canvas.horizon / 1.6);
    for (int i = 0; i < count * stretch; i++) {
      double height = 0.86 - 0.8 * i / (count * stretch) + dice.between(-0.05, 0.05);
      double size = canvas.unit * (0.1 + 0.2 * (1 - height)) * dice.between(0.8, 1.3);
      double x = canvas.width * dice.between(-0.05, 1.05);
      clouds.add(new Cloud(dice.fork("cloud", i), x, canvas.horizon * height, size, heavy));
    }
    return clouds;
  }

  private static void cloud(
      Canvas canvas, Dice dice, double x, double y, double size, boolean heavy) {
    Path2D.Double puffs = new Path2D.Double(Path2D.WIND_NON_ZERO);
    int count = 5 + dice.below(3);
    for (int i = 0; i < count; i++) {
      double along = (i + 0.5) / count;
      double hump = StrictMath.sin(StrictMath.PI * along);
      double r = size * (0.1 + 0.17 * hump * dice.between(0.7, 1.15));
      puffs.append(Shapes.ellipse(x + size * (along - 0.5) * 1.5, y - r * 0.55, r * 1.2, r), false);
    }
    puffs.append(Shapes.ellipse(x, y - size * 0.05, size * 0.8, size * 0.075), false);
    boolean night = canvas.scene.time() == TimeOfDay.NIGHT;
    int light =
        Rgb.mix(canvas.palette.sun(), canvas.palette.middle(), night ? 0.78 : heavy ? 0.45 : 0.08);
    double solid = night ? 0.5 : heavy ? 0.75 : 0.88;
    canvas.sheet.fillDown(
        puffs, light, solid, Rgb.mix(light, canvas.palette.horizon(), 0.6), solid * 0.3);
  }
}
