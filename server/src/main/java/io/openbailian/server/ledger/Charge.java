package io.openbailian.server.ledger;

import io.openbailian.server.admission.Principal;
import java.util.Optional;

/// A call that is about to cost something.
///
/// @param id of its task, or of its request; one over all attempts
/// @param payer whose balance and budgets it counts against
/// @param isTask whether a task ends it; otherwise its process does
/// @param free what the workspace may use of the model for nothing
public record Charge(
    String id,
    boolean isTask,
    Principal payer,
    String model,
    Quote quote,
    Optional<FreeUnits> free) {

  /// A call of a model of which nothing is free.
  public Charge(String id, boolean isTask, Principal payer, String model, Quote quote) {
    this(id, isTask, payer, model, quote, Optional.empty());
  }
}
