package io.openbailian.server.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/// Tells addresses of the public internet from those that only this machine or its network reaches.
///
/// Source: the IANA registries of special-purpose addresses. Of IPv6 only what is given out as
/// global unicast passes, and of that nothing that hides an IPv4 address.
final class ReachableAddresses {
  private static final List<AddressRange> CLOSED_V4 =
      List.of(
          AddressRange.of("0.0.0.0/8"), // this network
          AddressRange.of("10.0.0.0/8"), // private
          AddressRange.of("100.64.0.0/10"), // carriers' NAT; clouds keep metadata here
          AddressRange.of("127.0.0.0/8"), // loopback
          AddressRange.of("169.254.0.0/16"), // link-local; clouds keep metadata here
          AddressRange.of("172.16.0.0/12"), // private
          AddressRange.of("192.0.0.0/24"), // protocol assignments; clouds keep metadata here
          AddressRange.of("192.0.2.0/24"), // documentation
          AddressRange.of("192.88.99.0/24"), // relays of 6to4
          AddressRange.of("192.168.0.0/16"), // private
          AddressRange.of("198.18.0.0/15"), // benchmarks
          AddressRange.of("198.51.100.0/24"), // documentation
          AddressRange.of("203.0.113.0/24"), // documentation
          AddressRange.of("224.0.0.0/4"), // multicast
          AddressRange.of("240.0.0.0/4")); // reserved, broadcast

  private static final AddressRange GLOBAL_V6 = AddressRange.of("2000::/3");

  private static final List<AddressRange> CLOSED_V6 =
      List.of(
          AddressRange.of("2001::/23"), // protocol assignments; Teredo hides an IPv4 address
          AddressRange.of("2001:db8::/32"), // documentation
          AddressRange.of("2002::/16"), // 6to4 hides an IPv4 address
          AddressRange.of("3fff::/20")); // documentation

  /// How networks without IPv4 write its addresses; what counts is the one inside.
  private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");

  private ReachableAddresses() {}

  static boolean isPublic(InetAddress address) {
    if (address instanceof Inet4Address) {
      return none(CLOSED_V4, address);
    }
    if (NAT64.holds(address)) {
      return none(CLOSED_V4, AddressRange.embedded(address));
    }
    return GLOBAL_V6.holds(address) && none(CLOSED_V6, address);
  }

  private static boolean none(List<AddressRange> ranges, InetAddress address) {
    return ranges.stream().noneMatch(range -> range.holds(address));
  }
}
