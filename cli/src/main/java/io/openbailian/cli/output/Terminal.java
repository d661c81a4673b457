package io.openbailian.cli.output;

import io.openbailian.client.ClientClock;
import java.io.PrintStream;
import java.nio.file.Path;

/// Where a command runs and prints: its streams, the folder it was called in, and its time.
///
/// @param in what may be read
/// @param folder the current folder, where pictures go
/// @param watched true when a person watches `err`
/// @param pace how time passes
public record Terminal(
    PrintStream out,
    PrintStream err,
    StandardInput in,
    Path folder,
    boolean watched,
    ClientClock pace) {}
