package io.openbailian.server.artifact;

import java.time.Instant;

/// A result file that is kept until it expires.
///
/// @param name unique; the last segment of its URL, for example `<task_id>-0.png`
/// @param workspace whose it is
/// @param ownerId the task, or the synchronous request, that made it
/// @param mediaType for example `image/png`
/// @param bytes its length
/// @param sha256 lower-case hex of its content
/// @param expires when it goes
public record Artifact(
    String name,
    String workspace,
    String ownerId,
    String mediaType,
    long bytes,
    String sha256,
    Instant expires) {}
