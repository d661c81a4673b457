package io.openbailian.server.config;

/// Whose limits of rates hold.
public enum RateMode {
  OFF,
  OWN,
  VENDOR
}
