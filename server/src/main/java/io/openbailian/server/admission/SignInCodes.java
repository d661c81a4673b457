package io.openbailian.server.admission;

import io.openbailian.engine.Time;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Codes that sign somebody in once, within a minute. They stand in links, which end up in
/// histories and logs of others, so a key would be too much there.
public final class SignInCodes {
  /// What every one of them begins with; no key does.
  public static final String PREFIX = "once-";

  private static final Duration LIFETIME = Duration.ofSeconds(60);

  /// Whoever asks for more takes away the oldest.
  private static final int MOST = 100;

  private final Time time;
  private final SecureRandom random;
  private final Map<String, Instant> open = new LinkedHashMap<>();

  public SignInCodes(Time time, SecureRandom random) {
    this.time = time;
    this.random = random;
  }

  /// A code and the moment from which it is not good any more.
  public record Issued(String code, Instant expires) {}

  /// Makes one.
  public synchronized Issued issue() {
    String code = ApiKeys.create(PREFIX, random);
    Instant expires = time.now().plus(LIFETIME);
    Iterator<String> oldest = open.keySet().iterator();
    if (open.size() >= MOST && oldest.hasNext()) {
      String _ = oldest.next();
      oldest.remove();
    }
    open.put(ApiKeys.hash(code), expires);
    return new Issued(code, expires);
  }

  /// Uses a code up.
  ///
  /// @return whether it was good
  public synchronized boolean redeem(String code) {
    Instant expires = open.remove(ApiKeys.hash(code));
    return expires != null && time.now().isBefore(expires);
  }
}
