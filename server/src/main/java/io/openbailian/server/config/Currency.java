package io.openbailian.server.config;

/// What amounts are counted in; there is no conversion.
public enum Currency {
  CNY,
  USD
}
