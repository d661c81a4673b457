package io.openbailian.server.http.exchange;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.fetch.AddressRange;
import io.openbailian.text.Parts;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Where requests come from, and where a key may be used.
public final class ClientAddresses {
  private static final String FORWARDED = "X-Forwarded-For";

  private final List<String> trustedProxies;

  public ClientAddresses(List<String> trustedProxies) {
    this.trustedProxies = List.copyOf(trustedProxies);
  }

  /// Refuses a key that may not be used from where the request comes from.
  ///
  /// @throws WireException `AccessDenied`
  void refuseOthers(HttpServletRequest request, ApiKey key) {
    List<String> ranges = key.terms().addresses();
    if (ranges.isEmpty()) {
      return;
    }
    String address = of(request);
    if (!isIn(ranges, address)) {
      throw new WireException(
          ErrorCode.ACCESS_DENIED
              .with()
              .withHint("the key %s may not be used from %s".formatted(key.id(), address)));
    }
  }

  private static boolean isIn(List<String> ranges, String text) {
    Optional<InetAddress> address = AddressRange.parse(text).map(AddressRange::first);
    return address.isPresent()
        && ranges.stream()
            .flatMap(range -> AddressRange.parse(range).stream())
            .anyMatch(range -> range.holds(address.get()));
  }

  /// The address of a request's client: the last that is no trusted proxy's. What stands before it
  /// in the header may have been made up by the client.
  private String of(HttpServletRequest request) {
    List<String> way = new ArrayList<>();
    for (String header : Collections.list(request.getHeaders(FORWARDED))) {
      Parts.of(header, ",").stream().map(String::strip).forEach(way::add);
    }
    String nearest = request.getRemoteAddr();
    while (trustedProxies.contains(nearest) && !way.isEmpty()) {
      nearest = way.removeLast();
    }
    return nearest;
  }
}
