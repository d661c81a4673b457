package io.openbailian.catalog.load;

import java.util.OptionalInt;

/// Something wrong in a catalogue file.
///
/// @param file the file's name
/// @param line from 1; empty when it is not known
/// @param field the keys that lead there, dotted; empty for the whole file
/// @param sentence what is wrong, and what would be right
public record CatalogMistake(String file, OptionalInt line, String field, String sentence) {

  /// `gpu.yaml:12 models.a.fields.n: …`, as a person wants to read it in a terminal.
  @Override
  public String toString() {
    String where = line.isPresent() ? file + ":" + line.getAsInt() : file;
    return field.isEmpty() ? where + ": " + sentence : where + " " + field + ": " + sentence;
  }
}
