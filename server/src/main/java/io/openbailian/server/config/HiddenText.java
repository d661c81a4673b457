package io.openbailian.server.config;

/// A secret that others have made, however short; never printed.
public record HiddenText(String reveal) {
  @Override
  public String toString() {
    return "***";
  }
}
