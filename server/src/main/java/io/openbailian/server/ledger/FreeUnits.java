package io.openbailian.server.ledger;

import io.openbailian.catalog.model.FreeQuota;
import io.openbailian.catalog.model.PriceUnit;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/// What a workspace may use of a model for nothing.
///
/// @param units of what is counted: pictures, seconds, tokens, characters
/// @param days from the day on which the workspace was made; empty where it begins anew each month
public record FreeUnits(long units, OptionalInt days) {
  private static final String ONCE = "once";

  /// The quota of a model that is billed by this.
  static FreeUnits of(FreeQuota quota, PriceUnit unit) {
    return new FreeUnits((long) quota.units() * unit.counted(), quota.days());
  }

  /// The name of the period whose use is counted together.
  ///
  /// @param created the day on which the workspace was made
  /// @param today in the zone of billing
  /// @return empty when there is nothing for nothing any more
  public Optional<String> period(LocalDate created, LocalDate today) {
    if (days.isEmpty()) {
      return Optional.of(Budget.Period.MONTH.of(today));
    }
    return today.isBefore(created.plusDays(days.getAsInt())) ? Optional.of(ONCE) : Optional.empty();
  }
}
