package io.openbailian.server.invoke;

import io.openbailian.server.admission.ApiKey;

/// Whoever waits for an answer.
///
/// @param key it came with
/// @param requestId of its request
/// @param presence tells when it has gone
public record Caller(ApiKey key, String requestId, Presence presence) {

  /// The workspace whose share it takes.
  public String workspace() {
    return key.workspace();
  }

  /// Tells when a caller has gone.
  @FunctionalInterface
  public interface Presence {

    /// Calls this when the caller goes, at most once and from any thread, until the watch is
    /// closed.
    Watch watch(Runnable gone);
  }

  /// A look-out for a caller's leaving, until it is closed.
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
