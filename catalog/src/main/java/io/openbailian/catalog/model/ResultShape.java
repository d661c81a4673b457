package io.openbailian.catalog.model;

/// How an operation's results look on the wire.
public enum ResultShape {
  RESULTS,
  CHOICES,
  IMAGE_URL,
  VIDEO_URL,
  TEXT,
  TRANSCRIPTION,
  SOCKET,
  EMBEDDINGS,
  RANKING,
  /// As another server answered: of a request that was passed on ({@link PassedCalls}).
  PASSED;

  /// Whether its answers are numbers about texts.
  public boolean isNumbers() {
    return this == EMBEDDINGS || this == RANKING;
  }
}
