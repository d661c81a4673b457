package io.openbailian.server.task;

import io.openbailian.catalog.model.PassedCalls;
import io.openbailian.catalog.model.Values;
import java.util.Optional;

/// What a task asks for, as it is kept in the database.
///
/// @param operation the operation's name in the catalogue
/// @param model the model's name in the catalogue
/// @param values the checked values, the seed among them
/// @param callback who is to be told of its end, while it is submitted; kept elsewhere after that
public record TaskRequest(
    String operation, String model, Values values, Optional<String> callback) {

  /// A request of whose end nobody asked to be told.
  public TaskRequest(String operation, String model, Values values) {
    this(operation, model, values, Optional.empty());
  }

  /// Under which name figures about it are kept: its model's, unless callers choose that freely.
  public String kind() {
    return operation.equals(PassedCalls.NAME) ? PassedCalls.NAME : model;
  }
}
