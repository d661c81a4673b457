package io.openbailian.server.http.body;

import java.time.Duration;

/// How slow the other end of a connection may be.
///
/// @param bytesPerSecond that have to come at least, on average over any stretch of `over`
/// @param inAll how long one body may be waited for, however steadily it comes
public record Pacing(long bytesPerSecond, Duration over, Duration inAll) {

  /// How many bytes any stretch of `over` has to bring.
  long least() {
    return (long) (bytesPerSecond * (over.toNanos() / 1e9));
  }

  /// How long it may take at most until the other end has taken so many bytes.
  public Duration forTaking(long bytes) {
    long seconds = bytesPerSecond == 0 ? Long.MAX_VALUE / 2_000_000_000L : bytes / bytesPerSecond;
    return over.plusSeconds(seconds);
  }
}
