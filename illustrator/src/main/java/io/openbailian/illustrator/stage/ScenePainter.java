package io.openbailian.illustrator.stage;

import io.openbailian.illustrator.letters.Letters;
import io.openbailian.illustrator.palette.Palette;
import io.openbailian.illustrator.place.Backdrop;
import io.openbailian.illustrator.scene.Place;
import io.openbailian.illustrator.scene.Role;
import io.openbailian.illustrator.scene.SceneDescription;
import io.openbailian.illustrator.scene.TimeOfDay;
import io.openbailian.illustrator.scene.Weather;
import io.openbailian.illustrator.style.Layer;
import io.openbailian.illustrator.style.MediaByStyle;
import io.openbailian.illustrator.style.Medium;
import io.openbailian.illustrator.tool.Canvas;
import io.openbailian.illustrator.tool.Frame;
import io.openbailian.text.Dice;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Draws described scenes, on the calling thread.
public final class ScenePainter {
  private ScenePainter() {}

  /// Where the things of a scene are drawn with the same arguments, from back to front.
  public static List<Placement> plan(SceneDescription scene, int width, int height, Dice dice) {
    return new Layout(new Frame(width, height, scene), dice).placements();
  }

  /// The picture of a scene, of exactly that size, `TYPE_INT_RGB`.
  ///
  /// @param dice for what the description leaves open; the same dice draw the same pixels
  /// @param stopped asked again and again while drawing
  /// @throws InterruptedException when it said so, or the thread was interrupted
  public static BufferedImage draw(
      SceneDescription scene,
      Palette palette,
      int width,
      int height,
      Dice dice,
      BooleanSupplier stopped)
      throws InterruptedException {
    return drawn(scene, palette, width, height, dice, stopped).image();
  }

  /// The same picture, with the masks of its subjects.
  ///
  /// @throws InterruptedException when the drawing was stopped
  public static Drawn drawn(
      SceneDescription scene,
      Palette palette,
      int width,
      int height,
      Dice dice,
      BooleanSupplier stopped)
      throws InterruptedException {
    Medium medium = MediaByStyle.of(scene.style(), dice.fork("style"));
    int cell = medium.cell(width, height);
    Canvas canvas =
        new Canvas(
            Math.ceilDiv(width, cell),
            Math.ceilDiv(height, cell),
            scene,
            palette,
            dice,
            medium,
            stopped);
    canvas.poll();
    Backdrop.draw(canvas);
    canvas.poll();
    medium.place(canvas.surface);
    Staging staging = new Staging(canvas);
    List<Staging.Spot> spots = staging.spots();
    Layer layer = new Layer(canvas.surface);
    for (int i = 0; i < spots.size(); i++) {
      canvas.poll();
      figure(canvas, layer, staging, spots.get(i), i + 1);
    }
    canvas.poll();
    Backdrop.air(canvas);
    medium.finish(canvas.surface);
    canvas.poll();
    Canvas page = cell == 1 ? canvas : canvas.enlarged(width, height, cell);
    Letters.draw(page, named(spots, cell));
    canvas.poll();
    return new Drawn(
        page.image(), spots.stream().map(Staging.Spot::subject).toList(), canvas.figures(), cell);
  }

  /// The signs, where they stand in the finished picture.
  private static List<Letters.Named> named(List<Staging.Spot> spots, int cell) {
    return spots.stream()
        .filter(spot -> spot.subject().role() == Role.SIGN)
        .map(spot ->
            new Letters.Named(spot.subject().thing(), spot.placement().box().enlarged(cell)))
        .toList();
  }

  /// Draws one subject on its layer, then lays it down with its shadow and the light on its edges.
  private static void figure(
      Canvas canvas, Layer layer, Staging staging, Staging.Spot spot, int number) {
    canvas.easel.onto(layer);
    staging.draw(spot);
    canvas.easel.onto(null);
    boolean grounded = spot.subject().role() != Role.AIR && spot.subject().role() != Role.WATER;
    layer.cast(spot.y(), grounded ? shadow(canvas) : 0);
    layer.settle(
        Math.min(number, Drawn.MOST),
        canvas.medium.rim(canvas.palette),
        canvas.palette.horizon(),
        spot.subject().role() == Role.AIR ? 0.06 : distance(canvas, spot.y()));
  }

  private static double shadow(Canvas canvas) {
    if (canvas.scene.place() == Place.GATE) {
      return 0;
    }
    double sky =
        switch (canvas.scene.weather()) {
          case CLEAR -> 0.85;
          case CLOUDY, SNOW -> 0.45;
          case RAIN, FOG -> 0.28;
        };
    boolean dim = canvas.scene.time() == TimeOfDay.NIGHT || !canvas.scene.place().outdoors();
    return canvas.medium.shadows() * (dim ? 0.6 * sky : sky);
  }

  /// How much of the air between is seen before something that stands there.
  private static double distance(Canvas canvas, double foot) {
    if (!canvas.scene.place().outdoors()) {
      return 0;
    }
    double away = (canvas.front - foot) / Math.max(1, canvas.front - canvas.horizon);
    double thick = canvas.scene.weather() == Weather.FOG ? 0.5 : 0.24;
    return thick * Math.clamp(away, 0, 1);
  }
}
