package io.openbailian.av;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/// Turns the packets of a stream into frames of samples.
final class AudioDecoder implements AutoCloseable {
  private final AVCodecContext context;
  private final AVFrame frame = av_frame_alloc();
  private final String name;

  AudioDecoder(AVStream stream) throws AvException {
    AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
    if (codec == null) {
      av_frame_free(frame);
      throw new AvException("the audio is packed in a way that cannot be read here");
    }
    this.name = codec.name().getString();
    if (!Accepted.RECORDINGS.decodes(name)) {
      av_frame_free(frame);
      throw new AvException("the audio is packed as %s, which is not read here".formatted(name));
    }
    this.context = avcodec_alloc_context3(codec);
    int result = avcodec_parameters_to_context(context, stream.codecpar());
    AVDictionary options = Accepted.RECORDINGS.decoderOptions();
    result = result < 0 ? result : avcodec_open2(context, codec, options);
    av_dict_free(options);
    if (result < 0) {
      close();
      throw new AvException("the audio cannot be read: " + Ffmpeg.sentence(result));
    }
  }

  /// The decoder as FFmpeg calls it, for example `pcm_s16le`.
  String name() {
    return name;
  }

  /// Hands a packet over; null says that no more comes. A packet that is damaged is passed over.
  void send(@Nullable AVPacket packet) {
    avcodec_send_packet(context, packet);
  }

  /// The next frame, good until the next call; null when another packet is needed, or none is left.
  @Nullable AVFrame receive() {
    return avcodec_receive_frame(context, frame) >= 0 ? frame : null;
  }

  @Override
  public void close() {
    av_frame_free(frame);
    avcodec_free_context(context);
  }
}
