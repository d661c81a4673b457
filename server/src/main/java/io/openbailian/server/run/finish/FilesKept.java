package io.openbailian.server.run.finish;

import java.nio.charset.StandardCharsets;

/// What the files are that answers of other servers name: known by how they begin, whatever is said
/// about them, so that no browser takes one for a page of ours.
public enum FilesKept {
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg"),
  WEBP("image/webp", "webp"),
  GIF("image/gif", "gif"),
  MP4("video/mp4", "mp4"),
  WEBM("video/webm", "webm"),
  WAV("audio/wav", "wav"),
  MP3("audio/mpeg", "mp3"),
  OGG("audio/ogg", "ogg"),
  FLAC("audio/flac", "flac"),
  JSON("application/json", "json"),
  OTHER("application/octet-stream", "bin");

  private static final int FIRST = 12;

  private final String mediaType;
  private final String ending;

  FilesKept(String mediaType, String ending) {
    this.mediaType = mediaType;
    this.ending = ending;
  }

  public String mediaType() {
    return mediaType;
  }

  /// What a file is.
  public static FilesKept of(byte[] bytes) {
    String begin = new String(bytes, 0, Math.min(bytes.length, FIRST), StandardCharsets.ISO_8859_1);
    if (begin.startsWith("\u0089PNG")) {
      return PNG;
    }
    if (begin.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (begin.startsWith("GIF8")) {
      return GIF;
    }
    if (begin.startsWith("RIFF")) {
      return begin.startsWith("WEBP", 8) ? WEBP : begin.startsWith("WAVE", 8) ? WAV : OTHER;
    }
    if (begin.startsWith("ftyp", 4)) {
      return MP4;
    }
    if (begin.startsWith("\u001aE\u00df\u00a3")) {
      return WEBM;
    }
    if (begin.startsWith("OggS")) {
      return OGG;
    }
    if (begin.startsWith("fLaC")) {
      return FLAC;
    }
    if (begin.startsWith("ID3")
        || begin.startsWith("\u00ff\u00fb")
        || begin.startsWith("\u00ff\u00f3")) {
      return MP3;
    }
    return begin.startsWith("{") || begin.startsWith("[") ? JSON : OTHER;
  }

  /// What the file of a call is called.
  ///
  /// @param number which file of the answer, from 0
  public static String name(String call, int number, byte[] bytes) {
    return "%s-%d.%s".formatted(call, number, of(bytes).ending);
  }
}
