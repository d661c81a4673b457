package io.openbailian.server.upload;

import java.time.Instant;

/// An uploaded file that is kept until it expires.
///
/// @param ossKey what follows `oss://`
/// @param workspace of the API key that may use it
/// @param file its name on the disk
public record Upload(String ossKey, String workspace, String file, long bytes, Instant expires) {}
