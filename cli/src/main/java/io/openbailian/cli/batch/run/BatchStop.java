package io.openbailian.cli.batch.run;

import io.openbailian.cli.output.ExitCode;

/// Why no entry of a batch begins any more.
///
/// @param sentence for its user
public record BatchStop(ExitCode exit, String sentence) {}
