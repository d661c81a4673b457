package io.openbailian.server.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/// Judges addresses that somebody else is to fetch, by their names alone: nothing is resolved.
public final class PublicNames {
  private static final List<String> PRIVATE =
      List.of(".local", ".localhost", ".internal", ".lan", ".home", ".intranet", ".corp");

  private PublicNames() {}

  /// Whether an address of HTTP may be one that the whole world reaches.
  public static boolean mayBePublic(String address) {
    try {
      URI uri = new URI(address.strip());
      String host = uri.getHost();
      return host != null
          && uri.getRawUserInfo() == null
          && isPublic(withoutDot(host.toLowerCase(Locale.ROOT)));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /// `db.internal.` is the name `db.internal`, said to be whole.
  private static String withoutDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static boolean isPublic(String host) {
    boolean literal = host.startsWith("[") || Character.isDigit(host.charAt(host.length() - 1));
    if (!literal) {
      return host.indexOf('.') > 0 && PRIVATE.stream().noneMatch(host::endsWith);
    }
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    try {
      boolean whole = host.startsWith("[") || bare.chars().filter(c -> c == '.').count() == 3;
      return whole && ReachableAddresses.isPublic(InetAddress.ofLiteral(bare));
    } catch (IllegalArgumentException e) {
      return false; // some clients read 0x7f.1 as an address
    }
  }
}
