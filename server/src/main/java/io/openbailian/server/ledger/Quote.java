package io.openbailian.server.ledger;

import io.openbailian.catalog.model.PriceUnit;
import java.util.Map;
import java.util.Optional;

/// What a call will cost at most: a price, and the most it can deliver.
///
/// @param unit what is counted
/// @param in the price of one; of what goes in, where what comes out has its own
/// @param out the price of one that comes out; zero where there is one price
/// @param most the most that can be counted
/// @param offers what engines take that take another price, by their names
public record Quote(PriceUnit unit, Money in, Money out, Units most, Map<String, Offer> offers) {
  public Quote {
    offers = Map.copyOf(offers);
  }

  /// A price that does not depend on who delivers.
  public Quote(PriceUnit unit, Money in, Money out, Units most) {
    this(unit, in, out, most, Map.of());
  }

  /// What an engine takes for one.
  public record Offer(Money in, Money out) {}

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

    /// In and out together.
    public long total() {
      return Math.addExact(in, out);
    }

    /// The first so many of them, what goes in before what comes out.
    public Units first(long units) {
      long goesIn = Math.min(in, units);
      return new Units(goesIn, Math.min(out, units - goesIn));
    }

    public Units minus(Units other) {
      return new Units(in - other.in, out - other.out);
    }

    public Units plus(Units other) {
      return new Units(in + other.in, out + other.out);
    }
  }

  /// The same at the price of the engine that delivered.
  public Quote by(Optional<String> engine) {
    Offer offer = engine.map(offers::get).orElse(null);
    return offer == null ? this : new Quote(unit, offer.in(), offer.out(), most, offers);
  }

  /// The same with another most.
  public Quote with(Units other) {
    return new Quote(unit, in, out, other, offers);
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
