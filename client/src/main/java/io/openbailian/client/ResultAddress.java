package io.openbailian.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where a result can be fetched, as a server told it; a foreign server may tell anything.
public final class ResultAddress {
  private static final int LONGEST_SAID = 80;

  private ResultAddress() {}

  /// The address in a text.
  ///
  /// @throws UnreachableException when it is none that can be fetched
  public static URI of(String told) {
    try {
      return checked(new URI(told));
    } catch (URISyntaxException e) {
      throw none(told);
    }
  }

  /// The same address.
  ///
  /// @throws UnreachableException when it is none that can be fetched
  static URI checked(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean fetched = scheme.equals("http") || scheme.equals("https");
    if (!fetched || address.getHost() == null) {
      throw none(address.toString());
    }
    return address;
  }

  private static UnreachableException none(String told) {
    return new UnreachableException(
        Obstacle.of(
            Obstacle.Kind.NO_ADDRESS,
            told.length() <= LONGEST_SAID ? told : told.substring(0, LONGEST_SAID) + "…"));
  }
}
