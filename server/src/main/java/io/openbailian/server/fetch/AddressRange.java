package io.openbailian.server.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// The addresses that begin with the same bits, for example `10.0.0.0/8` or `fc00::/7`.
public record AddressRange(InetAddress first, int bits) {
  public AddressRange {
    if (bits < 0 || bits > first.getAddress().length * 8) {
      throw new IllegalArgumentException(
          "%s has no %d bits".formatted(first.getHostAddress(), bits));
    }
  }

  /// Reads the written form; an address alone is the range of itself. Empty when it is neither.
  public static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    try {
      InetAddress first = InetAddress.ofLiteral(address);
      int most = first.getAddress().length * 8;
      int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      return bits < 0 || bits > most
          ? Optional.empty()
          : Optional.of(new AddressRange(first, bits));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static AddressRange of(String text) {
    return parse(text).orElseThrow();
  }

  /// Whether the address is one of them.
  public boolean holds(InetAddress address) {
    byte[] here = first.getAddress();
    byte[] there = address.getAddress();
    if (here.length != there.length) {
      return false;
    }
    int whole = bits / 8;
    for (int i = 0; i < whole; i++) {
      if (here[i] != there[i]) {
        return false;
      }
    }
    int rest = bits % 8;
    return rest == 0 || (((here[whole] ^ there[whole]) & 0xFF) >> (8 - rest)) == 0;
  }

  /// The IPv4 address that stands in the last 32 bits of an IPv6 one.
  static InetAddress embedded(InetAddress address) {
    byte[] all = address.getAddress();
    byte[] last = new byte[4];
    System.arraycopy(all, all.length - 4, last, 0, 4);
    try {
      return InetAddress.getByAddress(last);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
