package io.openbailian.server.task.sql;

import java.util.Optional;
import java.util.UUID;

/// A task id as the database keeps it: the first half is the row's number, so rows lie in the order
/// of their submission and need no index for their id.
public record TaskKey(long high, long low) {
  private static final int LENGTH = 36;

  /// Empty when the text is not the canonical form of a UUID: such a task was never made.
  public static Optional<TaskKey> parse(String id) {
    if (id.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      UUID uuid = UUID.fromString(id);
      return uuid.toString().equals(id)
          ? Optional.of(new TaskKey(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public static TaskKey of(String id) {
    return parse(id).orElseThrow(() -> new IllegalArgumentException("a task id is a UUID: " + id));
  }

  public String id() {
    return new UUID(high, low).toString();
  }
}
