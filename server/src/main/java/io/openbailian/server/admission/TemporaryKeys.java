package io.openbailian.server.admission;

import io.openbailian.engine.Time;
import io.openbailian.server.artifact.Hmac;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Keys that stand for another key for some seconds, for browsers and phones. Nothing is kept of
/// them: the key itself says whose it is and until when, and is signed.
public final class TemporaryKeys {
  /// What every one of them begins with; no other key does.
  public static final String PREFIX = "st-";

  private static final String PURPOSE = "temporary-key\n";
  private static final char BETWEEN = '.';
  private static final int LONGEST = 256;

  private final Hmac hmac;
  private final Time time;

  public TemporaryKeys(Hmac hmac, Time time) {
    this.hmac = hmac;
    this.time = time;
  }

  /// A key and the moment from which it is not good any more.
  public record Issued(String key, Instant expires) {}

  /// Makes a key that stands for another one.
  ///
  /// @param lifetime in whole seconds
  public Issued issue(ApiKey behind, Duration lifetime) {
    Instant expires = Instant.ofEpochSecond(time.now().plus(lifetime).getEpochSecond());
    String said = Long.toHexString(expires.getEpochSecond()) + BETWEEN + behind.id();
    return new Issued(PREFIX + said + BETWEEN + hmac.sign(PURPOSE + said), expires);
  }

  /// The id of the key that this one stands for; empty when it is no temporary key of this server,
  /// or not good any more.
  Optional<String> behind(String key) {
    int first = key.indexOf(BETWEEN);
    int last = key.lastIndexOf(BETWEEN);
    if (!key.startsWith(PREFIX) || key.length() > LONGEST || first < 0 || last <= first) {
      return Optional.empty();
    }
    String said = key.substring(PREFIX.length(), last);
    if (!hmac.verify(PURPOSE + said, key.substring(last + 1))) {
      return Optional.empty();
    }
    long expires = Long.parseLong(key.substring(PREFIX.length(), first), 16); // signed: it is one
    return time.now().getEpochSecond() < expires
        ? Optional.of(key.substring(first + 1, last))
        : Optional.empty();
  }
}
