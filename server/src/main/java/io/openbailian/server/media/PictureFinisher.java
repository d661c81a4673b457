package io.openbailian.server.media;

import io.openbailian.catalog.model.FileKind;
import io.openbailian.engine.Media;
import io.openbailian.imaging.decode.Decoded;
import io.openbailian.imaging.decode.Decoder;
import io.openbailian.imaging.decode.Limits;
import io.openbailian.pixels.Helpers;
import io.openbailian.pixels.JpegWriter;
import io.openbailian.pixels.PngWriter;
import io.openbailian.pixels.Resizing;
import io.openbailian.pixels.Watermark;
import io.openbailian.protocol.PixelSize;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Makes the file that is kept from what an engine made: exact size, visible mark, metadata, PNG or
/// JPEG.
///
/// What another program encoded is decoded, by the readers that read what clients send, and encoded
/// anew, which proves that it is a picture and drops its metadata.
public final class PictureFinisher {
  private PictureFinisher() {}

  /// How a picture is to be finished.
  ///
  /// @param file the kind of file
  /// @param size the exact size; absent = as it is
  /// @param exact whether the engine promised that size; then another one is refused, not scaled
  /// @param mark text drawn at the lower right; absent = none
  /// @param metadata keys and texts for the file, in order
  public record Finish(
      FileKind file,
      Optional<PixelSize> size,
      boolean exact,
      Optional<String> mark,
      Map<String, String> metadata) {}

  /// A finished file. Equality is that of the array.
  ///
  /// @param mediaType for example `image/png`
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  public record Finished(byte[] bytes, String mediaType, int width, int height) {}

  /// Finishes a picture; keeps a core busy for some milliseconds, or longer when it is large.
  ///
  /// @param helpers who may join in the encoding of a large picture
  /// @throws IOException when the bytes are no picture
  public static Finished finish(Media media, Finish finish, Helpers helpers) throws IOException {
    BufferedImage image = sized(decode(media), finish);
    if (finish.mark().isPresent()) {
      Watermark.draw(image, finish.mark().get());
    }
    return switch (finish.file()) {
      case PNG -> finished(PngWriter.write(image, finish.metadata(), helpers), "image/png", image);
      case NONE -> throw new IllegalStateException("a model without files made a picture");
      case JPG -> finished(JpegWriter.write(image, finish.metadata()), "image/jpeg", image);
      case MP4 -> throw new UnusableMediaException("the engine made one picture and no film");
      case WAV, JSON ->
          throw new IllegalStateException("a picture is no file of kind " + finish.file());
    };
  }

  /// Palettes, gray and 16 bit become the two forms that everything behind this works on.
  private static BufferedImage plain(BufferedImage image) {
    int type =
        image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    if (image.getType() == type) {
      return image;
    }
    var copy = new BufferedImage(image.getWidth(), image.getHeight(), type);
    Graphics2D graphics = copy.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return copy;
  }

  private static Finished finished(byte[] bytes, String mediaType, BufferedImage image) {
    return new Finished(bytes, mediaType, image.getWidth(), image.getHeight());
  }

  private static BufferedImage sized(BufferedImage image, Finish finish)
      throws UnusableMediaException {
    PixelSize made = new PixelSize(image.getWidth(), image.getHeight());
    if (finish.size().isEmpty() || finish.size().get().equals(made)) {
      return image;
    }
    PixelSize wanted = finish.size().get();
    if (finish.exact()) {
      throw new UnusableMediaException(
          "the engine promised a picture of %s and made one of %s".formatted(wanted, made));
    }
    return Resizing.toExactSize(image, wanted.width(), wanted.height());
  }

  private static BufferedImage decode(Media media) throws IOException {
    return switch (media) {
      case Media.Picture(BufferedImage image) -> image;
      case Media.Film _ ->
          throw new UnusableMediaException("the engine made a film and no picture");
      case Media.Encoded(byte[] bytes, String mediaType) -> {
        yield switch (Decoder.decode(bytes, Limits.DEFAULT)) {
          case Decoded.Picture(BufferedImage image, _) -> plain(image);
          case Decoded.Refused(_, String why) ->
              throw new UnusableMediaException(
                  "the engine's %s of %d bytes cannot be used: %s"
                      .formatted(mediaType, bytes.length, why));
        };
      }
    };
  }
}
