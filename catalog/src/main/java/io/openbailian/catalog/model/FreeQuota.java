package io.openbailian.catalog.model;

/// What a new account gets for nothing.
///
/// @param units of the model's price
/// @param days from the day the quota is granted
public record FreeQuota(int units, int days) {}
