package io.openbailian.av;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/// A film in the making: H.264 in an MP4 file whose index comes first, so that it plays while it is
/// fetched. What it needs of memory does not depend on how long the film is.
///
/// One thread at a time; any thread.
public final class FilmWriter implements AutoCloseable {
  private static final String ENCODER = "libopenh264";

  /// A frame that needs no other comes this often, so that players can jump.
  private static final int SECONDS_BETWEEN_KEY_FRAMES = 2;

  private static final double BITS_PER_PIXEL = 0.16;
  private static final long LEAST_BITS = 800_000;
  private static final long MOST_BITS = 24_000_000;

  private final FilmFormat format;
  private final AVFormatContext container;
  private final AVPacket packet;
  private final AVCodecContext codec;
  private final Pixels pixels;
  private @Nullable AVStream stream;
  private @Nullable AVIOContext output;
  private int frames;

  private FilmWriter(FilmFormat format) throws AvException {
    Ffmpeg.load(); // before the first of its classes is touched
    this.container = new AVFormatContext(null);
    this.format = format;
    AVCodec encoder = avcodec_find_encoder_by_name(ENCODER);
    if (encoder == null) {
      throw new AvException("FFmpeg was built without " + ENCODER);
    }
    this.codec = avcodec_alloc_context3(encoder);
    this.packet = av_packet_alloc();
    this.pixels = new Pixels(format);
  }

  /// Begins a film.
  ///
  /// @param file is replaced
  /// @param metadata keys and texts for the file, in order
  /// @throws AvException when the film cannot be encoded
  /// @throws IOException when the file cannot be written
  public static FilmWriter open(Path file, FilmFormat format, Map<String, String> metadata)
      throws IOException {
    FilmWriter writer = new FilmWriter(format);
    try {
      writer.openCodec();
      writer.openFile(file, metadata);
      return writer;
    } catch (IOException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private void openCodec() throws AvException {
    codec.width(format.width()).height(format.height()).pix_fmt(AV_PIX_FMT_YUV420P);
    codec.time_base(av_make_q(1, format.fps())).framerate(av_make_q(format.fps(), 1));
    codec.gop_size(SECONDS_BETWEEN_KEY_FRAMES * format.fps());
    codec.bit_rate(bits()).thread_count(1);
    codec
        .color_range(AVCOL_RANGE_MPEG)
        .color_primaries(AVCOL_PRI_BT709)
        .color_trc(AVCOL_TRC_BT709)
        .colorspace(AVCOL_SPC_BT709);
    codec.flags(codec.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "profile", "high", 0);
    av_dict_set(options, "rc_mode", "quality", 0);
    av_dict_set(options, "allow_skip_frames", "0", 0);
    try {
      Ffmpeg.check(
          avcodec_open2(codec, codec.codec(), options),
          "a film of %d*%d cannot be encoded".formatted(format.width(), format.height()));
    } finally {
      av_dict_free(options);
    }
  }

  /// Twice the frames a second need less than twice the bits: they differ less.
  private long bits() {
    double pixelsASecond =
        (double) format.width() * format.height() * Math.sqrt(24.0 * format.fps());
    return Math.clamp((long) (BITS_PER_PIXEL * pixelsASecond), LEAST_BITS, MOST_BITS);
  }

  private void openFile(Path file, Map<String, String> metadata) throws IOException {
    String name = "file:" + file.toAbsolutePath();
    Ffmpeg.check(
        avformat_alloc_output_context2(container, null, "mp4", name), "no film can be written");
    container.flags(container.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
    AVStream track = avformat_new_stream(container, null);
    track.time_base(codec.time_base());
    track.avg_frame_rate(codec.framerate());
    Ffmpeg.check(
        avcodec_parameters_from_context(track.codecpar(), codec), "no film can be written");
    AVDictionary texts = new AVDictionary(null);
    metadata.forEach((key, text) -> av_dict_set(texts, key, text, 0));
    container.metadata(texts);
    stream = track;
    AVIOContext io = new AVIOContext(null);
    written(avio_open(io, name, AVIO_FLAG_WRITE));
    container.pb(io);
    output = io;
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "movflags", "+faststart+use_metadata_tags", 0);
    try {
      written(avformat_write_header(container, options));
    } finally {
      av_dict_free(options);
    }
  }

  /// Adds a frame, of the film's size, `TYPE_INT_RGB` or `TYPE_INT_ARGB`.
  ///
  /// @throws AvException when it cannot be encoded
  /// @throws IOException when the file cannot be written
  public void add(BufferedImage image) throws IOException {
    AVFrame frame = pixels.of(image);
    frame.pts(frames++);
    Ffmpeg.check(avcodec_send_frame(codec, frame), "frame %d cannot be encoded".formatted(frames));
    drain();
  }

  /// Ends the film: the file is whole when this returns.
  ///
  /// @throws IOException as {@link #add} does
  public void finish() throws IOException {
    Ffmpeg.check(avcodec_send_frame(codec, null), "the film cannot be ended");
    drain();
    written(av_write_trailer(container));
    written(closeOutput());
  }

  /// How many frames it has.
  public int frames() {
    return frames;
  }

  private void drain() throws IOException {
    AVStream track = stream;
    while (track != null) {
      int got = avcodec_receive_packet(codec, packet);
      if (got == AVERROR_EAGAIN() || got == AVERROR_EOF()) {
        return;
      }
      Ffmpeg.check(got, "the film cannot be encoded");
      packet.duration(1);
      packet.stream_index(track.index());
      av_packet_rescale_ts(packet, codec.time_base(), track.time_base());
      written(av_interleaved_write_frame(container, packet));
      written(container.pb().error());
    }
  }

  /// What the disk says is not the film's fault.
  private static void written(int result) throws IOException {
    if (result < 0) {
      throw new IOException("the film cannot be written: " + Ffmpeg.sentence(result));
    }
  }

  private int closeOutput() {
    AVIOContext open = output;
    output = null;
    return open == null ? 0 : avio_closep(open);
  }

  /// Releases what the film holds; the file stays as it is, whole only after {@link #finish}.
  @Override
  public void close() {
    pixels.close();
    if (!packet.isNull()) {
      av_packet_unref(packet);
      av_packet_free(packet);
    }
    if (!codec.isNull()) {
      avcodec_free_context(codec);
    }
    if (output != null) {
      avio_closep(output);
      output = null;
    }
    if (!container.isNull()) {
      avformat_free_context(container);
      container.setNull();
    }
  }
}
