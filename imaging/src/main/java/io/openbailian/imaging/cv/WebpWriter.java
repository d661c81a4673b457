package io.openbailian.imaging.cv;

import io.openbailian.pixels.XmpPacket;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/// Writes pictures as WebP files (lossy, quality 90), with texts as an XMP chunk.
///
/// OpenCV's encoder writes the pixels; the container around them is that of RFC 9649, section 2.7.
public final class WebpWriter {
  private static final int QUALITY = 90;

  /// `RIFF`, a length, `WEBP`: what stands before the first chunk.
  private static final int RIFF_HEAD = 12;

  private static final int CHUNK_HEAD = 8;
  private static final int FEATURES = 10;
  private static final int HAS_XMP = 0x04;

  private WebpWriter() {}

  /// The file; transparency is dropped.
  ///
  /// @param texts names (XML names) to texts of any characters
  /// @throws IOException when OpenCV cannot write it
  public static byte[] write(BufferedImage image, Map<String, String> texts) throws IOException {
    byte[] plain = encode(image);
    byte[] xmp = XmpPacket.of(texts);
    int body = 4 + CHUNK_HEAD + FEATURES + plain.length - RIFF_HEAD + CHUNK_HEAD + even(xmp.length);
    ByteBuffer file = ByteBuffer.allocate(CHUNK_HEAD + body).order(ByteOrder.LITTLE_ENDIAN);
    file.put(name("RIFF")).putInt(body).put(name("WEBP"));
    file.put(name("VP8X")).putInt(FEATURES).putInt(HAS_XMP);
    putSide(file, image.getWidth());
    putSide(file, image.getHeight());
    file.put(plain, RIFF_HEAD, plain.length - RIFF_HEAD);
    file.put(name("XMP ")).putInt(xmp.length).put(xmp);
    return file.array();
  }

  private static byte[] encode(BufferedImage image) throws IOException {
    try (PointerScope _ = OpenCv.scopeWithCodecs();
        BytePointer file = new BytePointer();
        IntPointer how = new IntPointer(opencv_imgcodecs.IMWRITE_WEBP_QUALITY, QUALITY)) {
      Mat pixels = Mats.of(image);
      if (!opencv_imgcodecs.imencode(".webp", pixels, file, how)) {
        throw new IOException("the picture cannot be written as WebP");
      }
      byte[] bytes = new byte[(int) file.limit()];
      file.get(bytes);
      return bytes;
    }
  }

  /// One less than it is, in three bytes.
  private static void putSide(ByteBuffer file, int pixels) {
    int less = pixels - 1;
    file.put((byte) less).put((byte) (less >> 8)).put((byte) (less >> 16));
  }

  /// A chunk of an odd length has a byte of nothing behind it.
  private static int even(int length) {
    return length + length % 2;
  }

  private static byte[] name(String chunk) {
    return chunk.getBytes(StandardCharsets.US_ASCII);
  }
}
