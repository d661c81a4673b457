package io.openbailian.catalog.yaml;

/// A text, number, flag or null, as it is written.
public record YamlScalar(String text, Kind kind, Spot spot) implements YamlNode {

  /// What YAML takes the text for.
  public enum Kind {
    TEXT,
    NUMBER,
    FLAG,
    NULL
  }
}
