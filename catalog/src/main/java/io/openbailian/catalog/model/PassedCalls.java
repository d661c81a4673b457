package io.openbailian.catalog.model;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Calls that are passed on to another server as they came, as tasks: the catalogue describes
/// neither their models nor what they ask, so they have an operation of their own, whose values are
/// the path and the body.
public final class PassedCalls {
  /// What the operation and the family of its models are called; no operation of the catalogue
  /// bears this name.
  public static final String NAME = "passed";

  /// The path that was asked for, with its query.
  public static final String PATH = "path";

  /// The body, as it came.
  public static final String BODY = "body";

  private static final Operation OPERATION =
      new Operation(NAME, List.of(Wire.SERVICES), Set.of(Mode.ASYNC), ResultShape.PASSED);

  private PassedCalls() {}

  /// The operation of all of them.
  public static Operation operation() {
    return OPERATION;
  }

  /// The operation of this name, if it is theirs.
  public static Optional<Operation> operation(String name) {
    return name.equals(NAME) ? Optional.of(OPERATION) : Optional.empty();
  }

  /// A model of which only the name is known.
  public static Model model(String name) {
    return new Model(name, NAME, Map.of(NAME, Set.of(Mode.ASYNC)), "");
  }

  /// What such a call is kept as.
  public static Values values(String path, String body) {
    return Values.of(Json.object().put(PATH, path).put(BODY, body));
  }
}
