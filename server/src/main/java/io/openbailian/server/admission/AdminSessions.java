package io.openbailian.server.admission;

import io.openbailian.engine.Time;
import io.openbailian.server.artifact.Hmac;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Tokens that stand for an admin key, or for whoever sits at this machine, while somebody is
/// signed in at the console. Nothing is kept of them.
public final class AdminSessions {
  /// What every one of them begins with; no key does.
  public static final String PREFIX = "sa-";

  /// Stands where an admin key's id would, for whoever could read the token of a run.
  public static final String THIS_MACHINE = "this-machine";

  private final SignedTokens tokens;

  public AdminSessions(Hmac hmac, Time time) {
    this.tokens = new SignedTokens(PREFIX, "admin-session", hmac, time);
  }

  /// A token and the moment from which it is not good any more.
  public record Issued(String token, Instant expires) {}

  /// Makes one.
  ///
  /// @param id of an admin key, or {@link #THIS_MACHINE}
  /// @param lifetime in whole seconds
  public Issued issue(String id, Duration lifetime) {
    SignedTokens.Issued issued = tokens.issue(id, lifetime);
    return new Issued(issued.token(), issued.expires());
  }

  /// For whom it stands; empty when it is none of ours, or not good any more.
  public Optional<String> behind(String token) {
    return tokens.behind(token);
  }
}
