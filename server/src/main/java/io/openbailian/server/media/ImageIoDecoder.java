package io.openbailian.server.media;

import io.openbailian.catalog.ImageFormat;
import io.openbailian.catalog.PictureFacts;
import io.openbailian.protocol.PixelSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Reads what the readers of the platform, and those on the class path, read.
public final class ImageIoDecoder implements PictureDecoder {
  private static final long MOST_PIXELS = 64L << 20;
  private static final int LONGEST_SIDE = 20_000;

  /// Work on a reader that has its file.
  @FunctionalInterface
  private interface Use<T> {
    T with(ImageReader reader) throws IOException;
  }

  @Override
  public Looked look(byte[] file) {
    try {
      return read(file, reader -> facts(reader, file.length))
          .map(ImageIoDecoder::withinLimits)
          .orElseGet(() -> refused("the file is no image"));
    } catch (IOException | RuntimeException e) { // readers meet hostile bytes in any state
      return refused("the header of the image is damaged");
    }
  }

  @Override
  public Decoded decode(byte[] file) {
    try {
      return read(file, reader -> reader.read(0))
          .<Decoded>map(image -> new Picture(flat(image)))
          .orElseGet(() -> refused("the file is no image"));
    } catch (IOException | RuntimeException e) { // as above
      return refused("the image is damaged or cut");
    }
  }

  private static Refused refused(String why) {
    return new Refused(Reason.FORMAT, why);
  }

  private static <T> Optional<T> read(byte[] file, Use<T> use) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return Optional.of(use.with(reader));
      } finally {
        reader.dispose();
      }
    }
  }

  private static PictureFacts facts(ImageReader reader, long bytes) throws IOException {
    return new PictureFacts(
        format(reader.getFormatName()),
        bytes,
        new PixelSize(reader.getWidth(0), reader.getHeight(0)));
  }

  private static Optional<ImageFormat> format(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "jpeg", "jpg" -> Optional.of(ImageFormat.JPG);
      case "png" -> Optional.of(ImageFormat.PNG);
      case "bmp" -> Optional.of(ImageFormat.BMP);
      case "tif", "tiff" -> Optional.of(ImageFormat.TIFF);
      case "webp" -> Optional.of(ImageFormat.WEBP);
      case "gif" -> Optional.of(ImageFormat.GIF);
      case "pnm", "pbm", "pgm", "ppm" -> Optional.of(ImageFormat.PNM);
      default -> Optional.empty();
    };
  }

  private static Looked withinLimits(PictureFacts facts) {
    PixelSize size = facts.size();
    return size.pixels() > MOST_PIXELS || Math.max(size.width(), size.height()) > LONGEST_SIDE
        ? new Refused(
            Reason.RESOLUTION,
            "%s; at most %d pixels and sides of %d are read"
                .formatted(size, MOST_PIXELS, LONGEST_SIDE))
        : new Seen(facts);
  }

  private static BufferedImage flat(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int type =
        image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    if (image.getType() == type) {
      return image;
    }
    BufferedImage flat = new BufferedImage(width, height, type);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      flat.setRGB(0, y, width, 1, image.getRGB(0, y, width, 1, row, 0, width), 0, width);
    }
    return flat;
  }
}
