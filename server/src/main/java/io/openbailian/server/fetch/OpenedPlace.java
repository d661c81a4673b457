package io.openbailian.server.fetch;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A place that the operator has opened although it is not public: a line of `fetch.allow`.
sealed interface OpenedPlace {
  Pattern NAMED = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)(?::(\\d{1,5}))?");
  Pattern BRACKETED = Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::(\\d{1,5}))?");

  boolean opens(String host, InetAddress address, int port);

  /// A name, wherever it leads.
  record Host(String name, OptionalInt port) implements OpenedPlace {
    @Override
    public boolean opens(String host, InetAddress address, int at) {
      return name.equalsIgnoreCase(host) && (port.isEmpty() || port.getAsInt() == at);
    }
  }

  /// Addresses, by whatever name.
  record Addresses(AddressRange range, OptionalInt port) implements OpenedPlace {
    @Override
    public boolean opens(String host, InetAddress address, int at) {
      return range.holds(address) && (port.isEmpty() || port.getAsInt() == at);
    }
  }

  /// Reads `images.intern`, `images.intern:8080`, `10.1.2.3`, `10.1.2.3:8080`, `10.1.0.0/16`,
  /// `fd00::/8` or `[fd00::1]:8080`.
  ///
  /// @throws IllegalArgumentException with a sentence when it is none of these
  static OpenedPlace parse(String text) {
    String line = text.strip();
    Optional<AddressRange> range = AddressRange.parse(line);
    if (range.isPresent()) {
      return new Addresses(range.get(), OptionalInt.empty());
    }
    Matcher bracketed = BRACKETED.matcher(line);
    if (bracketed.matches()) {
      AddressRange address =
          AddressRange.parse(bracketed.group(1)).orElseThrow(() -> malformed(text));
      return new Addresses(address, port(bracketed.groupOrNull(2), text));
    }
    Matcher named = NAMED.matcher(line);
    if (!named.matches()) {
      throw malformed(text);
    }
    OptionalInt port = port(named.groupOrNull(3), text);
    return AddressRange.parse(named.group(1))
        .<OpenedPlace>map(address -> new Addresses(address, port))
        .orElseGet(() -> new Host(named.group(1).toLowerCase(Locale.ROOT), port));
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "fetch.allow: '%s' is no host, host:port, address or range such as 10.1.0.0/16"
            .formatted(text));
  }

  private static OptionalInt port(@Nullable String digits, String text) {
    if (digits == null) {
      return OptionalInt.empty();
    }
    int port = Integer.parseInt(digits);
    if (port < 1 || port > 65_535) {
      throw malformed(text);
    }
    return OptionalInt.of(port);
  }
}
