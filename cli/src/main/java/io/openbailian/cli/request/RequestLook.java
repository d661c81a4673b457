package io.openbailian.cli.request;

import java.math.BigDecimal;
import java.util.List;

/// What a catalogue says of a request before it is sent.
///
/// @param faults what is wrong with it; empty when nothing is
/// @param most what it costs at most at list prices, in yuan; zero where no price is known
public record RequestLook(List<Fault> faults, BigDecimal most) {
  /// Of a request nothing is known about.
  public static final RequestLook UNKNOWN = new RequestLook(List.of(), BigDecimal.ZERO);

  public RequestLook {
    faults = List.copyOf(faults);
  }

  /// One thing that is wrong.
  ///
  /// @param place of the field in the body, for example `parameters.n`
  /// @param sentence what is legal and what was sent
  public record Fault(String place, String sentence) {}
}
