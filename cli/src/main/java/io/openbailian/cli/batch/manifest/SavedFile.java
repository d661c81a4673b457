package io.openbailian.cli.batch.manifest;

/// A file of results.
///
/// @param name in the folder of the batch
/// @param sha256 of its content, in hexadecimal digits
public record SavedFile(String name, String sha256, long bytes) {}
