package io.openbailian.server.rates;

import java.time.Duration;

/// How a limit stands, as the headers `x-ratelimit-…-requests` tell it.
///
/// @param limit how many there may be
/// @param remaining how many there may be now
/// @param reset until all of them may be again
public record RateStanding(long limit, long remaining, Duration reset) {}
