package io.openbailian.server.ledger;

import io.openbailian.catalog.model.PriceUnit;

/// What a call will cost at most: a price, and the most it can deliver.
///
/// @param unit what is counted
/// @param in the price of one; of what goes in, where what comes out has its own
/// @param out the price of one that comes out; zero where there is one price
/// @param most the most that can be counted
public record Quote(PriceUnit unit, Money in, Money out, Units most) {

  /// What is counted of a call.
  ///
  /// @param in pictures, seconds, characters, or tokens that go in
  /// @param out tokens that come out
  public record Units(long in, long out) {
    public static final Units NONE = new Units(0, 0);

    /// So many of a kind that is not told apart.
    public static Units of(long units) {
      return new Units(units, 0);
    }
  }

  /// The price of so many.
  public Money of(Units units) {
    return in.times(units.in()).plus(out.times(units.out()));
  }

  /// The price of the most there can be.
  public Money amount() {
    return of(most);
  }
}
