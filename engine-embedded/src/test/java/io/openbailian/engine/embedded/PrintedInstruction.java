package io.openbailian.engine.embedded;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.test.TestCall;
import io.openbailian.pixels.Face;
import io.openbailian.pixels.Line;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/// An editing instruction of `instructions.txt` with fitting pictures.
///
/// @param function empty for a conversation
/// @param pictures the names of its pictures
/// @param refused whether it is honestly refused
/// @param more a mask or scales, if any
record PrintedInstruction(
    String sheet,
    String function,
    String prompt,
    List<String> pictures,
    boolean refused,
    String more) {
  private static final Pattern COMMA = Pattern.compile(",\\s+");
  private static final Path PHOTOGRAPHS = Path.of("imaging/src/test/resources/photos");

  static List<PrintedInstruction> all() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PrintedInstruction.class.getResourceAsStream("instructions.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(PrintedInstruction::of)
          .toList();
    }
  }

  private static PrintedInstruction of(String line) {
    String[] parts = line.split("\\s*\\|\\s*", -1);
    return new PrintedInstruction(
        parts[0],
        parts[1].equals("-") ? "" : parts[1],
        parts[2],
        COMMA.splitAsStream(parts[3]).toList(),
        parts[4].equals("refused"),
        parts[5].strip());
  }

  List<BufferedImage> images() throws EngineFailure, InterruptedException, IOException {
    List<BufferedImage> images = new ArrayList<>();
    for (String name : pictures) {
      images.add(picture(name));
    }
    return images;
  }

  TestCall call() throws EngineFailure, InterruptedException, IOException {
    List<BufferedImage> images = images();
    TestCall call =
        TestCall.textToImage(prompt)
            .seed(5)
            .without(Meaning.SIZE)
            .images(images.toArray(BufferedImage[]::new));
    if (function.isEmpty()) {
      return call.operation("multimodal_generation");
    }
    TestCall edit = call.operation("image2image").with(Meaning.FUNCTION, function);
    String[] numbers = more.split(" ", -1);
    return switch (numbers[0]) {
      case "mask" -> edit.mask(mask(images.getFirst(), numbers));
      case "scales" ->
          edit.with(Meaning.TOP_SCALE, Double.parseDouble(numbers[1]))
              .with(Meaning.BOTTOM_SCALE, Double.parseDouble(numbers[2]))
              .with(Meaning.LEFT_SCALE, Double.parseDouble(numbers[3]))
              .with(Meaning.RIGHT_SCALE, Double.parseDouble(numbers[4]));
      default -> edit;
    };
  }

  private static BufferedImage mask(BufferedImage image, String[] numbers) {
    int width = image.getWidth();
    int height = image.getHeight();
    BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = mask.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(
        Integer.parseInt(numbers[1]) * width / 100,
        Integer.parseInt(numbers[2]) * height / 100,
        Integer.parseInt(numbers[3]) * width / 100,
        Integer.parseInt(numbers[4]) * height / 100);
    g.dispose();
    return mask;
  }

  private static BufferedImage picture(String name)
      throws EngineFailure, InterruptedException, IOException {
    if (name.startsWith("draw ")) {
      return Pictures.of(TestCall.textToImage(name.substring(5)).size("512*512").seed(11));
    }
    if (name.startsWith("grey ")) {
      return copied(picture(name.substring(5)), BufferedImage.TYPE_BYTE_GRAY);
    }
    return name.startsWith("written ") ? written(picture(name.substring(8))) : photograph(name);
  }

  /// From the other module's folder, wherever the tests are run.
  private static BufferedImage photograph(String name) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.exists(here.resolve(PHOTOGRAPHS)) ? here : here.getParent();
    Path file = Objects.requireNonNull(root).resolve(PHOTOGRAPHS).resolve(name + ".jpg");
    return copied(ImageIO.read(file.toFile()), BufferedImage.TYPE_INT_RGB);
  }

  private static BufferedImage copied(BufferedImage image, int type) {
    BufferedImage out = new BufferedImage(image.getWidth(), image.getHeight(), type);
    Graphics2D g = out.createGraphics();
    g.drawImage(image, 0, 0, null);
    g.dispose();
    return type == BufferedImage.TYPE_INT_RGB ? out : copied(out, BufferedImage.TYPE_INT_RGB);
  }

  private static BufferedImage written(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fill(
        Line.of("百炼图库 SAMPLE", Face.SANS_BOLD)
            .at(image.getWidth() / 12.0, image.getHeight() * 0.9, image.getHeight() / 12.0));
    g.dispose();
    return image;
  }
}
