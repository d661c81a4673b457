package io.openbailian.cli.batch.request;

/// The prompt of an entry.
///
/// @param written as its file has it
/// @param expanded as it is sent
public record Wording(String written, String expanded) {}
