package io.openbailian.server.admission;

import java.time.Instant;

/// Who changes something, and how it is called in the audit log.
///
/// @param actor for example `admin-key a-1f2e3d4c`, or `this machine`
/// @param action for example `key.rotate`
public record Change(String actor, String action, Instant at) {}
