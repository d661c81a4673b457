package io.openbailian.av;

/// What speech is written as.
public enum AudioFormat {
  /// Samples alone: 16 bits, little-endian, one channel.
  PCM,
  /// Samples behind a header of 44 bytes.
  WAV,
  MP3
}
