package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.letters.Letters;
import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.place.Backdrop;
import io.openbailian.illustrator.place.Celestial;
import io.openbailian.illustrator.place.DriftingClouds;
import io.openbailian.illustrator.place.Heaven;
import io.openbailian.illustrator.place.Precipitation;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.Sky;
import io.openbailian.illustrator.thing.Curtains;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Layers;
import io.openbailian.illustrator.tool.Plate;
import io.openbailian.illustrator.tool.Step;
import io.openbailian.text.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A scene for a film: what its picture would show, in parts that can move against each other. It
/// is somewhat larger than the frame, so that a camera has room.
public final class Stage {
  private static final double ROOM_ASIDE = 0.07;
  private static final double ROOM_ABOVE = 0.05;
  private static final double ROOM_BELOW = 0.02;

  private final SceneDescription scene;
  private final Dice dice;
  private final BooleanSupplier stopped;
  private final int frameWidth;
  private final int frameHeight;
  private final Canvas canvas;

  /// A stage for one scene.
  ///
  /// @param frameWidth of the film, in pixels
  /// @param frameHeight of the film, in pixels
  /// @param stopped asked again and again while drawing
  public Stage(
      SceneDescription scene,
      Palette palette,
      int frameWidth,
      int frameHeight,
      Dice dice,
      BooleanSupplier stopped) {
    this.scene = scene;
    this.dice = dice;
    this.stopped = stopped;
    this.frameWidth = frameWidth;
    this.frameHeight = frameHeight;
    this.canvas = canvas(palette);
  }

  private Canvas canvas(Palette palette) {
    int width = (int) Math.round(frameWidth * (1 + 2 * ROOM_ASIDE));
    int height = (int) Math.round(frameHeight * (1 + ROOM_ABOVE + ROOM_BELOW));
    return new Canvas(width, height, scene, palette, dice, stopped, true);
  }

  public SceneDescription scene() {
    return scene;
  }

  public int width() {
    return canvas.width;
  }

  public int height() {
    return canvas.height;
  }

  /// Where the frame begins on the stage while the camera rests.
  public double left() {
    return frameWidth * ROOM_ASIDE;
  }

  /// Where the frame begins on the stage while the camera rests.
  public double top() {
    return frameHeight * ROOM_ABOVE;
  }

  /// What sizes are measured by, in pixels: the shorter side.
  public double unit() {
    return canvas.unit;
  }

  /// Where the sky ends, in pixels.
  public double horizon() {
    return canvas.horizon;
  }

  /// Where things in front stand, in pixels.
  public double front() {
    return canvas.front;
  }

  /// Where the light of the sky is, in pixels.
  public double sunX() {
    return canvas.sunX;
  }

  /// Where the light of the sky is, in pixels.
  public double sunY() {
    return canvas.sunY;
  }

  /// What stands still, from back to front, in some light.
  public List<Step> steps(Palette palette) throws InterruptedException {
    Canvas lit = canvas(palette);
    Backdrop.stage(lit);
    List<Step> steps = new ArrayList<>(layers(lit).take());
    Staging staging = new Staging(lit, true);
    for (Staging.Spot spot : staging.spots()) {
      if (!moves(spot)) {
        lit.poll();
        lit.upright(depth(spot));
        staging.draw(spot);
        steps.addAll(layers(lit).take());
      }
    }
    return steps;
  }

  /// What moves, from back to front.
  public List<Actor> actors() {
    return new Staging(canvas).spots().stream().filter(Stage::moves).map(this::actor).toList();
  }

  private Actor actor(Staging.Spot spot) {
    Dice own = canvas.dice.fork(spot.subject().thing(), spot.index());
    return new Actor(spot, own, own.fork("side").chance(0.5), canvas.sheet.litFromLeft());
  }

  private static boolean moves(Staging.Spot spot) {
    return switch (spot.subject().role()) {
      case FIGURE, AIR, WATER -> true;
      case BUILDING, PLANT, THING, SIGN -> false;
    };
  }

  /// How deep a thing stands whose foot is there.
  public double depthAt(double foot) {
    return Math.clamp(
        0.35 + 0.65 * (foot - canvas.horizon) / Math.max(1, canvas.front - canvas.horizon),
        0.35,
        1.0);
  }

  private double depth(Staging.Spot spot) {
    return scene.place().outdoors() ? depthAt(spot.y()) : 0.8;
  }

