package io.openbailian.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class PngWriterTest {
  static LongStream seeds() {
    return LongStream.range(0, 120);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isReadBackToIdenticalPixels(long seed) throws IOException {
    BufferedImage picture = picture(seed);

    BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngWriter.write(picture, Map.of())));

    assertThat(read.getWidth()).isEqualTo(picture.getWidth());
    assertThat(read.getHeight()).isEqualTo(picture.getHeight());
    assertThat(pixels(read)).isEqualTo(pixels(picture));
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB})
  void writesTheSameFileHoweverManyHelp(int type) throws IOException {
    BufferedImage picture = calmAndRestless(type);

    byte[] alone = PngWriter.write(picture, Map.of());
    byte[] helped = helped(picture, 3);

    assertThat(helped).isEqualTo(alone);
    assertThat(pixels(ImageIO.read(new ByteArrayInputStream(alone)))).isEqualTo(pixels(picture));
  }

  @Test
  void waitsForNobodyWhoDoesNotCome() {
    BufferedImage picture = calmAndRestless(BufferedImage.TYPE_INT_RGB);

    byte[] file = PngWriter.write(picture, Map.of(), new Helpers(_ -> {}, 7));

    assertThat(file).isEqualTo(PngWriter.write(picture, Map.of()));
  }

  @Test
  void writesFlatPicturesSmall() {
    BufferedImage picture = new BufferedImage(1024, 1024, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = picture.createGraphics();
    canvas.setColor(Color.ORANGE);
    canvas.fillOval(100, 200, 700, 600);
    canvas.dispose();

    assertThat(PngWriter.write(picture, Map.of())).hasSizeLessThan(30_000);
  }

  @Test
  void carriesTextsInTheirOrder() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("Software", "OpenBailian");
    texts.put("prompt", "可爱猫咪 \uD83D\uDE3A “你好”");
    texts.put("AIGC", "{\"Label\":\"1\"}");
    texts.put("empty", "");

    byte[] file = PngWriter.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), texts);

    assertThat(textsOf(file)).containsExactlyInAnyOrderEntriesOf(texts);
    assertThat(new String(file, StandardCharsets.ISO_8859_1))
        .containsSubsequence("iTXtSoftware", "iTXtprompt", "iTXtAIGC", "IDAT");
  }

  @Test
  void refusesAKeywordThatTheFormatDoesNotKnow() {
    BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PngWriter.write(picture, Map.of("提示", "x")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PngWriter.write(picture, Map.of("k".repeat(80), "x")));
  }

  @Test
  void refusesAPictureOverSixtyFourMegapixels() {
    BufferedImage picture = new BufferedImage(8193, 8192, BufferedImage.TYPE_INT_RGB);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PngWriter.write(picture, Map.of()))
        .withMessageContaining("67117056");
  }

  private static byte[] helped(BufferedImage picture, int most) {
    try (ExecutorService threads = Executors.newFixedThreadPool(most)) {
      return PngWriter.write(picture, Map.of(), new Helpers(threads, most));
    }
  }

  /// Stripes of both kinds, and more than one of each.
  private static BufferedImage calmAndRestless(int type) {
    RandomGenerator random = RandomGeneratorFactory.of("SplittableRandom").create(7);
    BufferedImage picture = new BufferedImage(701, 997, type);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int noise = y % 500 < 250 ? 0 : random.nextInt() & 0x0F0F0F0F;
        picture.setRGB(x, y, 0x80000000 + (x / 40) * 0x000510 + noise);
      }
    }
    return picture;
  }

  private static BufferedImage picture(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("SplittableRandom").create(seed);
    int type = random.nextBoolean() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
    BufferedImage picture = new BufferedImage(1 + random.nextInt(90), 1 + random.nextInt(90), type);
    int noise = 1 << random.nextInt(25);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, (x * 3 + y * 0x200) * 0x101 + random.nextInt(noise) - (y << 26));
      }
    }
    return picture;
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static Map<String, String> textsOf(byte[] file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in);
      IIOMetadata metadata = reader.getImageMetadata(0);
      Map<String, String> texts = new LinkedHashMap<>();
      NodeList groups = metadata.getAsTree("javax_imageio_png_1.0").getChildNodes();
      for (int i = 0; i < groups.getLength(); i++) {
        if (groups.item(i).getNodeName().endsWith("tEXt")
            || groups.item(i).getNodeName().endsWith("iTXt")) {
          NodeList entries = groups.item(i).getChildNodes();
          for (int j = 0; j < entries.getLength(); j++) {
            put(texts, entries.item(j));
          }
        }
      }
      return texts;
    } finally {
      reader.dispose();
    }
  }

  private static void put(Map<String, String> texts, Node entry) {
    Node value = entry.getAttributes().getNamedItem("value");
    Node text = value == null ? entry.getAttributes().getNamedItem("text") : value;
    texts.put(entry.getAttributes().getNamedItem("keyword").getNodeValue(), text.getNodeValue());
  }
}
