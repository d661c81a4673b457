package io.openbailian.engine;

import java.util.List;

/// How an engine is, as it is told to whoever sets it up.
///
/// @param reachable whether calls could be carried out now
/// @param version what carries them out, and which; empty where it does not say
/// @param models that are there, by the engine's own names; empty where it does not say
/// @param trouble why it is not reachable, in one sentence; empty where it is
public record EngineCondition(
    boolean reachable, String version, List<String> models, String trouble) {
  public EngineCondition {
    models = List.copyOf(models);
  }

  /// An engine within this process.
  public static EngineCondition here() {
    return new EngineCondition(true, "", List.of(), "");
  }

  /// An engine that cannot be reached.
  public static EngineCondition away(String trouble) {
    return new EngineCondition(false, "", List.of(), trouble);
  }
}
