package io.openbailian.av;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/// FFmpeg itself: loaded once, quiet, its errors in words.
final class Ffmpeg {
  private static final int LONGEST_SENTENCE = 256;

  private Ffmpeg() {}

  /// Loads the native libraries, unless they are; a third of a second the first time.
  static void load() {
    Loaded.touch();
  }

  /// Passes a result that is no failure.
  ///
  /// @throws AvException with what failed and why
  static void check(int result, String what) throws AvException {
    if (result < 0) {
      throw new AvException(what + ": " + sentence(result));
    }
  }

  /// What a negative result of a native call means.
  static String sentence(int result) {
    try (BytePointer text = new BytePointer(LONGEST_SENTENCE)) {
      return avutil.av_strerror(result, text, LONGEST_SENTENCE) == 0
          ? text.limit(BytePointer.strlen(text)).getString()
          : "error " + result;
    }
  }

  /// Initialised by the class loader, so once and by one thread.
  private static final class Loaded {
    static {
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    private Loaded() {}

    static void touch() {}
  }
}
