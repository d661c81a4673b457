package io.openbailian.server.media;

import io.openbailian.catalog.check.PictureFacts;
import io.openbailian.catalog.model.ImageFormat;
import io.openbailian.imaging.decode.Decoder;
import io.openbailian.imaging.decode.FileFault;
import io.openbailian.imaging.decode.Header;
import io.openbailian.imaging.decode.Inspection;
import io.openbailian.imaging.decode.Limits;
import io.openbailian.imaging.decode.PictureFormat;
import io.openbailian.protocol.PixelSize;
import java.util.Optional;

/// Reads picture files with the decoders of `imaging`: headers by our own readers, pixels by
/// readers written in Java.
public final class ImagingDecoder implements PictureDecoder {

  @Override
  public Looked look(byte[] file) {
    return switch (Decoder.inspect(file, Limits.DEFAULT)) {
      case Inspection.Legible(Header header) -> new Seen(facts(header), header.decodingBytes());
      case Inspection.Illegible(FileFault fault, String why) -> new Refused(reason(fault), why);
    };
  }

  @Override
  public Decoded decode(byte[] file) {
    return switch (Decoder.decode(file, Limits.DEFAULT)) {
      case io.openbailian.imaging.decode.Decoded.Picture(var image, _) -> new Picture(image);
      case io.openbailian.imaging.decode.Decoded.Refused(FileFault fault, String why) ->
          new Refused(reason(fault), why);
    };
  }

  private static PictureFacts facts(Header header) {
    return new PictureFacts(
        Optional.of(format(header.format())),
        header.bytes(),
        new PixelSize(header.width(), header.height()));
  }

  private static ImageFormat format(PictureFormat format) {
    return switch (format) {
      case BMP -> ImageFormat.BMP;
      case GIF -> ImageFormat.GIF;
      case JPEG -> ImageFormat.JPG;
      case PNG -> ImageFormat.PNG;
      case PNM -> ImageFormat.PNM;
      case TIFF -> ImageFormat.TIFF;
      case WEBP -> ImageFormat.WEBP;
    };
  }

  private static Reason reason(FileFault fault) {
    return switch (fault) {
      case EMPTY, NOT_AN_IMAGE, MALFORMED, TRUNCATED -> Reason.FORMAT;
      case TOO_LARGE, TOO_MANY_FRAMES -> Reason.RESOLUTION;
    };
  }
}
