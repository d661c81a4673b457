package io.openbailian.protocol.server;

import java.time.Instant;

/// What the Files API tells about a file.
///
/// @param id for example `file-fe-0123…`
/// @param owner the id of the API key it belongs to
/// @param md5 of its bytes, base64
/// @param url where its bytes are, for who has the key
public record FileFacts(
    String id,
    String owner,
    String name,
    String purpose,
    String description,
    long bytes,
    String md5,
    Instant created,
    String url) {}
