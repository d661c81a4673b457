package io.openbailian.av;

/// The ways audio is packed when it comes in as a stream, without a name or an end.
public enum AudioContainer {
  WAV("wav"),
  MP3("mp3"),
  OGG("ogg"),
  AAC("aac"),
  AMR("amr");

  private final String demuxer;

  AudioContainer(String demuxer) {
    this.demuxer = demuxer;
  }

  /// What FFmpeg calls the reader of it.
  String demuxer() {
    return demuxer;
  }
}
