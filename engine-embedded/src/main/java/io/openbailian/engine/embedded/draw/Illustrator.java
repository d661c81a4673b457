package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.embedded.palette.Palette;
import io.openbailian.engine.embedded.scene.Dice;
import io.openbailian.engine.embedded.scene.SceneDescription;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Draws described scenes, on the calling thread.
public final class Illustrator {
  private Illustrator() {}

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
    Canvas canvas = new Canvas(width, height, scene, palette, dice, stopped);
    canvas.poll();
    Backdrop.draw(canvas);
    Staging staging = new Staging(canvas);
    for (Staging.Spot spot : staging.spots()) {
      canvas.poll();
      staging.draw(spot);
    }
    canvas.poll();
    Backdrop.air(canvas);
    Letters.draw(canvas);
    canvas.poll();
    return canvas.image();
  }
}
