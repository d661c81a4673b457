package io.openbailian.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// The wire's spellings of time, all local to Asia/Shanghai and without a zone.
public final class WireTime {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TASK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(SHANGHAI);
  private static final DateTimeFormatter FILE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(SHANGHAI);
  private static final DateTimeFormatter LIST =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

  private WireTime() {}

  /// `2025-08-13 18:04:35.703`, as task objects carry it.
  public static String format(Instant instant) {
    return TASK.format(instant);
  }

  /// The inverse of {@link #format}; empty when it is no such time.
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, TASK).atZone(SHANGHAI).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// `2025-11-30 19:37:33`, as files carry it.
  public static String seconds(Instant instant) {
    return FILE.format(instant);
  }

  /// Reads `20250813180435`, as the list's `start_time` and `end_time` carry it; empty when it is
  /// no date.
  public static Optional<Instant> parseCompact(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, LIST).atZone(SHANGHAI).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The inverse of {@link #parseCompact}.
  public static String formatCompact(Instant instant) {
    return LIST.withZone(SHANGHAI).format(instant);
  }
}
