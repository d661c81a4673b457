package io.openbailian.catalog;

import java.math.BigDecimal;

/// What one unit of a model's output costs.
///
/// @param cny yuan, never negative
public record Price(PriceUnit unit, BigDecimal cny) {}
