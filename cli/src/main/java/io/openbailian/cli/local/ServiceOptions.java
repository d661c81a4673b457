package io.openbailian.cli.local;

import java.util.Optional;

/// What a command line says about the service that is meant.
///
/// @param baseUrl of the service
/// @param apiKey that opens it
/// @param data the data folder of a local server
public record ServiceOptions(
    Optional<String> baseUrl, Optional<String> apiKey, Optional<String> data) {}
