package io.openbailian.imaging.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.TestPictures;
import io.openbailian.imaging.cv.Mats;
import io.openbailian.pixels.PngWriter;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
  private static final BufferedImage PICTURE = TestPictures.landscape(120, 90);

  @ParameterizedTest
  @CsvSource({"png,PNG", "jpg,JPEG", "bmp,BMP", "gif,GIF", "tiff,TIFF"})
  void readsEachFormatWhateverItIsCalled(String writer, PictureFormat format) throws IOException {
    Decoded.Picture picture = picture(file(writer));

    assertThat(picture.header().format()).isEqualTo(format);
    assertThat(picture.header().frames()).isEqualTo(1);
    assertThat(picture.image().getWidth()).isEqualTo(120);
    assertThat(meanDifference(picture.image(), PICTURE)).isLessThan(12);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 101})
  void readsWebpLossyAndLossless(int quality) {
    Decoded.Picture picture = picture(webp(quality));

    assertThat(picture.header().format()).isEqualTo(PictureFormat.WEBP);
    assertThat(picture.image().getHeight()).isEqualTo(90);
    assertThat(meanDifference(picture.image(), PICTURE)).isLessThan(quality > 100 ? 0.01 : 4);
  }

  @Test
  void refusesAWebpCutInHalf() {
    byte[] whole = webp(101);

    assertThat(Decoder.decode(Arrays.copyOf(whole, whole.length / 2), Limits.DEFAULT))
        .isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void refusesABombByItsHeaderAlone() {
    byte[] bomb = png(100_000, 100_000, 8, 2, new byte[1000]);

    assertThat(fault(bomb)).isEqualTo(FileFault.TOO_LARGE);
    assertThat(Decoder.decode(bomb, Limits.DEFAULT).toString()).contains("100000 x 100000");
  }

  @Test
  void refusesNothingAtAll() {
    assertThat(fault(new byte[0])).isEqualTo(FileFault.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg/>",
        "%PDF-1.7",
        "GIF",
        "BM",
        "II*",
        "\u0089PNG",
        "RIFF1234WEBP",
        "hello, world"
      })
  void refusesWhatIsNoImage(String text) {
    byte[] file = text.getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Decoder.decode(file, Limits.DEFAULT)).isInstanceOf(Decoded.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "gif", "tiff"})
  void refusesEveryFileCutInHalf(String writer) throws IOException {
    byte[] whole = file(writer);
    byte[] half = Arrays.copyOf(whole, whole.length / 2);

    assertThat(Decoder.decode(half, Limits.DEFAULT)).isInstanceOf(Decoded.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "gif", "tiff"})
  void answersEveryDamagedFileWithoutAnException(String writer) throws IOException {
    byte[] whole = file(writer);
    SplittableRandom dice = new SplittableRandom(7);

    for (int round = 0; round < 150; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i < 1 + round / 10; i++) {
        damaged[dice.nextInt(round % 2 == 0 ? 200 : damaged.length)] = (byte) dice.nextInt();
      }
      assertThat(Decoder.decode(damaged, new Limits(1 << 20, 4096, 10)))
          .as("round " + round)
          .isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Turn.class)
  void turnsThePictureAsItsOrientationSays(Turn turn) throws IOException {
    byte[] file = withExif(file("jpg"), turn.orientation);

    Decoded.Picture picture = picture(file);

    assertThat(picture.header().orientation()).isEqualTo(turn.orientation);
    assertThat(picture.image().getWidth()).isEqualTo(turn.orientation >= 5 ? 90 : 120);
    int rgb = picture.image().getRGB(turn.skyX, turn.skyY);
    assertThat(Pictures.blue(rgb)).isGreaterThan(Pictures.red(rgb) + 20);
  }

  /// Where the upper left corner of the stored picture, which shows sky, comes to lie.
  enum Turn {
    UPRIGHT(1, 2, 2),
    MIRRORED(2, 117, 2),
    ROUND(3, 117, 87),
    UPSIDE_DOWN(4, 2, 87),
    TRANSPOSED(5, 2, 2),
    RIGHT(6, 87, 2),
    TRANSVERSED(7, 87, 117),
    LEFT(8, 2, 117);

    private final int orientation;
    private final int skyX;
    private final int skyY;

    Turn(int orientation, int x, int y) {
      this.orientation = orientation;
      this.skyX = x;
      this.skyY = y;
    }
  }

  @Test
  void keepsAlphaWhereItShows() {
    BufferedImage glass = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
    glass.setRGB(3, 3, 0x80FF0000);

    Decoded.Picture picture = picture(PngWriter.write(glass, Map.of()));

    assertThat(picture.image().getType()).isEqualTo(BufferedImage.TYPE_INT_ARGB);
    assertThat(picture.image().getRGB(3, 3)).isEqualTo(0x80FF0000);
  }

  @Test
  void readsSixteenBitsAndGrey() {
    byte[] grey16 = png(2, 1, 16, 0, new byte[] {0, (byte) 0x80, 0, (byte) 0xFF, (byte) 0xFF});
    byte[] grey8 = png(2, 1, 8, 0, new byte[] {0, (byte) 0x80, (byte) 0xFF});

    assertThat(picture(grey16).image().getRGB(0, 0)).isEqualTo(0xFF808080);
    assertThat(picture(grey8).image().getRGB(0, 0)).isEqualTo(0xFF808080);
    assertThat(picture(grey8).image().getRGB(1, 0)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void readsPalettes() throws IOException {
    BufferedImage indexed = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_INDEXED);
    indexed.setRGB(4, 4, 0xFFFF0000);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(indexed, "png", file);

    assertThat(picture(file.toByteArray()).image().getRGB(4, 4)).isEqualTo(0xFFFF0000);
  }

  @Test
  void readsFourInks() throws IOException {
    WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
    int[] red = {255, 0, 0, 255}; // the Adobe marker means inks upside down
    for (int i = 0; i < 256; i++) {
      inks.setPixel(i % 16, i / 16, red);
    }

    int rgb = picture(withAdobe(jpeg(inks))).image().getRGB(8, 8);

    assertThat(Pictures.red(rgb)).isGreaterThan(180);
    assertThat(Pictures.blue(rgb)).isLessThan(90);
  }

  private static byte[] withAdobe(byte[] jpeg) {
    byte[] marker = {
      (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
    };
    return inserted(jpeg, marker);
  }

  private static byte[] inserted(byte[] jpeg, byte[] segment) {
    byte[] out = new byte[jpeg.length + segment.length];
    System.arraycopy(jpeg, 0, out, 0, 2);
    System.arraycopy(segment, 0, out, 2, segment.length);
    System.arraycopy(jpeg, 2, out, 2 + segment.length, jpeg.length - 2);
    return out;
  }

  private static byte[] jpeg(Raster raster) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      writer.setOutput(out);
      writer.write(new IIOImage(raster, null, null));
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  @Test
  void refusesATiffThatClaimsMoreBytesThanItHas() throws IOException {
    byte[] tiff = file("tiff");
    for (int i = 8; i < tiff.length - 12; i++) {
      if (tiff[i] == 1 && tiff[i + 1] == 0x17 && tiff[i + 2] == 0) {
        Arrays.fill(tiff, i + 4, i + 8, (byte) 0x7F);
      }
    }

    assertThat(Decoder.decode(tiff, Limits.DEFAULT)).isInstanceOf(Decoded.Refused.class);
  }

  @Test
  void countsTheFramesOfAnAnimation() throws IOException {
    byte[] gif = file("gif");
    byte[] twice = Arrays.copyOf(gif, 2 * gif.length);
    int image = firstImage(gif);
    System.arraycopy(gif, image, twice, gif.length - 1, gif.length - image);
    byte[] animated = Arrays.copyOf(twice, 2 * gif.length - 1 - image);

    assertThat(picture(animated).header().frames()).isEqualTo(2);
    assertThat(Decoder.inspect(animated, new Limits(1 << 20, 500, 1)))
        .isInstanceOf(Inspection.Illegible.class);
  }

  private static int firstImage(byte[] gif) {
    int at = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1));
    while (gif[at] == 0x21) {
      at += 2;
      while (gif[at] != 0) {
        at += 1 + (gif[at] & 255);
      }
      at++;
    }
    return at;
  }

  private static byte[] file(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(PICTURE, format, out)).isTrue();
    return out.toByteArray();
  }

  private static Decoded.Picture picture(byte[] file) {
    Decoded decoded = Decoder.decode(file, Limits.DEFAULT);
    assertThat(decoded).isInstanceOf(Decoded.Picture.class);
    return (Decoded.Picture) decoded;
  }

  private static FileFault fault(byte[] file) {
    return ((Decoded.Refused) Decoder.decode(file, Limits.DEFAULT)).fault();
  }

  private static double meanDifference(BufferedImage a, BufferedImage b) {
    double sum = 0;
    int[] p = Pictures.pixels(a);
    int[] q = Pictures.pixels(b);
    for (int i = 0; i < p.length; i++) {
      sum += Math.abs(Pictures.luma(p[i]) - Pictures.luma(q[i]));
    }
    return sum / p.length;
  }

  private static byte[] withExif(byte[] jpeg, int orientation) {
    byte[] exif = {
      (byte) 0xFF,
      (byte) 0xE1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    return inserted(jpeg, exif);
  }

  private static byte[] png(int width, int height, int bits, int type, byte[] rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    number(header, width);
    number(header, height);
    header.writeBytes(new byte[] {(byte) bits, (byte) type, 0, 0, 0});
    chunk(out, "IHDR", header.toByteArray());
    byte[] packed = new byte[rows.length + 100];
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(rows);
      deflater.finish();
      chunk(out, "IDAT", Arrays.copyOf(packed, deflater.deflate(packed)));
    }
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String name, byte[] data) {
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.US_ASCII));
    sum.update(data);
    number(out, data.length);
    out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(data);
    number(out, (int) sum.getValue());
  }

  private static void number(ByteArrayOutputStream out, int value) {
    out.writeBytes(
        new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
  }

  /// Over 100 means lossless.
  private static byte[] webp(int quality) {
    try (PointerScope _ = new PointerScope()) {
      BytePointer file = new BytePointer();
      IntPointer settings = new IntPointer(opencv_imgcodecs.IMWRITE_WEBP_QUALITY, quality);
      assertThat(opencv_imgcodecs.imencode(".webp", Mats.of(PICTURE), file, settings)).isTrue();
      return bytes(file);
    }
  }

  private static byte[] bytes(BytePointer file) {
    byte[] out = new byte[(int) file.limit()];
    file.get(out);
    return out;
  }
}
