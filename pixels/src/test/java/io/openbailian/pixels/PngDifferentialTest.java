package io.openbailian.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files of ours beside the files that ImageIO writes of the same pixels: whatever the picture,
/// both are read back alike, and ours keeps what ImageIO's reader does not look at, sums and
/// lengths.
class PngDifferentialTest {
  private static final int MOST_PIXELS = 120_000;

  static LongStream seeds() {
    return LongStream.range(1000, 1240);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isReadAsImageIosOwnFileIs(long seed) throws IOException, DataFormatException {
    BufferedImage picture = picture(seed);

    byte[] ours = PngWriter.write(picture, Map.of("seed", Long.toString(seed)));

    assertThat(pixels(read(ours))).isEqualTo(pixels(read(theirs(picture))));
    assertThat(inflated(ours).length)
        .isEqualTo(picture.getHeight() * (1 + picture.getWidth() * samples(picture)));
  }

  private static byte[] theirs(BufferedImage picture) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, "png", file)).isTrue();
    return file.toByteArray();
  }

  private static BufferedImage read(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  /// The rows of a file, each behind its filter; every chunk's sum is compared on the way.
  private static byte[] inflated(byte[] file) throws DataFormatException {
    ByteBuffer in = ByteBuffer.wrap(file).position(8);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    String type = "";
    while (!type.equals("IEND")) {
      byte[] body = new byte[in.getInt() + 4];
      in.get(body);
      type = new String(body, 0, 4, StandardCharsets.US_ASCII);
      CRC32 sum = new CRC32();
      sum.update(body);
      assertThat(in.getInt()).as("the sum of %s", type).isEqualTo((int) sum.getValue());
      if (type.equals("IDAT")) {
        data.write(body, 4, body.length - 4);
      }
    }
    assertThat(in.hasRemaining()).as("bytes behind the end").isFalse();
    return inflate(data.toByteArray());
  }

  private static byte[] inflate(byte[] deflated) throws DataFormatException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    byte[] piece = new byte[1 << 14];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(deflated);
      while (!inflater.finished()) { // which also compares the stream's own sum
        int read = inflater.inflate(piece);
        assertThat(read > 0 || inflater.finished()).as("the stream goes on").isTrue();
        rows.write(piece, 0, read);
      }
      assertThat(inflater.getRemaining()).isZero();
    }
    return rows.toByteArray();
  }

  private static int samples(BufferedImage picture) {
    return picture.getType() == BufferedImage.TYPE_INT_ARGB ? 4 : 3;
  }

  /// Narrow, low or about square; flat, striped, sloping, repeating or noisy, or all in turn.
  private static BufferedImage picture(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("SplittableRandom").create(seed);
    int width = 1 + random.nextInt(random.nextInt(4) == 0 ? 1500 : 260);
    int height = 1 + random.nextInt(Math.clamp(MOST_PIXELS / width, 1, 1500));
    int type = random.nextBoolean() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
    BufferedImage picture = new BufferedImage(width, height, type);
    int period = 1 + random.nextInt(70);
    int kinds = 1 + random.nextInt(5);
    int base = random.nextInt();
    for (int y = 0; y < height; y++) {
      int kind = y / period % kinds;
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, base + pixel(random, (int) (seed + kind) % 5, x, y, period));
      }
    }
    return picture;
  }

  private static int pixel(RandomGenerator random, int kind, int x, int y, int period) {
    return switch (kind) {
      case 0 -> 0;
      case 1 -> x / period * 0x01030507;
      case 2 -> x * 0x010101 + y * 0x02000001;
      case 3 -> (x % period * 0x1F3D5B) ^ (y % period << 24);
      default -> random.nextInt();
    };
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
