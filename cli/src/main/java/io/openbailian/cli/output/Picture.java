package io.openbailian.cli.output;

import java.nio.file.Path;
import java.util.Optional;

/// One picture that is on the disk.
///
/// @param index its place among the task's items, from 0
/// @param seed as the file itself tells it, else as it was sent
public record Picture(int index, Path file, Optional<String> seed) {}
