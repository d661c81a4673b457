package io.openbailian.cli.batch.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a file writes entries.
public enum EntryFormat {
  /// The combined file of the documents, a list of entries, or one entry.
  JSON(".json"),
  /// An object a line.
  JSONL(".jsonl", ".ndjson"),
  /// A header that names fields, then a row for each entry.
  CSV(".csv"),
  /// A prompt a line.
  LINES(".txt");

  private final String usual;
  private final String other;

  EntryFormat(String ending) {
    this(ending, ending);
  }

  EntryFormat(String usual, String other) {
    this.usual = usual;
    this.other = other;
  }

  /// As options spell it.
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<EntryFormat> of(String spelling) {
    return Arrays.stream(values()).filter(format -> format.spelling().equals(spelling)).findFirst();
  }

  static Optional<EntryFormat> ofFile(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> plain.endsWith(format.usual) || plain.endsWith(format.other))
        .findFirst();
  }

  public static List<String> spellings() {
    return Arrays.stream(values()).map(EntryFormat::spelling).toList();
  }
}
