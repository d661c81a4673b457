package io.openbailian.server.admission;

import io.openbailian.engine.Time;
import io.openbailian.server.artifact.Hmac;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Keys that stand for another key for some seconds, for browsers and phones. Nothing is kept of
/// them.
public final class TemporaryKeys {
  /// What every one of them begins with; no other key does.
  public static final String PREFIX = "st-";

  private final SignedTokens tokens;

  public TemporaryKeys(Hmac hmac, Time time) {
    this.tokens = new SignedTokens(PREFIX, "temporary-key", hmac, time);
  }

  /// A key and the moment from which it is not good any more.
  public record Issued(String key, Instant expires) {}

  /// Makes a key that stands for another one.
  ///
  /// @param lifetime in whole seconds
  public Issued issue(ApiKey behind, Duration lifetime) {
    SignedTokens.Issued issued = tokens.issue(behind.id(), lifetime);
    return new Issued(issued.token(), issued.expires());
  }

  /// The id of the key that this one stands for; empty when it is no temporary key of this server,
  /// or not good any more.
  Optional<String> behind(String key) {
    return tokens.behind(key);
  }
}
