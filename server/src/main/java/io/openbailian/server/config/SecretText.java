package io.openbailian.server.config;

/// Text that is never printed.
public record SecretText(String reveal) {
  /// A shorter one could be guessed.
  static final int LEAST = 20;

  @Override
  public String toString() {
    return "***";
  }
}
