package io.openbailian.av;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR0;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_iterate;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU709;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/// A film that is read frame by frame, in a container and a codec of {@link Accepted#FILMS}.
///
/// One thread at a time; any thread.
public final class FilmReader implements AutoCloseable {
  private static final int ONE = 1 << 16;

  private final AVFormatContext container;
  private final AVPacket packet;
  private final AVFrame frame;
  private @Nullable AVCodecContext codec;
  private @Nullable AVStream stream;
  private @Nullable SwsContext conversion;
  private boolean ended;

  private FilmReader() throws AvException {
    Ffmpeg.load(); // before the first of its classes is touched
    this.container = new AVFormatContext(null);
    this.packet = av_packet_alloc();
    this.frame = av_frame_alloc();
  }

  /// Opens a film.
  ///
  /// @throws AvException when it is none
  public static FilmReader open(Path file) throws AvException {
    FilmReader reader = new FilmReader();
    try {
      reader.openFile(file);
      return reader;
    } catch (AvException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private void openFile(Path file) throws AvException {
    String what = "%s is no film".formatted(file.getFileName());
    AVDictionary options = Accepted.FILMS.options();
    int result = avformat_open_input(container, "file:" + file.toAbsolutePath(), null, options);
    av_dict_free(options);
    Ffmpeg.check(result, what);
    Ffmpeg.check(avformat_find_stream_info(container, (PointerPointer<?>) null), what);
    AVCodec decoder = new AVCodec(null);
    int index = av_find_best_stream(container, AVMEDIA_TYPE_VIDEO, -1, -1, decoder, 0);
    Ffmpeg.check(index, what);
    AVStream track = container.streams(index);
    AVCodecContext opened = avcodec_alloc_context3(decoder);
    codec = opened;
    stream = track;
    Ffmpeg.check(avcodec_parameters_to_context(opened, track.codecpar()), what);
    AVDictionary decoding = Accepted.FILMS.decoderOptions();
    result = avcodec_open2(opened, decoder, decoding);
    av_dict_free(decoding);
    Ffmpeg.check(result, what);
  }

  private AVStream track() {
    AVStream track = stream;
    if (track == null) {
      throw new IllegalStateException("the film is closed");
    }
    return track;
  }

  private AVCodecContext decoder() {
    AVCodecContext decoder = codec;
    if (decoder == null) {
      throw new IllegalStateException("the film is closed");
    }
    return decoder;
  }

  /// In pixels.
  public int width() {
    return decoder().width();
  }

  /// In pixels.
  public int height() {
    return decoder().height();
  }

  /// Frames a second, as the file says.
  public double fps() {
    return av_q2d(av_guess_frame_rate(container, track(), null));
  }

  /// In seconds, as the file says.
  public double duration() {
    return container.duration() / (double) AV_TIME_BASE;
  }

  /// The file's keys and texts.
  public Map<String, String> metadata() {
    Map<String, String> texts = new LinkedHashMap<>();
    AVDictionary dictionary = container.metadata();
    AVDictionaryEntry entry = av_dict_iterate(dictionary, null);
    while (entry != null) {
      texts.put(entry.key().getString(), entry.value().getString());
      entry = av_dict_iterate(dictionary, entry);
    }
    return texts;
  }

  /// The next frame, `TYPE_INT_RGB`; empty after the last.
  ///
  /// @throws AvException when it cannot be decoded
  public Optional<BufferedImage> next() throws AvException {
    while (true) {
      int got = avcodec_receive_frame(decoder(), frame);
      if (got == 0) {
        return Optional.of(picture());
      }
      if (got == AVERROR_EOF()) {
        return Optional.empty();
      }
      if (got != AVERROR_EAGAIN()) {
        Ffmpeg.check(got, "the film cannot be decoded");
      }
      feed();
    }
  }

  private void feed() throws AvException {
    while (!ended) {
      int got = av_read_frame(container, packet);
      if (got < 0) {
        ended = true;
        Ffmpeg.check(avcodec_send_packet(decoder(), null), "the film cannot be decoded");
        return;
      }
      try {
        if (packet.stream_index() == track().index()) {
          Ffmpeg.check(avcodec_send_packet(decoder(), packet), "the film cannot be decoded");
          return;
        }
      } finally {
        av_packet_unref(packet);
      }
    }
  }

  private BufferedImage picture() throws AvException {
    int width = frame.width();
    int height = frame.height();
    AVFrame rgb = av_frame_alloc();
    try {
      rgb.width(width).height(height).format(AV_PIX_FMT_BGR0);
      Ffmpeg.check(av_frame_get_buffer(rgb, 0), "there is no memory for a frame");
      Ffmpeg.check(
          sws_scale(
              conversion(), frame.data(), frame.linesize(), 0, height, rgb.data(), rgb.linesize()),
          "a frame cannot be converted");
      return copied(rgb, width, height);
    } finally {
      av_frame_free(rgb);
    }
  }

  private SwsContext conversion() throws AvException {
    SwsContext known = conversion;
    if (known != null) {
      return known;
    }
    SwsContext made =
        sws_getContext(
            frame.width(),
            frame.height(),
            frame.format(),
            frame.width(),
            frame.height(),
            AV_PIX_FMT_BGR0,
            SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    IntPointer colours = sws_getCoefficients(SWS_CS_ITU709);
    Ffmpeg.check(
        sws_setColorspaceDetails(made, colours, 0, colours, 1, 0, ONE, ONE),
        "the colours of video are not known");
    conversion = made;
    return made;
  }

  private static BufferedImage copied(AVFrame rgb, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int line = rgb.linesize(0) / Integer.BYTES;
    IntPointer rows = new IntPointer(rgb.data(0)).capacity((long) line * height);
    for (int y = 0; y < height; y++) {
      rows.position((long) y * line).get(pixels, y * width, width);
    }
    return image;
  }

  @Override
  public void close() {
    if (codec != null) {
      avcodec_free_context(codec);
      codec = null;
    }
    if (conversion != null) {
      sws_freeContext(conversion);
      conversion = null;
    }
    if (!container.isNull()) {
      avformat_close_input(container);
    }
    if (!packet.isNull()) {
      av_packet_free(packet);
      av_frame_free(frame);
    }
    stream = null;
  }
}
