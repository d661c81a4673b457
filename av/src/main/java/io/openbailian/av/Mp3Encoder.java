package io.openbailian.av;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16P;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import java.io.ByteArrayOutputStream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;

/// Packs samples of one channel as MP3, as they come.
final class Mp3Encoder implements AutoCloseable {
  /// Speech at up to 24 kHz, and above.
  private static final int LOW_BIT_RATE = 64_000;

  private static final int HIGH_BIT_RATE = 128_000;
  private static final int HIGH = 32_000;

  private final AVCodecContext context;
  private final AVFrame frame = av_frame_alloc();
  private final AVPacket packet = av_packet_alloc();
  private final short[] waiting;
  private int filled;
  private long written;

  Mp3Encoder(int rate) throws AvException {
    AVCodec codec = avcodec_find_encoder_by_name("libmp3lame");
    this.context = avcodec_alloc_context3(codec);
    context.bit_rate(rate >= HIGH ? HIGH_BIT_RATE : LOW_BIT_RATE);
    context.sample_rate(rate);
    context.sample_fmt(AV_SAMPLE_FMT_S16P);
    av_channel_layout_default(context.ch_layout(), 1);
    context.time_base().num(1).den(rate);
    int result = avcodec_open2(context, codec, (AVDictionary) null);
    if (result < 0) {
      close();
      throw new AvException("MP3 cannot be written: " + Ffmpeg.sentence(result));
    }
    this.waiting = new short[context.frame_size()];
  }

  byte[] encode(short[] samples) throws AvException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int taken = 0;
    while (taken < samples.length) {
      int count = Math.min(samples.length - taken, waiting.length - filled);
      System.arraycopy(samples, taken, waiting, filled, count);
      taken += count;
      filled += count;
      if (filled == waiting.length) {
        out.writeBytes(packets(full()));
      }
    }
    return out.toByteArray();
  }

  byte[] finish() throws AvException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (filled > 0) {
      out.writeBytes(packets(full()));
    }
    out.writeBytes(packets(null));
    return out.toByteArray();
  }

  private AVFrame full() throws AvException {
    av_frame_unref(frame);
    frame.nb_samples(filled);
    frame.format(AV_SAMPLE_FMT_S16P);
    frame.sample_rate(context.sample_rate());
    av_channel_layout_default(frame.ch_layout(), 1);
    check(av_frame_get_buffer(frame, 0));
    new ShortPointer(frame.data(0)).put(waiting, 0, filled);
    frame.pts(written);
    written += filled;
    filled = 0;
    return frame;
  }

  private byte[] packets(@Nullable AVFrame sent) throws AvException {
    check(avcodec_send_frame(context, sent));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (avcodec_receive_packet(context, packet) >= 0) {
      byte[] bytes = new byte[packet.size()];
      packet.data().get(bytes);
      out.writeBytes(bytes);
      av_packet_unref(packet);
    }
    return out.toByteArray();
  }

  private static void check(int result) throws AvException {
    if (result < 0) {
      throw new AvException("MP3 cannot be written: " + Ffmpeg.sentence(result));
    }
  }

  @Override
  public void close() {
    av_frame_free(frame);
    av_packet_free(packet);
    avcodec_free_context(context);
  }
}
