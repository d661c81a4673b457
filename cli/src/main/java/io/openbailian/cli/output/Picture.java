package io.openbailian.cli.output;

import java.nio.file.Path;
import java.util.Optional;

/// One picture that is on the disk.
///
/// @param index its place among the task's items, from 0
/// @param seed as the file itself tells it, else as it was sent
/// @param missed what was asked for and it does not show, as the file itself tells it
/// @param note what else the file says of itself
public record Picture(
    int index, Path file, Optional<String> seed, Optional<String> missed, Optional<String> note) {}
