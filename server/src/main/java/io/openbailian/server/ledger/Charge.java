package io.openbailian.server.ledger;

import io.openbailian.server.admission.Principal;

/// A call that is about to cost something.
///
/// @param id of its task, or of its request; one over all attempts
/// @param payer whose balance and budgets it counts against
/// @param isTask whether a task ends it; otherwise its process does
public record Charge(String id, boolean isTask, Principal payer, String model, Quote quote) {}
