package io.openbailian.server.task;

import io.openbailian.catalog.model.PassedCalls;
import io.openbailian.catalog.model.Values;

/// What a task asks for, as it is kept in the database.
///
/// @param operation the operation's name in the catalogue
/// @param model the model's name in the catalogue
/// @param values the checked values, the seed among them
public record TaskRequest(String operation, String model, Values values) {

  /// Under which name figures about it are kept: its model's, unless callers choose that freely.
  public String kind() {
    return operation.equals(PassedCalls.NAME) ? PassedCalls.NAME : model;
  }
}
