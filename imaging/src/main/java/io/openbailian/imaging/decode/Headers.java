package io.openbailian.imaging.decode;

import java.util.Optional;

/// Finds out what a file is from its first bytes, and reads its header.
final class Headers {
  private Headers() {}

  static Header read(byte[] file) throws BrokenFile {
    if (file.length == 0) {
      throw new BrokenFile(FileFault.EMPTY, "the file is empty");
    }
    FileWindow bytes = FileWindow.of(file);
    PictureFormat format =
        sniff(bytes)
            .orElseThrow(() ->
                new BrokenFile(
                    FileFault.NOT_AN_IMAGE,
                    "the file is not a JPEG, PNG, BMP, TIFF, WEBP, GIF or PNM image"));
    StoredShape shape = shape(format, bytes);
    return shape.turned()
        ? header(format, shape, shape.height(), shape.width(), file.length)
        : header(format, shape, shape.width(), shape.height(), file.length);
  }

  private static Header header(
      PictureFormat format, StoredShape shape, long width, long height, int bytes)
      throws BrokenFile {
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw new BrokenFile(
          FileFault.MALFORMED, "the %s says it is %d x %d".formatted(format, width, height));
    }
    return new Header(
        format,
        (int) width,
        (int) height,
        shape.frames(),
        shape.orientation(),
        bytes,
        shape.depth());
  }

  private static Optional<PictureFormat> sniff(FileWindow file) throws BrokenFile {
    if (file.has(0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PictureFormat.PNG);
    }
    if (file.has(0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(PictureFormat.JPEG);
    }
    if (file.has(0, "GIF87a") || file.has(0, "GIF89a")) {
      return Optional.of(PictureFormat.GIF);
    }
    if (file.has(0, "RIFF") && file.has(8, "WEBP")) {
      return Optional.of(PictureFormat.WEBP);
    }
    if (file.has(0, "II*\0") || file.has(0, "MM\0*")) {
      return Optional.of(PictureFormat.TIFF);
    }
    if (file.has(0, "BM")) {
      return Optional.of(PictureFormat.BMP);
    }
    return isPnm(file) ? Optional.of(PictureFormat.PNM) : Optional.empty();
  }

  private static boolean isPnm(FileWindow file) throws BrokenFile {
    return file.has(0, "P")
        && file.length() > 2
        && file.u8(1) >= '1'
        && file.u8(1) <= '6'
        && (PnmNumbers.space(file.u8(2)) || file.u8(2) == '#');
  }

  private static StoredShape shape(PictureFormat format, FileWindow file) throws BrokenFile {
    return switch (format) {
      case BMP -> BmpHeader.read(file);
      case GIF -> GifHeader.read(file);
      case JPEG -> JpegHeader.read(file);
      case PNG -> PngHeader.read(file);
      case PNM -> PnmHeader.shape(file);
      case TIFF -> TiffHeader.read(file);
      case WEBP -> WebpHeader.read(file);
    };
  }
}
