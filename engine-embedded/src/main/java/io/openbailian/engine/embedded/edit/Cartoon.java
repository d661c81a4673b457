package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.EngineFailure;
import io.openbailian.illustrator.Illustration;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.edit.Compose;
import io.openbailian.imaging.region.Region;
import io.openbailian.imaging.region.RegionFinder;
import io.openbailian.text.Pattern;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/// A figure cut out of its picture and placed into a scene that the prompt describes.
final class Cartoon {
  /// Words for a figure that peeks, of which the upper part alone is shown.
  private static final Pattern PEEKING = Pattern.compile("(?i)探出|探头|窥|偷看|peek|peer");

  private static final double HIDDEN = 0.42;
  private static final double MOST = 0.97;

  /// The figure of the picture plays the part: the scene needs no other.
  private static final String NO_OTHER = "人物, 卡通形象, person";

  private Cartoon() {}

  static BufferedImage placed(Job job) throws EngineFailure, InterruptedException {
    BufferedImage image = Pictures.opaque(job.image());
    Mask figure = RegionFinder.find(image, new Region.Subject(), job.work());
    if (figure.empty() || figure.share() > MOST) {
      throw Refusal.nothingThere("The picture shows no figure that could be cut out.");
    }
    Illustration drawing = job.illustration(NO_OTHER);
    BufferedImage scene =
        drawing.picture(image.getWidth(), image.getHeight(), job.work().stopped());
    int down = down(job.prompt(), figure);
    int aside = drawing.scene().subjects().isEmpty() ? 0 : aside(figure);
    return Compose.onBackground(
        moved(image, aside, down), moved(figure, aside, down), scene, job.work());
  }

  /// So far that the edge of the picture hides the lower part of the figure.
  private static int down(String prompt, Mask figure) {
    if (!PEEKING.matcher(prompt).find()) {
      return 0;
    }
    int foot = figure.bounds().y + figure.bounds().height;
    return figure.height() - foot + (int) (HIDDEN * figure.bounds().height);
  }

  /// So far to the left that what else the scene shows can be seen.
  private static int aside(Mask figure) {
    Rectangle bounds = figure.bounds();
    return Math.clamp(figure.width() / 4, 0, Math.max(0, bounds.x - figure.width() / 50));
  }

  private static BufferedImage moved(BufferedImage image, int left, int down) {
    BufferedImage out = Pictures.copy(image);
    int width = image.getWidth() - left;
    int height = image.getHeight() - down;
    Pictures.paste(Pictures.cut(image, left, 0, width, height), out, 0, down);
    return out;
  }

  private static Mask moved(Mask mask, int left, int down) {
    return Mask.of(
        mask.width(),
        mask.height(),
        (x, y) -> y < down || x + left >= mask.width() ? 0 : mask.at(x + left, y - down));
  }
}
