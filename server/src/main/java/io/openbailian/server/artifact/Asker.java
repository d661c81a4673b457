package io.openbailian.server.artifact;

import java.util.function.BooleanSupplier;

/// Who wants a file.
///
/// @param keyId of the API key whose share it counts against, and whose uploads may be read
/// @param givenUp says that the file is not wanted any more; asked several times a second
public record Asker(String keyId, BooleanSupplier givenUp) {}
