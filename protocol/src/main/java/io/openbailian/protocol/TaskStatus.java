package io.openbailian.protocol;

/// The states of a task as the wire spells them; the SDKs accept no other value.
public enum TaskStatus {
  PENDING,
  RUNNING,
  SUSPENDED,
  SUCCEEDED,
  FAILED,
  CANCELED,
  UNKNOWN;

  /// True once a task never changes again; UNKNOWN counts, because clients stop polling on it.
  public boolean isFinal() {
    return switch (this) {
      case SUCCEEDED, FAILED, CANCELED, UNKNOWN -> true;
      case PENDING, RUNNING, SUSPENDED -> false;
    };
  }
}
