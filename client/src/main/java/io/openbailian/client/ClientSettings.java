package io.openbailian.client;

import io.openbailian.text.Trim;
import java.net.URI;
import java.time.Duration;

/// Where a service is and how long to wait for it.
///
/// @param base the API's base URL, `https://host/api/v1`; trailing slashes are dropped
/// @param key sent as a Bearer token, to `base` only
/// @param connect the longest time until a connection stands
/// @param answer the longest time until a whole answer is there; downloads have no limit but the
///   first byte's
public record ClientSettings(URI base, String key, Duration connect, Duration answer) {

  public ClientSettings {
    if (base.getHost() == null || !isHttp(base)) {
      throw new IllegalArgumentException(
          "A base URL looks like https://host/api/v1, not like %s".formatted(base));
    }
    base = URI.create(Trim.trailing(base.toString(), '/'));
  }

  /// The waits of the vendor's own SDKs: 300 s for an answer.
  public static ClientSettings of(URI base, String key) {
    return new ClientSettings(base, key, Duration.ofSeconds(10), Duration.ofSeconds(300));
  }

  /// Without the key: this text ends up in logs.
  @Override
  public String toString() {
    return "ClientSettings[base=%s, key=***]".formatted(base);
  }

  private static boolean isHttp(URI base) {
    return "http".equalsIgnoreCase(base.getScheme()) || "https".equalsIgnoreCase(base.getScheme());
  }
}
