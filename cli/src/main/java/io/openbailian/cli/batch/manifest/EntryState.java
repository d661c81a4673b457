package io.openbailian.cli.batch.manifest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far an entry is, by the last line about it.
public enum EntryState {
  /// Its request is about to leave, or has left: nobody knows until an answer is seen.
  INTENDED,
  /// Nothing came of its request, and nobody is paid: as if there had been no line.
  UNSENT,
  /// A task works on it.
  TASK,
  /// Results are made, and their addresses known.
  ANSWERED,
  /// Its files are about to get their names.
  SAVING,
  DONE,
  FAILED,
  /// Its request may have been carried out and paid for.
  UNKNOWN;

  /// As a line spells it.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<EntryState> of(String spelling) {
    return Arrays.stream(values()).filter(state -> state.spelling().equals(spelling)).findFirst();
  }
}
