package io.openbailian.engine.embedded.edit;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineFailure;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.edit.Arrange;
import io.openbailian.pixels.Resizing;
import io.openbailian.protocol.PixelSize;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;

/// Brings an edited picture to the size asked for, without stretching anything.
final class Fitting {
  private static final int PAPER = 0xFFFFFF;

  /// Up to this much the eye does not see a ratio change.
  private static final double SLIGHT = 0.02;

  private Fitting() {}

  static BufferedImage toSize(BufferedImage out, Job job) throws EngineFailure {
    Optional<PixelSize> size = job.call().values().size(Meaning.SIZE);
    if (size.isEmpty()) {
      return out;
    }
    PixelSize wanted = size.get();
    Job.affordable(wanted.width(), wanted.height());
    double ratio = wanted.width() / (double) wanted.height();
    if (alike(ratio, ratio(out))) {
      return Resizing.toExactSize(out, wanted.width(), wanted.height());
    }
    boolean reshaped = !alike(ratio(out), ratio(job.image()));
    return reshaped
        ? whole(out, wanted)
        : Resizing.toExactSize(Arrange.cropped(out, ratio), wanted.width(), wanted.height());
  }

  private static double ratio(BufferedImage image) {
    return image.getWidth() / (double) image.getHeight();
  }

  private static boolean alike(double one, double other) {
    return Math.abs(one / other - 1) <= SLIGHT;
  }

  /// An edit that gave the picture its shape is shown whole, on paper.
  private static BufferedImage whole(BufferedImage image, PixelSize size) {
    double scale =
        Math.min(
            size.width() / (double) image.getWidth(), size.height() / (double) image.getHeight());
    int width = Math.clamp(Math.round(image.getWidth() * scale), 1, size.width());
    int height = Math.clamp(Math.round(image.getHeight() * scale), 1, size.height());
    BufferedImage out = Pictures.blank(size.width(), size.height());
    Arrays.fill(Pictures.pixels(out), PAPER);
    Pictures.paste(
        Pictures.opaque(Resizing.toExactSize(image, width, height)),
        out,
        (size.width() - width) / 2,
        (size.height() - height) / 2);
    return out;
  }
}
