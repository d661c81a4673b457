package io.openbailian.av;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.jspecify.annotations.Nullable;

/// Takes the packets of the first audio stream out of a file or a stream of bytes.
///
/// Only what {@link Accepted} names is opened; streams that are not sound are discarded before
/// anything of them is looked at.
final class Demuxer implements AutoCloseable {
  /// A live stream is not looked at for longer than this before its first sample comes out.
  private static final String LIVE_PROBE_BYTES = "4096";

  private static final String LIVE_PROBE_MICROSECONDS = "200000";

  private final AVFormatContext context;
  private final @Nullable PushedBytes bytes;
  private final AVPacket packet = av_packet_alloc();
  private final AVStream stream;

  private Demuxer(AVFormatContext context, @Nullable PushedBytes bytes) throws AvException {
    this.context = context;
    this.bytes = bytes;
    boolean whole = false;
    try {
      this.stream = audio(context);
      whole = true;
    } finally {
      if (!whole) {
        close();
      }
    }
  }

  static Demuxer ofFile(Path file) throws AvException {
    Ffmpeg.load();
    AVFormatContext context = avformat_alloc_context();
    AVDictionary options = Accepted.RECORDINGS.options();
    return new Demuxer(opened(context, "file:" + file, null, options, Optional.empty()), null);
  }

  static Demuxer ofStream(InputStream in, AudioContainer container) throws AvException {
    return switch (container) {
      case WAV -> {
        LiveWav wav = LiveWav.of(in);
        yield ofStream(wav.in(), wav.demuxer(), wav.options());
      }
      case MP3, OGG, AAC, AMR -> ofStream(in, container.demuxer(), Map.of());
    };
  }

  private static Demuxer ofStream(InputStream in, String demuxer, Map<String, String> how)
      throws AvException {
    Ffmpeg.load();
    PushedBytes bytes = new PushedBytes(in);
    AVFormatContext context = avformat_alloc_context();
    context.pb(bytes.context());
    AVDictionary options = Accepted.stream(demuxer).options();
    av_dict_set(options, "probesize", LIVE_PROBE_BYTES, 0);
    av_dict_set(options, "analyzeduration", LIVE_PROBE_MICROSECONDS, 0);
    av_dict_set(options, "max_probe_packets", "1", 0);
    how.forEach((name, value) -> av_dict_set(options, name, value, 0));
    AVInputFormat format = av_find_input_format(demuxer);
    return new Demuxer(opened(context, "", format, options, Optional.of(bytes)), bytes);
  }

  private static AVFormatContext opened(
      AVFormatContext context,
      String url,
      @Nullable AVInputFormat format,
      AVDictionary options,
      Optional<PushedBytes> bytes)
      throws AvException {
    int result = avformat_open_input(context, url, format, options);
    av_dict_free(options);
    if (result < 0) { // FFmpeg has freed the context
      bytes.ifPresent(PushedBytes::close);
      throw new AvException("no audio file that can be read: " + Ffmpeg.sentence(result));
    }
    return context;
  }

  private static AVStream audio(AVFormatContext context) throws AvException {
    discardAllBut(context, AVMEDIA_TYPE_AUDIO);
    if (!isClear(context)) {
      int result = avformat_find_stream_info(context, (AVDictionary) null);
      if (result < 0) {
        throw new AvException("nothing can be read in the file: " + Ffmpeg.sentence(result));
      }
    }
    int index = av_find_best_stream(context, AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
    if (index < 0) {
      throw new AvException("there is no audio in the file");
    }
    discardAllBut(context, AVMEDIA_TYPE_AUDIO); // some containers show their streams late
    return context.streams(index);
  }

  /// What is discarded is neither parsed nor decoded.
  private static void discardAllBut(AVFormatContext context, int kind) {
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream stream = context.streams(i);
      if (stream.codecpar().codec_type() != kind) {
        stream.discard(AVDISCARD_ALL);
      }
    }
  }

  /// A live stream whose header said everything is not looked at any further: its first samples
  /// would have to wait for it.
  private static boolean isClear(AVFormatContext context) {
    return context.pb().seekable() == 0
        && context.nb_streams() == 1
        && context.streams(0).codecpar().sample_rate() > 0
        && context.streams(0).codecpar().ch_layout().nb_channels() > 0;
  }

  AVStream stream() {
    return stream;
  }

  AVFormatContext context() {
    return context;
  }

  /// The next packet of the stream, good until the next call; empty at the end. What a damaged file
  /// ends with is its end.
  Optional<AVPacket> next() throws AvException {
    while (true) {
      av_packet_unref(packet);
      int result = av_read_frame(context, packet);
      if (result < 0) {
        refuseBrokenStream(result);
        return Optional.empty();
      }
      if (packet.stream_index() == stream.index()) {
        return Optional.of(packet);
      }
    }
  }

  private void refuseBrokenStream(int result) throws AvException {
    if (result != AVERROR_EOF() && bytes != null) {
      bytes.rethrow();
    }
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avformat_close_input(context);
    if (bytes != null) {
      bytes.close();
    }
  }
}
