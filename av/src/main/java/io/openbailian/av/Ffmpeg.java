package io.openbailian.av;

import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/// FFmpeg itself: loaded at its first use (22 MB that an idle server need not hold), quiet, its
/// errors in words.
final class Ffmpeg {
  private static final int LONGEST_SENTENCE = 256;
  private static final AtomicBoolean LOADED = new AtomicBoolean();

  private Ffmpeg() {}

  /// Loads the native libraries, unless they are; a third of a second the first time. To be called
  /// before any generated class is touched, its constructors included: one that is initialised
  /// while another thread loads waits for that thread, which waits for it, and nothing native is
  /// ever done again.
  ///
  /// @throws AvException when they cannot be loaded now; the next call tries again
  static void load() throws AvException {
    if (LOADED.get()) {
      return;
    }
    try {
      MediaLibraries.load(
          Pointer.class,
          avutil.class,
          swresample.class,
          avcodec.class,
          avformat.class,
          swscale.class);
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
      LOADED.set(true);
    } catch (LinkageError e) {
      throw new AvException("FFmpeg's libraries cannot be loaded at this moment", e);
    }
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
}
