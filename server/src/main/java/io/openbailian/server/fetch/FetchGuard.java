package io.openbailian.server.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides where this server may fetch from. A name is resolved once, every address it has is
/// judged, and the connection goes to one of these and nowhere else.
public final class FetchGuard {
  private static final Logger LOG = LoggerFactory.getLogger(FetchGuard.class);

  private final Resolver resolver;
  private final List<OpenedPlace> opened;

  /// @param allow hosts, addresses and ranges that are open although they are not public
  /// @throws IllegalArgumentException with a sentence about the entry that is none
  public FetchGuard(Resolver resolver, List<String> allow) {
    this.resolver = resolver;
    this.opened = allow.stream().map(OpenedPlace::parse).toList();
  }

  /// A place that may be connected to.
  ///
  /// @param address as the URL has it
  /// @param host without brackets, in lower case
  /// @param addresses of the host, in the order of preference
  record Target(URI address, String host, int port, List<InetAddress> addresses) {
    boolean secure() {
      return address.getScheme().equalsIgnoreCase("https");
    }
  }

  /// Whether an address leads to the public internet and nowhere else: what this network alone
  /// reaches is nobody else's affair, and of no use to them.
  boolean isPublic(URI address, Duration atMost) throws InterruptedException {
    try {
      return check(address, atMost).addresses().stream().allMatch(ReachableAddresses::isPublic);
    } catch (FetchException e) {
      return false; // whoever fetches it says why it cannot be had
    }
  }

  /// Resolves and judges an address.
  Target check(URI address, Duration atMost) throws FetchException, InterruptedException {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!List.of("http", "https").contains(scheme)) {
      throw forbidden("only http and https are fetched, not " + scheme);
    }
    if (address.getHost() == null || address.getRawUserInfo() != null) {
      throw forbidden("an address needs a host, and no user or password before it");
    }
    int port = port(address, scheme);
    String host = withoutBrackets(address.getHost());
    List<InetAddress> addresses = resolve(host, atMost);
    for (InetAddress found : addresses) {
      if (!isOpen(host, found, port)) {
        LOG.info("not fetched: {} leads to {}", host, found.getHostAddress());
        throw closed(host, null);
      }
    }
    return new Target(address, host, port, addresses);
  }

  private static int port(URI address, String scheme) throws FetchException {
    int port = address.getPort();
    if (port > 65_535 || port == 0) {
      throw forbidden("there is no port " + port);
    }
    return port > 0 ? port : scheme.equals("https") ? 443 : 80;
  }

  private static String withoutBrackets(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return bare.toLowerCase(Locale.ROOT);
  }

  private List<InetAddress> resolve(String host, Duration atMost)
      throws FetchException, InterruptedException {
    try {
      return resolver.resolve(host, atMost);
    } catch (UnknownHostException e) {
      LOG.info("not fetched: {}", e.getMessage());
      throw closed(host, e);
    }
  }

  /// One sentence for a name that does not exist and one that leads to a closed place: whoever may
  /// ask must not learn which names there are behind this server, nor where they lead.
  private static FetchException closed(String host, @Nullable Throwable cause) {
    return new FetchException(
        FetchFault.FORBIDDEN,
        "%s does not exist or leads to no public address; the operator may open it with fetch.allow"
            .formatted(host),
        cause);
  }

  private boolean isOpen(String host, InetAddress address, int port) {
    return ReachableAddresses.isPublic(address)
        || opened.stream().anyMatch(place -> place.opens(host, address, port));
  }

  private static FetchException forbidden(String why) {
    return new FetchException(FetchFault.FORBIDDEN, why);
  }
}