  /// Each cloud alone.
  public List<Plate> clouds(Palette palette) throws InterruptedException {
    if (!scene.shows(Sky.CLOUDS)) {
      return List.of();
    }
    Canvas lit = canvas(palette);
    List<Plate> plates = new ArrayList<>();
    for (DriftingClouds.Cloud cloud : DriftingClouds.cloudsOf(lit)) {
      lit.poll();
      double high = 1 - cloud.y() / lit.horizon;
      // Each at the middle of the paper, so that none is cut at its edge.
      DriftingClouds.draw(
          lit,
          new DriftingClouds.Cloud(
              cloud.dice(), lit.width / 2.0, lit.horizon * 0.7, cloud.size(), cloud.heavy()));
      lit.upright(0.05 + 0.1 * Math.clamp(high, 0, 1));
      cutPlate(lit)
          .map(plate -> moved(plate, cloud.x() - lit.width / 2.0, cloud.y() - lit.horizon * 0.7))
          .ifPresent(plates::add);
    }
    plates.sort(Comparator.comparingDouble(Plate::depth));
    return plates;
  }

  private static Plate moved(Plate plate, double dx, double dy) {
    return new Plate(
        plate.left() + (int) dx,
        plate.top() + (int) dy,
        plate.width(),
        plate.height(),
        plate.pixels(),
        plate.first(),
        plate.last(),
        0.05 + 0.0001 * plate.width(),
        false);
  }

  /// The moon, if it is seen.
  public Optional<Plate> moon(Palette palette) {
    return alone(palette, Sky.MOON, Celestial::moon);
  }

  /// The rainbow, if it is seen.
  public Optional<Plate> rainbow(Palette palette) {
    return alone(palette, Sky.RAINBOW, Celestial::rainbow);
  }

  private Optional<Plate> alone(Palette palette, Sky what, Consumer<Canvas> drawing) {
    if (!scene.shows(what)) {
      return Optional.empty();
    }
    Canvas lit = canvas(palette);
    lit.upright(0);
    drawing.accept(lit);
    return cutPlate(lit);
  }

  private static Optional<Plate> cutPlate(Canvas lit) {
    return layers(lit).take().stream()
        .filter(Step.Layer.class::isInstance)
        .map(step -> ((Step.Layer) step).plate())
        .findFirst();
  }

  /// Mist along the horizon.
  public Optional<Plate> mist(Palette palette, double strength) throws InterruptedException {
    Canvas lit = canvas(palette);
    lit.upright(0.5);
    Precipitation.mist(lit, lit.horizon, strength);
    return cutPlate(lit);
  }

  /// The words of the scene, on a paper as large as the frame; they do not move.
  public Optional<Plate> letters(Palette palette) {
    if (scene.letterings().isEmpty()) {
      return Optional.empty();
    }
    Canvas paper = new Canvas(frameWidth, frameHeight, scene, palette, dice, stopped, true);
    Letters.draw(paper);
    return cutPlate(paper);
  }

  /// Paints the sky of a frame.
  ///
  /// @param light where its light stands, in pixels of the stage
  /// @param strength of its glow, 0 to 1
  public void heaven(int[] frame, Palette palette, double[] light, double strength) {
    Heaven.paint(
        frame,
        frameWidth,
        frameHeight,
        palette,
        canvas.horizon - top(),
        new Heaven.Glow(light[0] - left(), light[1] - top(), strength, canvas.unit * 0.8));
  }

  /// A fixed star, in pixels of the stage.
  ///
  /// @param r its radius
  /// @param bright 0 to 1
  public record Star(double x, double y, double r, int tint, double bright) {}

  public List<Star> stars() {
    return Celestial.starsOf(canvas).stream()
        .map(star -> new Star(star.x(), star.y(), star.r(), star.tint(), star.bright()))
        .toList();
  }

  /// Lights the northern lights of an instant up in a frame.
  ///
  /// @param time in seconds
  public void aurora(int[] frame, double time) throws InterruptedException {
    int left = (int) left();
    int top = (int) top();
    double bottom = Math.min(canvas.horizon, top + frameHeight - 1.0);
    Curtains.draw(canvas, new Curtains.Frame(frame, frameWidth, left, top, bottom), time);
  }

  private static Layers layers(Canvas canvas) {
    Layers layers = canvas.layers;
    if (layers == null) {
      throw new IllegalStateException("one picture is drawn here");
    }
    return layers;
  }
}
