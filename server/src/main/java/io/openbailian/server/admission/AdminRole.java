package io.openbailian.server.admission;

import java.util.Locale;

/// What the bearer of an admin key may do.
public enum AdminRole {
  /// Reads and changes everything.
  ADMIN,
  /// Reads everything, tasks of all workspaces too, and cancels tasks.
  OPERATOR,
  /// Reads everything but tasks.
  AUDITOR;

  /// As it is written, in JSON and at the command line.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
