package io.openbailian.writer.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// The numbers that a schema allows.
///
/// @param step what they are multiples of; for whole numbers a whole one
public record Bounds(
    Optional<BigDecimal> least,
    boolean aboveLeast,
    Optional<BigDecimal> most,
    boolean belowMost,
    Optional<BigDecimal> step) {

  public static Bounds of(Schema schema, boolean whole) {
    Optional<BigDecimal> above = schema.limit("exclusiveMinimum");
    Optional<BigDecimal> below = schema.limit("exclusiveMaximum");
    Optional<BigDecimal> step = schema.limit("multipleOf").filter(one -> one.signum() > 0);
    return new Bounds(
        above.or(() -> schema.limit("minimum")),
        above.isPresent() || schema.flag("exclusiveMinimum"),
        below.or(() -> schema.limit("maximum")),
        below.isPresent() || schema.flag("exclusiveMaximum"),
        step.isEmpty() && whole ? Optional.of(BigDecimal.ONE) : step);
  }

  public boolean hold(BigDecimal number) {
    return least.map(bound -> number.compareTo(bound) >= (aboveLeast ? 1 : 0)).orElse(true)
        && most.map(bound -> number.compareTo(bound) <= (belowMost ? -1 : 0)).orElse(true)
        && step.map(one -> number.remainder(one).signum() == 0).orElse(true);
  }

  /// A number that is allowed, near one; the i-th of several.
  public BigDecimal some(int index) {
    BigDecimal one = step.orElse(BigDecimal.ONE);
    BigDecimal start = least.orElseGet(() -> most.orElse(BigDecimal.ZERO).min(one));
    BigDecimal rounded = start.divide(one, 0, RoundingMode.CEILING).multiply(one);
    BigDecimal first = hold(rounded) ? rounded : rounded.add(one);
    if (hold(first)) {
      BigDecimal later = first.add(one.multiply(BigDecimal.valueOf(index)));
      return hold(later) ? later : first;
    }
    BigDecimal low = least.orElse(BigDecimal.ZERO);
    BigDecimal high = most.orElse(low.add(BigDecimal.ONE));
    BigDecimal part =
        high.subtract(low).divide(BigDecimal.valueOf(2L + index), 12, RoundingMode.HALF_UP);
    return low.add(part).stripTrailingZeros();
  }
}
