package io.openbailian.server.task;

/// Why an attempt did not deliver.
///
/// @param kind REFUSED, BUSY, DOWN, BROKEN, UNKNOWN, TIMEOUT, STOPPED or {@link #DIED}
/// @param code the wire's error code, or empty
/// @param message for people
public record AttemptFailure(String kind, String code, String message) {
  /// The process died while the attempt ran inside it.
  public static final String DIED = "DIED";
}
