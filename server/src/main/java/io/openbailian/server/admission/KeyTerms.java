package io.openbailian.server.admission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an administrator says of a key, and may change at any time.
///
/// @param name what its owner calls it; may be empty
/// @param note what somebody wanted to remember of it; may be empty
/// @param models it may ask, each a name or a beginning followed by `*`; all where empty
/// @param engines it may be served by; all where empty
/// @param addresses it may come from, for example `10.0.0.0/8`; all where empty
/// @param ownTasksOnly it sees and cancels the tasks that were submitted with it, and no others of
///   its workspace
/// @param expires from then on it opens nothing
/// @param disabled it opens nothing until it is enabled again
public record KeyTerms(
    String name,
    String note,
    List<String> models,
    List<String> engines,
    List<String> addresses,
    boolean ownTasksOnly,
    Optional<Instant> expires,
    boolean disabled) {

  public KeyTerms {
    models = List.copyOf(models);
    engines = List.copyOf(engines);
    addresses = List.copyOf(addresses);
  }

  /// A key with no limits of its own.
  public static KeyTerms named(String name) {
    return new KeyTerms(name, "", List.of(), List.of(), List.of(), false, Optional.empty(), false);
  }

  /// Whether it may ask for less than its workspace may, or from fewer places.
  public boolean isRestricted() {
    return !models.isEmpty() || !engines.isEmpty() || !addresses.isEmpty();
  }

  /// Whether the model may be asked.
  public boolean allowsModel(String model) {
    return models.isEmpty() || models.stream().anyMatch(allowed -> covers(allowed, model));
  }

  private static boolean covers(String allowed, String model) {
    return allowed.endsWith("*")
        ? model.startsWith(allowed.substring(0, allowed.length() - 1))
        : allowed.equals(model);
  }

  /// Whether the engine may serve it.
  public boolean allowsEngine(String engine) {
    return engines.isEmpty() || engines.contains(engine);
  }
}
