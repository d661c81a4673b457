package io.openbailian.illustrator.animate;

import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.palette.Rgb;
import io.openbailian.illustrator.stage.Stage;
import io.openbailian.illustrator.thing.Prop;
import io.openbailian.text.Dice;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// What passes by without being the subject: cars and their lights, birds far off.
final class Passing {
  private static final int CARS = 9;
  private static final int FLOCK = 7;
  private static final double RED = 3.0;
  private static final double YELLOW = 0.7;
  private static final double GREEN = 3.3;

  private final Stage stage;
  private final Dice dice;

  Passing(Stage stage, Dice dice) {
    this.stage = stage;
    this.dice = dice;
  }

  /// The road on which {@link #cars} drive, from one side of the frame to the other.
  void road(Graphics2D g, Palette palette, CameraPath.View view, int width) {
    double top = view.frameY(roadTop(), 0.9);
    double bottom = view.frameY(roadBottom(), 1);
    int asphalt = Rgb.mix(palette.lit(0x565A64), palette.near(), 0.25);
    g.setColor(new Color(asphalt));
    g.fill(new Rectangle2D.Double(0, top, width, bottom - top));
    g.setColor(new Color(Rgb.lighter(asphalt, 0.35)));
    double thick = Math.max(1, stage.unit() * 0.005);
    g.fill(new Rectangle2D.Double(0, top, width, thick));
    double dash = stage.unit() * 0.1;
    double middle = (top + bottom) / 2;
    double begin = view.frameX(0, 0.95);
    for (double x = begin - 20 * dash; x < width; x += 2 * dash) {
      g.fill(new Rectangle2D.Double(x, middle, dash, thick));
    }
  }

  private double roadTop() {
    return stage.height() - stage.unit() * 0.25;
  }

  private double roadBottom() {
    return stage.height() + stage.unit() * 0.1;
  }

  /// Two lanes of cars, that wait where a light is red.
  ///
  /// @param signals whether there is a light
  void cars(Graphics2D g, Palette palette, CameraPath.View view, boolean signals, double time) {
    for (int lane = 0; lane < 2; lane++) {
      for (int i = 0; i < CARS; i++) {
        car(g, palette, view, lane, i, signals, time);
      }
    }
  }

  private void car(
      Graphics2D g,
      Palette palette,
      CameraPath.View view,
      int lane,
      int i,
      boolean signals,
      double time) {
    Dice own = dice.fork("car" + lane, i);
    double size = stage.unit() * (lane == 0 ? 0.085 : 0.115);
    double foot = roadTop() + stage.unit() * (lane == 0 ? 0.085 : 0.2);
    double span = stage.width() + 6 * size;
    double speed = stage.unit() * (lane == 0 ? 0.3 : 0.36);
    double gone = speed * (signals ? driven(time) : time);
    double place = span * ((i + own.between(-0.09, 0.09)) / CARS) + gone;
    double along = span * Waves.wrap(place / span) - 3 * size;
    double x = lane == 0 ? stage.width() - along : along;
    double depth = lane == 0 ? 0.9 : 1;
    double scale = view.scale(depth);
    Prop.car(
        g,
        palette,
        view.frameX(x, depth),
        view.frameY(foot, depth),
        size * scale,
        lane == 0,
        own.below(6),
        gone / (0.19 * size));
  }

  /// The lamp that shines: 0 red, 1 yellow, 2 green.
  static int lamp(double time) {
    double round = (time + 1.4) % (RED + GREEN + YELLOW);
    return round < RED ? 0 : round < RED + GREEN ? 2 : 1;
  }

  /// For how long cars were moving: they stop softly at red and start softly at green.
  private static double driven(double time) {
    double whole = RED + GREEN + YELLOW;
    double since = time + 1.4 - RED;
    double rounds = StrictMath.floor(since / whole);
    double within = since - rounds * whole;
    double moving = GREEN + YELLOW;
    double far = within < moving ? eased(within, moving) : eased(moving, moving);
    return rounds * eased(moving, moving) + far;
  }

  /// The way made by something that speeds up and slows down within the time it moves.
  private static double eased(double t, double moving) {
    double ramp = 0.8;
    double begin = Math.min(t, ramp);
    double way = begin * begin / (2 * ramp);
    way += Math.clamp(t - ramp, 0, moving - 2 * ramp);
    double end = Math.clamp(t - (moving - ramp), 0, ramp);
    return way + end - end * end / (2 * ramp);
  }

  void signals(Graphics2D g, Palette palette, CameraPath.View view, double time) {
    double size = stage.unit() * 0.42;
    boolean left = dice.fork("pole").chance(0.5);
    double x = stage.left() + (stage.width() - 2 * stage.left()) * (left ? 0.17 : 0.83);
    Prop.trafficLight(
        g,
        palette,
        view.frameX(x, 0.9),
        view.frameY(roadTop(), 0.9),
        size * view.scale(0.9),
        lamp(time));
  }

  /// Birds so far off that only the beat of their wings is seen.
  void flock(Graphics2D g, Palette palette, CameraPath.View view, double time) {
    g.setColor(new Color(Rgb.mix(palette.near(), palette.middle(), 0.35)));
    boolean left = dice.fork("flock").chance(0.5);
    for (int i = 0; i < FLOCK; i++) {
      Dice own = dice.fork("far bird", i);
      double size = stage.unit() * own.between(0.009, 0.018);
      double gone = stage.unit() * (0.055 + 0.5 * size / stage.unit()) * time;
      double begin = own.unit() * 0.5 + 0.1;
      double across = Waves.wrap(begin + gone / stage.width());
      double x = view.frameX((left ? 1 - across : across) * stage.width(), 0.15);
      double high = stage.horizon() * own.between(0.25, 0.6);
      double y = view.frameY(high + size * Waves.sine(time, 3, own.unit()), 0.15);
      double wing = size * (0.15 + 0.55 * Waves.sine(time, own.between(0.4, 0.6), own.unit()));
      g.setStroke(
          new BasicStroke(
              (float) Math.max(1, size * 0.17), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      Path2D.Double wings = new Path2D.Double();
      wings.moveTo(x - size, y - wing);
      wings.quadTo(x - size * 0.4, y - wing * 0.9, x, y);
      wings.quadTo(x + size * 0.4, y - wing * 0.9, x + size, y - wing);
      g.draw(wings);
    }
  }
}
