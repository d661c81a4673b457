package io.openbailian.catalog.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of files as people write them, `10MB`, of which each unit is 1024 of the next smaller.
public final class Bytes {
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})(KB|MB|GB)");

  private Bytes() {}

  public static Optional<Long> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(Long.parseLong(matcher.group(1)) << shift(matcher.group(2)))
        : Optional.empty();
  }

  private static int shift(String unit) {
    return switch (unit) {
      case "KB" -> 10;
      case "MB" -> 20;
      default -> 30;
    };
  }

  public static String toString(long bytes) {
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + "MB";
    }
    return bytes % (1 << 10) == 0
        ? (bytes >> 10) + "KB"
        : String.format(Locale.ROOT, "%.1fMB", bytes / 1048576.0);
  }
}
