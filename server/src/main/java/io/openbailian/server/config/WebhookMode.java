package io.openbailian.server.config;

/// What the messages about the ends of tasks look like.
public enum WebhookMode {
  /// As Standard Webhooks has them.
  STANDARD,
  /// As the vendor's event bus has them.
  EVENT_BRIDGE,
  /// Nobody is told.
  OFF
}
