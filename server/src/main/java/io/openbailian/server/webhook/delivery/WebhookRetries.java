package io.openbailian.server.webhook.delivery;

import io.openbailian.server.webhook.WebhookMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a message is tried again: soon at first, then more and more rarely, for a day.
final class WebhookRetries {
  static final Duration LIFETIME = Duration.ofHours(24);
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4));

  /// A host that fails is asked this rarely at most, whatever waits for it.
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);

  private static final int MOST_DOUBLINGS = 9;

  private WebhookRetries() {}

  /// When a message is tried that has failed again.
  ///
  /// @param tries how often it has failed
  /// @return empty when it is not tried any more
  static Optional<Instant> next(WebhookMessage message, int tries, Instant now) {
    Instant next = now.plus(PAUSES.get(Math.min(tries, PAUSES.size()) - 1));
    return next.isAfter(message.created().plus(LIFETIME)) ? Optional.empty() : Optional.of(next);
  }

  /// How long a host is left alone that has failed so often in a row.
  static Duration rest(int failures) {
    Duration rest = Duration.ofSeconds(1L << (Math.min(failures, MOST_DOUBLINGS) - 1));
    return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
  }
}
