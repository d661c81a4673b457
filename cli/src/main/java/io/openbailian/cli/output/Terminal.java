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
/// @param quiet whether only results and errors are printed
public record Terminal(
    PrintStream out,
    PrintStream err,
    StandardInput in,
    Path folder,
    boolean watched,
    ClientClock pace,
    boolean quiet) {

  /// The same, where nothing is said but results and errors.
  public Terminal quieted() {
    return new Terminal(out, err, in, folder, false, pace, true);
  }

  /// Says something beside results that nobody has to act on; text of others is made harmless.
  public void say(String sentence) {
    if (!quiet) {
      err.println(Printable.of(sentence));
    }
  }
}
