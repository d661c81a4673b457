package io.openbailian.server.run;

/// Whom an invocation is for.
///
/// @param id of the task, or of the request; names the files
/// @param workspace whose uploads it may read, and whose turn it is at an engine
public record Owner(String id, String workspace) {}
