package io.openbailian.server.config;

import java.util.List;

/// The configuration is wrong; every mistake of it, one sentence each.
public final class SettingsException extends RuntimeException {
  private final transient List<String> mistakes;

  public SettingsException(List<String> mistakes) {
    super("the configuration cannot be used:\n  " + String.join("\n  ", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<String> mistakes() {
    return mistakes;
  }
}
