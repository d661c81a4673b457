package io.openbailian.av;

import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXTERNAL;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.io.IOException;
import java.io.InputStream;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/// Bytes that FFmpeg reads from a Java stream, as they come.
final class PushedBytes implements AutoCloseable {
  private static final int BUFFER = 4096;

  private final Reading reading;
  private final AVIOContext context;

  PushedBytes(InputStream in) {
    this.reading = new Reading(in);
    BytePointer buffer = new BytePointer(av_malloc(BUFFER)).capacity(BUFFER);
    this.context =
        avio_alloc_context(
            buffer,
            BUFFER,
            0,
            null,
            reading,
            (Write_packet_Pointer_BytePointer_int) null,
            (Seek_Pointer_long_int) null);
    context.seekable(0);
  }

  AVIOContext context() {
    return context;
  }

  /// Says again what kept the stream from being read, if anything did.
  void rethrow() throws AvException {
    IOException broken = reading.broken;
    if (broken != null) {
      throw new AvException(String.valueOf(broken.getMessage()), broken);
    }
  }

  @Override
  public void close() {
    av_free(context.buffer());
    avio_context_free(context);
    reading.close();
  }

  /// Called by FFmpeg on the thread that reads.
  private static final class Reading extends Read_packet_Pointer_BytePointer_int {
    private final InputStream in;
    private @Nullable IOException broken;

    Reading(InputStream in) {
      this.in = in;
    }

    @Override
    public int call(Pointer opaque, BytePointer target, int size) {
      byte[] bytes = new byte[Math.min(size, BUFFER)];
      try {
        int read = in.read(bytes);
        if (read < 0) {
          return AVERROR_EOF();
        }
        target.position(0).put(bytes, 0, read);
        return read;
      } catch (IOException e) {
        broken = e;
        return AVERROR_EXTERNAL();
      }
    }
  }
}
