package io.openbailian.server.routing;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers which models an engine has failed with lately. An engine whose circuit is open for a
/// model is passed over while another can serve it, and tried again when its pause is over.
public final class Circuits {
  private static final int FAILURES = 3;
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private final Map<String, Health> models = new ConcurrentHashMap<>();

  private record Health(int failures, long openUntil) {}

  /// It could not be reached, or answered nonsense.
  ///
  /// @param nanos of the clock
  void failed(String model, long nanos) {
    models.compute(
        model,
        (_, health) ->
            new Health(health == null ? 1 : health.failures() + 1, nanos + PAUSE.toNanos()));
  }

  /// It answered.
  void succeeded(String model) {
    models.remove(model);
  }

  /// For how many models it is open.
  long open(long nanos) {
    return models.keySet().stream().filter(model -> isOpen(model, nanos)).count();
  }

  boolean isOpen(String model, long nanos) {
    Health health = models.get(model);
    return health != null && health.failures() >= FAILURES && nanos - health.openUntil() < 0;
  }
}
