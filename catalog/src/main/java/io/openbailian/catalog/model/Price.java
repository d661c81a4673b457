package io.openbailian.catalog.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What one unit costs; where input and output cost differently, both.
///
/// @param cny yuan, where a file of prices is in another currency that; of the input where there is
///   an output
/// @param out yuan of the output
/// @param tiers what longer requests cost, in the order of their lengths; mostly empty
public record Price(PriceUnit unit, BigDecimal cny, Optional<BigDecimal> out, List<Tier> tiers) {
  public Price {
    tiers = List.copyOf(tiers);
  }

  /// What requests cost whose input is longer than others'.
  ///
  /// @param over how many tokens, at least 1
  public record Tier(int over, BigDecimal in, BigDecimal out) {}
}
