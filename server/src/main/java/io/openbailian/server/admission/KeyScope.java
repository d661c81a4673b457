package io.openbailian.server.admission;

import java.util.List;

/// How far a key reaches within its workspace.
///
/// @param models it may ask, each a name or a beginning followed by `*`; all where empty
/// @param engines it may be served by; all where empty
/// @param addresses it may come from, for example `10.0.0.0/8`; all where empty
/// @param ownTasksOnly it sees and cancels the tasks that were submitted with it, and no others of
///   its workspace
public record KeyScope(
    List<String> models, List<String> engines, List<String> addresses, boolean ownTasksOnly) {
  /// All of its workspace, from anywhere.
  public static final KeyScope ALL = new KeyScope(List.of(), List.of(), List.of(), false);

  public KeyScope {
    models = List.copyOf(models);
    engines = List.copyOf(engines);
    addresses = List.copyOf(addresses);
  }

  /// Whether it may ask for less than its workspace may, or from fewer places.
  public boolean isNarrow() {
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
