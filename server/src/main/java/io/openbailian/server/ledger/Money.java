package io.openbailian.server.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Yuan, exact to a thousand-millionth.
///
/// @param nanos thousand-millionths of a yuan
public record Money(long nanos) implements Comparable<Money> {
  public static final Money NONE = new Money(0);
  private static final int DIGITS = 9;

  /// What a price says.
  ///
  /// @throws IllegalArgumentException when it has more than nine digits behind the point, or is
  ///   larger than nine thousand million yuan
  public static Money of(BigDecimal yuan) {
    try {
      return new Money(yuan.movePointRight(DIGITS).longValueExact());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "an amount has at most nine digits behind the point, and nine thousand million before it",
          e);
    }
  }

  /// What one costs of which so many cost that; a rest is rounded up.
  static Money each(BigDecimal yuan, int ofSoMany) {
    return of(yuan.divide(BigDecimal.valueOf(ofSoMany), DIGITS, RoundingMode.CEILING));
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(nanos, other.nanos));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(nanos, other.nanos));
  }

  public Money times(long units) {
    return new Money(Math.multiplyExact(nanos, units));
  }

  public boolean isZero() {
    return nanos == 0;
  }

  /// In yuan, without needless digits.
  public BigDecimal yuan() {
    BigDecimal exact = BigDecimal.valueOf(nanos, DIGITS).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(nanos, other.nanos);
  }

  @Override
  public String toString() {
    return yuan().toPlainString();
  }
}
