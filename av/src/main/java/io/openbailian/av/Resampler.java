package io.openbailian.av;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;

/// Brings samples to another rate, to 16 bits, and to one channel of those they have.
final class Resampler implements AutoCloseable {
  private final Shape from;
  private final int outChannels;
  private final int picked;
  private final SwrContext context = swr_alloc();

  /// How samples come in.
  ///
  /// @param format FFmpeg's number of the sample format
  record Shape(int format, int rate, int channels) {
    static Shape of(AVFrame frame) {
      return new Shape(frame.format(), frame.sample_rate(), frame.ch_layout().nb_channels());
    }

    /// One channel of 16 bits.
    static Shape mono(int rate) {
      return new Shape(AV_SAMPLE_FMT_S16, rate, 1);
    }
  }

  /// @param layout of the channels that come in, where somebody knows it
  /// @param wish with a rate
  Resampler(Shape from, @Nullable AVChannelLayout layout, PcmWish wish) throws AvException {
    this.from = from;
    boolean mix = wish.channel() == PcmWish.MIX;
    this.outChannels = mix ? 1 : from.channels();
    this.picked = mix ? 0 : wish.channel();
    try (AVChannelLayout in = new AVChannelLayout();
        AVChannelLayout out = new AVChannelLayout()) {
      if (layout == null || layout.order() == AV_CHANNEL_ORDER_UNSPEC) {
        av_channel_layout_default(in, from.channels());
      } else {
        av_channel_layout_copy(in, layout);
      }
      if (mix) {
        av_channel_layout_default(out, 1);
      } else {
        av_channel_layout_copy(out, in);
      }
      int result =
          swr_alloc_set_opts2(
              context,
              out,
              AV_SAMPLE_FMT_S16,
              wish.rate(),
              in,
              from.format(),
              from.rate(),
              0,
              null);
      result = result < 0 ? result : swr_init(context);
      av_channel_layout_uninit(in);
      av_channel_layout_uninit(out);
      if (result < 0) {
        close();
        throw new AvException("the audio cannot be resampled: " + Ffmpeg.sentence(result));
      }
    }
  }

  boolean takes(AVFrame frame) {
    return from.equals(Shape.of(frame));
  }

  short[] convert(AVFrame frame) throws AvException {
    return convert(frame.extended_data(), frame.nb_samples());
  }

  short[] convert(short[] mono, int length) throws AvException {
    try (ShortPointer samples = new ShortPointer(Math.max(length, 1));
        PointerPointer<ShortPointer> in = new PointerPointer<>(1)) {
      samples.put(mono, 0, length);
      return convert(in.put(0, samples), length);
    }
  }

  /// What the filter still holds.
  short[] flush() throws AvException {
    return convert((PointerPointer<?>) null, 0);
  }

  private short[] convert(@Nullable PointerPointer<?> in, int samples) throws AvException {
    int room = Math.max(swr_get_out_samples(context, samples), 1);
    try (ShortPointer target = new ShortPointer((long) room * outChannels);
        PointerPointer<ShortPointer> out = new PointerPointer<>(1)) {
      int made = swr_convert(context, out.put(0, target), room, in, samples);
      if (made < 0) {
        throw new AvException("the audio cannot be resampled: " + Ffmpeg.sentence(made));
      }
      short[] all = new short[made * outChannels];
      target.get(all);
      return picked(all, made);
    }
  }

  private short[] picked(short[] interleaved, int samples) {
    if (outChannels == 1) {
      return interleaved;
    }
    short[] one = new short[samples];
    for (int i = 0; i < samples; i++) {
      one[i] = interleaved[i * outChannels + picked];
    }
    return one;
  }

  @Override
  public void close() {
    swr_free(context);
  }
}
