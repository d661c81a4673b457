package io.openbailian.server.admission;

import io.openbailian.engine.Time;
import io.openbailian.server.artifact.Hmac;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Tokens that stand for somebody for a while. Nothing is kept of them: a token itself says for
/// whom it stands and until when, and is signed.
final class SignedTokens {
  private static final char BETWEEN = '.';
  private static final int LONGEST = 256;

  private final String prefix;
  private final String purpose;
  private final Hmac hmac;
  private final Time time;

  /// @param prefix what every one of them begins with
  /// @param purpose what is signed with it, so that no token of one kind is one of another
  SignedTokens(String prefix, String purpose, Hmac hmac, Time time) {
    this.prefix = prefix;
    this.purpose = purpose + "\n";
    this.hmac = hmac;
    this.time = time;
  }

  /// A token and the moment from which it is not good any more.
  record Issued(String token, Instant expires) {}

  /// Makes one.
  ///
  /// @param id for whom it stands
  /// @param lifetime in whole seconds
  Issued issue(String id, Duration lifetime) {
    Instant expires = Instant.ofEpochSecond(time.now().plus(lifetime).getEpochSecond());
    String said = Long.toHexString(expires.getEpochSecond()) + BETWEEN + id;
    return new Issued(prefix + said + BETWEEN + hmac.sign(purpose + said), expires);
  }

  /// For whom this one stands; empty when it is none of ours, or not good any more.
  Optional<String> behind(String token) {
    int first = token.indexOf(BETWEEN);
    int last = token.lastIndexOf(BETWEEN);
    if (!token.startsWith(prefix) || token.length() > LONGEST || first < 0 || last <= first) {
      return Optional.empty();
    }
    String said = token.substring(prefix.length(), last);
    if (!hmac.verify(purpose + said, token.substring(last + 1))) {
      return Optional.empty();
    }
    long expires = Long.parseLong(token.substring(prefix.length(), first), 16); // signed: it is one
    return time.now().getEpochSecond() < expires
        ? Optional.of(token.substring(first + 1, last))
        : Optional.empty();
  }
}
