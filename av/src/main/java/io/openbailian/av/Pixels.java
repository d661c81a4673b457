package io.openbailian.av;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR0;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_ITU709;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/// Java's pixels on their way into a film: copied out of the heap, then brought to the colours of
/// video (BT.709). Both buffers are used again for every frame.
final class Pixels implements AutoCloseable {
  private static final int ONE = 1 << 16;

  private final FilmFormat format;
  private final AVFrame source;
  private final AVFrame target;
  private final SwsContext conversion;

  Pixels(FilmFormat format) throws AvException {
    this.format = format;
    this.source = frame(format, AV_PIX_FMT_BGR0);
    this.target = frame(format, AV_PIX_FMT_YUV420P);
    this.conversion =
        sws_getContext(
            format.width(),
            format.height(),
            AV_PIX_FMT_BGR0,
            format.width(),
            format.height(),
            AV_PIX_FMT_YUV420P,
            SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    IntPointer colours = sws_getCoefficients(SWS_CS_ITU709);
    Ffmpeg.check(
        sws_setColorspaceDetails(conversion, colours, 1, colours, 0, 0, ONE, ONE),
        "the colours of video are not known");
    target.color_range(AVCOL_RANGE_MPEG).colorspace(AVCOL_SPC_BT709);
  }

  private static AVFrame frame(FilmFormat format, int pixels) throws AvException {
    AVFrame frame = av_frame_alloc();
    frame.width(format.width()).height(format.height()).format(pixels);
    Ffmpeg.check(av_frame_get_buffer(frame, 0), "there is no memory for a frame");
    return frame;
  }

  /// The picture as the encoder takes it; good until the next one.
  AVFrame of(BufferedImage image) throws AvException {
    if (image.getWidth() != format.width() || image.getHeight() != format.height()) {
      throw new AvException(
          "a frame of %d*%d does not fit into a film of %d*%d"
              .formatted(image.getWidth(), image.getHeight(), format.width(), format.height()));
    }
    if (!(image.getRaster().getDataBuffer() instanceof DataBufferInt buffer)) {
      throw new AvException("a frame is one int for each pixel");
    }
    copy(buffer.getData());
    Ffmpeg.check(av_frame_make_writable(target), "there is no memory for a frame");
    Ffmpeg.check(
        sws_scale(
            conversion,
            source.data(),
            source.linesize(),
            0,
            format.height(),
            target.data(),
            target.linesize()),
        "a frame cannot be converted");
    return target;
  }

  private void copy(int[] pixels) {
    int line = source.linesize(0) / Integer.BYTES;
    IntPointer rows = new IntPointer(source.data(0)).capacity((long) line * format.height());
    if (line == format.width()) {
      rows.put(pixels, 0, line * format.height());
      return;
    }
    for (int y = 0; y < format.height(); y++) {
      rows.position((long) y * line).put(pixels, y * format.width(), format.width());
    }
  }

  @Override
  public void close() {
    if (!source.isNull()) {
      av_frame_free(source);
      av_frame_free(target);
      sws_freeContext(conversion);
    }
  }
}
