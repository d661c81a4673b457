package io.openbailian.outbound;

import io.openbailian.text.Trim;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Reads addresses of HTTP.
final class Addresses {
  private Addresses() {}

  /// The address without slashes at its end; empty when it is none, or says more than where.
  static Optional<URI> parse(String text) {
    try {
      URI address = new URI(Trim.trailing(text, '/'));
      boolean where =
          isHttp(address)
              && address.getHost() != null
              && address.getRawUserInfo() == null
              && address.getRawQuery() == null
              && address.getRawFragment() == null;
      return where ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isHttp(URI address) {
    return "http".equalsIgnoreCase(address.getScheme())
        || "https".equalsIgnoreCase(address.getScheme());
  }

  static int port(URI address) {
    boolean secure = "https".equalsIgnoreCase(address.getScheme());
    return address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
  }
}
