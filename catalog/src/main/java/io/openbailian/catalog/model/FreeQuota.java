package io.openbailian.catalog.model;

import java.util.OptionalInt;

/// What an account gets for nothing.
///
/// @param units of the model's price
/// @param days from the day the account is made; empty where it begins anew each calendar month
public record FreeQuota(int units, OptionalInt days) {
  public FreeQuota(int units, int days) {
    this(units, OptionalInt.of(days));
  }

  /// Anew each calendar month.
  public static FreeQuota monthly(int units) {
    return new FreeQuota(units, OptionalInt.empty());
  }
}
