package io.openbailian.catalog;

/// How an operation's results look on the wire.
public enum ResultShape {
  RESULTS,
  CHOICES,
  IMAGE_URL,
  VIDEO_URL,
  TEXT,
  TRANSCRIPTION,
  SOCKET
}
