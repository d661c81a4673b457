package io.openbailian.server.ledger;

import java.time.LocalDate;

/// What one key spent on one model in a day, refunds taken off.
///
/// @param day of the reservations, in the zone of billing
/// @param calls that were charged
public record Spending(
    LocalDate day,
    String workspace,
    String key,
    String model,
    long calls,
    Quote.Units units,
    Money amount) {}
