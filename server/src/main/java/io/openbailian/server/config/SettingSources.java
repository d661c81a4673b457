package io.openbailian.server.config;

import java.util.Map;

/// Where the settings of a server came from.
///
/// @param given the settings that somebody gave, by their path in YAML
public record SettingSources(Map<String, Source> given) {
  /// Of a server that was started by a program with its settings in hand.
  public static final SettingSources UNKNOWN = new SettingSources(Map.of());

  public SettingSources {
    given = Map.copyOf(given);
  }

  /// Who gives a setting; the later one wins.
  public enum Source {
    DEFAULT,
    FILE,
    ENVIRONMENT,
    COMMAND_LINE,
    /// Not the default, and nobody knows from where.
    PROGRAM
  }

  /// Where a setting came from.
  ///
  /// @param usual whether it has its default
  Source of(String path, boolean usual) {
    return given.getOrDefault(path, usual ? Source.DEFAULT : Source.PROGRAM);
  }
}
