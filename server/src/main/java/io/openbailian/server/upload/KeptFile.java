package io.openbailian.server.upload;

import java.time.Instant;

/// A file of the Files API, kept until it is deleted or expires.
///
/// @param id as requests name it, for example `file-fe-0123…`
/// @param workspace of the API key that may use it
/// @param name as its sender calls it
/// @param purpose what it was sent for, for example `file-extract`
public record KeptFile(
    String id,
    String workspace,
    String name,
    String purpose,
    String description,
    Content content,
    Instant created,
    Instant expires) {

  /// What lies on the disk.
  ///
  /// @param file its name there
  /// @param md5 of its bytes, base64
  public record Content(String file, long bytes, String md5) {}
}
