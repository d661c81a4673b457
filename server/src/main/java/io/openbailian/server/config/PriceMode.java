package io.openbailian.server.config;

/// What calls cost.
public enum PriceMode {
  /// Nothing.
  NONE,
  /// What the catalogue says the service takes, whichever engine serves.
  VENDOR
}
