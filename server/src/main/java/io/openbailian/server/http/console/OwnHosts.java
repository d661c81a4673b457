package io.openbailian.server.http.console;

import io.javalin.http.Context;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Under which names this server is asked for by browsers that mean it. A page elsewhere can have
/// its own name point at this machine; its requests carry that name, and are refused.
///
/// Addresses and names without a dot cannot be had by strangers, so they are ours; other names are
/// those of the settings.
final class OwnHosts {
  private static final String LOCAL = ".localhost";

  private final String listening;
  private final Optional<URI> publicUrl;

  /// @param listening what the server listens at, by the settings
  /// @param publicUrl under which clients reach it, by the settings
  OwnHosts(String listening, Optional<URI> publicUrl) {
    this.listening = listening.toLowerCase(Locale.ROOT);
    this.publicUrl = publicUrl;
  }

  /// Refuses a request for a name that is not ours, or from a page of somebody else.
  ///
  /// @throws WireException `AccessDenied`
  void requireOwn(Context context) {
    String host = context.header("Host");
    if (host != null && !isOurs(host)) {
      throw refused(
          "the request is for the host %s, which is no name of this server; set public-url if it is"
              .formatted(shortened(host)));
    }
    String origin = context.header("Origin");
    if (origin != null && !isFromHere(origin, host)) {
      throw refused("the request comes from a page of %s".formatted(shortened(origin)));
    }
  }

  private static WireException refused(String hint) {
    return new WireException(ErrorCode.ACCESS_DENIED.with().withHint(hint));
  }

  private static String shortened(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }

  /// @param authority a host, with its port or without
  boolean isOurs(String authority) {
    String name = nameOf(authority.strip().toLowerCase(Locale.ROOT));
    return isAddress(name)
        || !name.contains(".")
        || name.endsWith(LOCAL)
        || name.equals(listening)
        || publicUrl.map(URI::getHost).filter(name::equalsIgnoreCase).isPresent();
  }

  private boolean isFromHere(String origin, @Nullable String host) {
    String from = authorityOf(origin);
    return from.equalsIgnoreCase(host)
        || publicUrl.map(URI::getAuthority).filter(from::equalsIgnoreCase).isPresent();
  }

  private static String authorityOf(String origin) {
    int slashes = origin.indexOf("://");
    return slashes < 0 ? origin : origin.substring(slashes + "://".length());
  }

  private static String nameOf(String authority) {
    if (authority.startsWith("[")) {
      return authority.substring(0, authority.indexOf(']') + 1);
    }
    int colon = authority.indexOf(':');
    return colon < 0 ? authority : authority.substring(0, colon);
  }

  /// Four numbers, or something in brackets; whoever connected to it, did so to an address.
  private static boolean isAddress(String name) {
    return name.startsWith("[") || isNumbers(name);
  }

  private static boolean isNumbers(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
        && Character.isDigit(name.charAt(name.length() - 1));
  }
}
