package io.openbailian.client;

import java.nio.file.Path;
import java.util.Locale;

/// What files are called on the wire, by their names; a service looks inside anyway.
final class MediaTypes {
  private MediaTypes() {}

  static String of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "jpg", "jpeg" -> "image/jpeg";
      case "png" -> "image/png";
      case "bmp" -> "image/bmp";
      case "tif", "tiff" -> "image/tiff";
      case "webp" -> "image/webp";
      case "gif" -> "image/gif";
      case "pbm", "pgm", "ppm", "pnm" -> "image/x-portable-anymap";
      default -> "application/octet-stream";
    };
  }
}
