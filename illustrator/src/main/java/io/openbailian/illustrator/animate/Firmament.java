package io.openbailian.illustrator.animate;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.scene.TimeOfDay;
import io.openbailian.illustrator.scene.Weather;
import io.openbailian.illustrator.stage.Stage;
import io.openbailian.illustrator.tool.Plate;
import io.openbailian.illustrator.tool.Step;
import io.openbailian.text.Dice;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All that is above the land: the sky and its lights, clouds, and what flies there.
final class Firmament {
  private final Stage stage;
  private final Daylight daylight;
  private final StandingScenery clouds;
  private final Set<Motion> motions;
  private final double seconds;
  private final Dice dice;
  private final Passing passing;
  private final Sparks sparks;
  private final List<Stage.Star> stars;
  private Optional<Plate> moon = Optional.empty();
  private Optional<Plate> rainbow = Optional.empty();
  private int[] sky = new int[0];

  /// @param seconds how long the film is
  Firmament(
      Stage stage,
      Daylight daylight,
      StandingScenery clouds,
      Set<Motion> motions,
      double seconds,
      Dice dice) {
    this.stage = stage;
    this.daylight = daylight;
    this.clouds = clouds;
    this.motions = motions;
    this.seconds = seconds;
    this.dice = dice;
    this.passing = new Passing(stage, dice.fork("passing"));
    this.sparks = new Sparks(stage.unit(), dice.fork("sparks"));
    this.stars = stage.scene().place().outdoors() ? stage.stars() : List.of();
  }

  void prepare(Palette palette) {
    moon = stage.moon(palette);
    rainbow = stage.rainbow(palette);
  }

  /// Draws it, all over the frame.
  void draw(Raster frame, Graphics2D g, Daylight.Light light, CameraPath.View view, double time)
      throws InterruptedException {
    double[] sun = sun(light, time);
    heaven(frame, light, sun);
    stars(frame, light, time);
    if (stage.scene().shows(Sky.AURORA)) {
      stage.aurora(frame.pixels, time);
    }
    Raster.Lean across = Raster.Lean.shifted(0, -stage.unit() * 0.004 * time);
    moon.ifPresent(plate -> frame.lay(plate, view, new double[0], across));
    boolean standing = stage.scene().shows(Sky.SUN) && stage.scene().time() != TimeOfDay.NIGHT;
    if (standing || !Double.isNaN(light.altitude())) {
      disc(frame, light, sun, time);
    }
    rainbow.ifPresent(plate -> frame.lay(plate, view, new double[0], Raster.Lean.NONE));
    drift(frame, light, view, time);
    if (motions.contains(Motion.METEORS)) {
      sparks.meteors(frame, stage.horizon() - stage.top(), time);
    }
    if (motions.contains(Motion.FIREWORKS)) {
      sparks.fireworks(frame, stage.horizon() - stage.top(), time);
    }
    boolean calm = stage.scene().weather() == Weather.CLEAR && light.dark() < 0.5;
    if ((calm && !stage.scene().avoids("bird")) || motions.contains(Motion.BIRDS)) {
      passing.flock(g, light.palette(), view, time);
    }
  }

  /// Where the sun stands, in pixels of the stage.
  private double[] sun(Daylight.Light light, double time) {
    if (Double.isNaN(light.altitude())) {
      return new double[] {stage.sunX(), stage.sunY()};
    }
    double y = stage.horizon() - stage.unit() * light.altitude();
    double side = stage.sunX() < stage.width() / 2.0 ? 1 : -1;
    return new double[] {stage.sunX() + side * 0.05 * stage.width() * time / seconds, y};
  }

  private void heaven(Raster frame, Daylight.Light light, double[] sun) {
    boolean steady = daylight.keys().size() == 1;
    if (steady && sky.length > 0) {
      System.arraycopy(sky, 0, frame.pixels, 0, sky.length);
      return;
    }
    boolean shining = stage.scene().shows(Sky.SUN) || stage.scene().shows(Sky.MOON);
    double strength = shining ? 0.62 - 0.28 * light.dark() : 0.12;
    stage.heaven(frame.pixels, light.palette(), sun, strength);
    if (steady) {
      sky = frame.pixels.clone();
    }
  }

