package io.openbailian.catalog;

import java.math.BigDecimal;
import java.util.Optional;

/// What one unit of a model's output costs.
///
/// @param cny yuan, never negative; of what goes in, where what comes out has a price of its own
/// @param out yuan for a unit that comes out, where both directions are charged
public record Price(PriceUnit unit, BigDecimal cny, Optional<BigDecimal> out) {}
