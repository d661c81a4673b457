package io.openbailian.server.admission;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Who changed what; lines are added and never changed. It holds no secrets and no hashes.
public interface AuditTrail {

  /// One change.
  ///
  /// @param number counts up
  /// @param subject id of what was changed
  /// @param before what it was; an empty object when it was made
  /// @param after what it became
  record Entry(
      long number,
      Instant at,
      String actor,
      String action,
      String subject,
      JsonNode before,
      JsonNode after) {}

  /// The newest lines below a number, newest first.
  List<Entry> before(long number, int atMost) throws InterruptedException;
}
