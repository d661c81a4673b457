package io.openbailian.server.task;

import io.openbailian.catalog.model.Values;

/// What a task asks for, as it is kept in the database.
///
/// @param operation the operation's name in the catalogue
/// @param model the model's name in the catalogue
/// @param values the checked values, the seed among them
public record TaskRequest(String operation, String model, Values values) {}
