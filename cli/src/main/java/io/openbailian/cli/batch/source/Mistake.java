package io.openbailian.cli.batch.source;

/// Something wrong with the file of a batch.
///
/// @param line from 1
/// @param field the member it is about; empty when it is about all of the entry
/// @param sentence what was sent and what is legal
public record Mistake(String file, int line, String field, String sentence) {

  @Override
  public String toString() {
    return "%s:%d: %s%s".formatted(file, line, field.isEmpty() ? "" : field + ": ", sentence);
  }
}