  private void stars(Raster frame, Daylight.Light light, double time) {
    boolean seen = stage.scene().shows(Sky.STARS) || !Double.isNaN(light.altitude());
    boolean covered =
        switch (stage.scene().weather()) {
          case RAIN, CLOUDY, FOG -> true;
          case CLEAR, SNOW -> false;
        };
    if (!seen || covered || light.dark() <= 0) {
      return;
    }
    double turn = motions.contains(Motion.LAPSE) ? 0.03 * time : 0;
    for (int i = 0; i < stars.size(); i++) {
      Stage.Star star = stars.get(i);
      double twinkle =
          0.72 + 0.28 * Waves.sine(time, 1.1 + 1.9 * Waves.wrap(i * 0.618), Waves.wrap(i * 0.37));
      double x = star.x() - stage.left() + turn * (star.y() + stage.unit());
      double shine = light.dark() * twinkle * (0.35 + 0.65 * star.bright());
      frame.dot(
          frame.width * Waves.wrap(x / frame.width),
          star.y() - stage.top(),
          star.r(),
          star.tint(),
          shine);
      if (star.bright() > 0.9) {
        double ray = star.r() * 6 * twinkle;
        frame.glow(
            frame.width * Waves.wrap(x / frame.width),
            star.y() - stage.top(),
            ray,
            star.tint(),
            0.5 * shine);
      }
    }
  }

  private void disc(Raster frame, Daylight.Light light, double[] sun, double time) {
    boolean high = stage.scene().time() == TimeOfDay.DAY;
    double share =
        Double.isNaN(light.altitude())
            ? (high ? 0.05 : 0.085)
            : 0.085 * (1 - Math.clamp(light.altitude() * 2.2, 0, 0.4));
    double radius = stage.unit() * share;
    double x = sun[0] - stage.left();
    double y = sun[1] - stage.top();
    double breathe = 1 + 0.04 * Waves.sine(time, 2.6, 0);
    frame.glow(x, y, radius * 2.8 * breathe, light.palette().sun(), 0.75);
    frame.dot(x, y, radius, light.palette().sun(), 1);
  }

  /// Clouds: the larger, the nearer and the faster.
  private void drift(Raster frame, Daylight.Light light, CameraPath.View view, double time)
      throws InterruptedException {
    double hurry = motions.contains(Motion.LAPSE) ? 5 : motions.contains(Motion.CLOUDS) ? 2.4 : 1;
    boolean left = dice.fork("wind").chance(0.5);
    int number = 0;
    for (Step step : clouds.in(light)) {
      if (step instanceof Step.Layer(Plate plate)) {
        double speed = stage.unit() * (0.007 + 0.03 * plate.width() / stage.width()) * hurry;
        double span = stage.width() + 2.0 * plate.width();
        double gone = left ? -speed * time : speed * time;
        double at = plate.left() + plate.width() + gone;
        double shift = span * Waves.wrap(at / span) - plate.width() - plate.left();
        double bob = stage.unit() * 0.003 * Waves.sine(time, 7, Waves.wrap(number++ * 0.37));
        frame.lay(plate, view, new double[0], Raster.Lean.shifted(shift, bob));
      }
    }
  }

  /// Where the light stands in the frame that water mirrors; NaN when there is none.
  double lightX(Daylight.Light light, double time) {
    return shining(light) ? sun(light, time)[0] - stage.left() : Double.NaN;
  }

  private boolean shining(Daylight.Light light) {
    return Double.isNaN(light.altitude())
        ? stage.scene().shows(Sky.SUN) || stage.scene().shows(Sky.MOON)
        : light.altitude() > -0.08;
  }
}
