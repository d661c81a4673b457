package io.openbailian.server.artifact;

import java.io.IOException;

/// The place where files are kept cannot be reached, refuses or does not answer in time: what was
/// asked for has not happened, and may succeed later. The message is for the operator and may name
/// hosts and buckets; clients are told {@link #FOR_CLIENTS}.
public final class FilesAwayException extends IOException {
  private static final long serialVersionUID = 1;

  /// What a client is told, whatever the reason.
  public static final String FOR_CLIENTS =
      "the place where this server keeps its files cannot be used now: nothing was stored or lost";

  public FilesAwayException(String message) {
    super(message);
  }

  public FilesAwayException(String message, Throwable cause) {
    super(message, cause);
  }

  /// Whether such a failure is behind another one.
  public static boolean isBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FilesAwayException) {
        return true;
      }
    }
    return false;
  }
}
