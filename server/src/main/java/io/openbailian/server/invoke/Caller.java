package io.openbailian.server.invoke;

/// Whoever waits for an answer.
///
/// @param keyId of the API key it came with
/// @param requestId of its request
/// @param presence tells when it has gone
public record Caller(String keyId, String requestId, Presence presence) {

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
