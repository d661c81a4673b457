package io.openbailian.cli.batch.source;

import java.util.Map;

/// Where an entry stands.
///
/// @param file as its user calls it
/// @param line where it begins, from 1
/// @param lines of its members by name, those of objects in it as `input.prompt`; of others nothing
///   is known
public record EntryPlace(String file, int line, Map<String, Integer> lines) {
  public EntryPlace {
    lines = Map.copyOf(lines);
  }

  /// An entry on one line.
  static EntryPlace of(String file, int line) {
    return new EntryPlace(file, line, Map.of());
  }

  /// What is wrong with one of its members; with all of it where the name is empty.
  public Mistake mistake(String field, String sentence) {
    return new Mistake(file, lineOf(field), field, sentence);
  }

  private int lineOf(String field) {
    String name = field;
    while (!name.isEmpty()) {
      if (lines.containsKey(name)) {
        return lines.get(name);
      }
      int dot = Math.max(name.lastIndexOf('.'), name.lastIndexOf('['));
      name = dot < 0 ? "" : name.substring(0, dot);
    }
    return line;
  }
}
