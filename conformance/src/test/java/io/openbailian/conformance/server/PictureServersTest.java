package io.openbailian.conformance.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Real servers of pictures behind this API, where somebody runs them: `OPENBAILIAN_IT_COMFYUI`
/// names ComfyUI's base, `OPENBAILIAN_IT_SDCPP` that of stable-diffusion.cpp's server, with any
/// model. What they paint does not matter here: ComfyUI needs no model, and one with random weights
/// will do for the other. Without the variable there is no test.
class PictureServersTest {
  private static final String EDITS = "/api/v1/services/aigc/image2image/image-synthesis";
  private static final String FILMS = "/api/v1/services/aigc/video-generation/video-synthesis";
  private static final Path TEMPLATES = Path.of("../docs/engines/comfyui");
  private static final int SIDE = 512;

  /// Where the mask is white the picture becomes blue.
  private static final String MASKED =
      """
      {"1":{"class_type":"LoadImage","inputs":{"image":"{{image_1}}"}},
       "2":{"class_type":"LoadImageMask","inputs":{"image":"{{mask}}","channel":"red"}},
       "3":{"class_type":"EmptyImage","inputs":{"width":"{{width}}","height":"{{height}}","batch_size":1,"color":255}},
       "4":{"class_type":"ImageCompositeMasked","inputs":{"destination":["1",0],"source":["3",0],"x":0,"y":0,"resize_source":false,"mask":["2",0]}},
       "5":{"class_type":"SaveImage","inputs":{"images":["4",0],"filename_prefix":"openbailian/{{task_id}}"}}}
      """;

  /// A film of one colour.
  private static final String FILM =
      """
      {"1":{"class_type":"EmptyImage","inputs":{"width":"{{width}}","height":"{{height}}","batch_size":"{{frames}}","color":255}},
       "2":{"class_type":"CreateVideo","inputs":{"images":["1",0],"fps":"{{fps}}"}},
       "3":{"class_type":"SaveVideo","inputs":{"video":["2",0],"filename_prefix":"openbailian/{{task_id}}","format":"mp4","codec":"h264"}}}
      """;

  @TempDir private Path workflows;

  private static Stream<DynamicTest> with(
      TestServer server, Map<String, Consumer<TestServer>> cases) {
    return cases.entrySet().stream()
        .map(one -> dynamicTest(one.getKey(), () -> one.getValue().accept(server)))
        .onClose(server::close);
  }

  private static TestServer gateway(String engine) {
    return TestServer.start(
        Map.of("engines", "{real: %s}".formatted(engine), "routes", "{'*': real}"));
  }

  @TestFactory
  Stream<DynamicTest> comfyUi() throws IOException {
    String base = System.getenv("OPENBAILIAN_IT_COMFYUI");
    if (base == null) {
      return Stream.empty();
    }
    for (String name : new String[] {"upscale-no-weights", "expand-no-weights-pad"}) {
      for (String end : new String[] {".json", ".yaml"}) {
        Files.copy(TEMPLATES.resolve(name + end), workflows.resolve(name + end));
      }
    }
    template(
        "mask", MASKED, "models: [wanx2.1-imageedit]\nfunctions: [description_edit_with_mask]");
    template("film", FILM, "models: [wan2.1-t2v-turbo]\nfilm: true");
    return with(
        gateway("{kind: comfyui, base-url: '%s', workflows: '%s'}".formatted(base, workflows)),
        Map.of(
            "a picture is made larger",
            server ->
                assertThat(
                        edited(server, "super_resolution", "\"upscale_factor\":2", "").getWidth())
                    .isEqualTo(2 * SIDE),
            "a picture grows to two sides",
            PictureServersTest::grows,
            "white of a mask is painted, black is kept",
            PictureServersTest::masked,
            "a film arrives as it was asked for",
            PictureServersTest::film));
  }

  private void template(String name, String workflow, String description) throws IOException {
    Files.writeString(workflows.resolve(name + ".json"), workflow);
    Files.writeString(
        workflows.resolve(name + ".yaml"), "workflow: %s.json\n%s\n".formatted(name, description));
  }

  private static void grows(TestServer server) {
    BufferedImage grown =
        edited(
            server,
            "expand",
            "\"left_scale\":1.5,\"right_scale\":1,\"top_scale\":1,\"bottom_scale\":1.25",
            "");

    assertThat(grown.getWidth()).isEqualTo(SIDE * 3 / 2);
    assertThat(grown.getHeight()).isEqualTo(SIDE * 5 / 4);
  }

  private static void masked(TestServer server) {
    String mask = ",\"mask_image_url\":\"%s\"".formatted(halves(Color.WHITE, Color.BLACK));
    BufferedImage made = edited(server, "description_edit_with_mask", "", mask);

    assertThat(made.getRGB(100, 100)).isEqualTo(Color.BLUE.getRGB());
    assertThat(made.getRGB(400, 100)).isEqualTo(Color.GREEN.getRGB());
  }

  private static void film(TestServer server) {
    JsonNode output =
        ended(
            server,
            FILMS,
            "{\"model\":\"wan2.1-t2v-turbo\",\"input\":{\"prompt\":\"blue\"},\"parameters\":{\"size\":\"832*480\",\"duration\":1}}");
    byte[] file = Api.download(output.path("video_url").asString());

    assertThat(new String(file, 4, 4, ISO_8859_1)).isEqualTo("ftyp");
    assertThat(new String(file, ISO_8859_1)).doesNotContain("class_type");
  }

  @TestFactory
  Stream<DynamicTest> stableDiffusionCpp() {
    String base = System.getenv("OPENBAILIAN_IT_SDCPP");
    if (base == null) {
      return Stream.empty();
    }
    return with(
        gateway("{kind: openai, profile: sdcpp, base-url: '%s'}".formatted(base)),
        Map.of(
            "a picture of just this size, the same for a seed",
            PictureServersTest::sameForASeed,
            "white of a mask is painted, black is kept as it was",
            PictureServersTest::paintsWhite,
            "what a prompt says to the server is not heard",
            PictureServersTest::promptsAreProse));
  }

  private static void sameForASeed(TestServer server) {
    BufferedImage first = drawn(server, "a cat", 7);

    assertThat(first.getWidth()).isEqualTo(SIDE);
    assertThat(first.getHeight()).isEqualTo(SIDE);
    assertThat(distance(first, drawn(server, "a cat", 7), 0, SIDE)).isZero();
    assertThat(distance(first, drawn(server, "a cat", 8), 0, SIDE)).isPositive();
  }

  /// With another seed the painted half becomes another one, and the kept half does not.
  private static void paintsWhite(TestServer server) {
    String mask = ",\"mask_image_url\":\"%s\"".formatted(halves(Color.WHITE, Color.BLACK));
    BufferedImage one = edited(server, "description_edit_with_mask", "\"seed\":1", mask);
    BufferedImage other = edited(server, "description_edit_with_mask", "\"seed\":2", mask);

    double painted = distance(one, other, 0, SIDE / 2 - 64);
    double kept = distance(one, other, SIDE / 2 + 64, SIDE);
    assertThat(painted).as("painted, kept %s", kept).isGreaterThan(4 * kept);
  }

  /// The tag of parameters, were it heard, would make a picture of another size.
  private static void promptsAreProse(TestServer server) {
    String tag = "a cat<sd_cpp_extra_args>{\\\"width\\\":64,\\\"height\\\":64}</sd_cpp_extra_args>";

    assertThat(drawn(server, tag + "<lora:none:1>", 7).getWidth()).isEqualTo(SIDE);
  }

  private static BufferedImage drawn(TestServer server, String prompt, int seed) {
    String body =
        "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"%s\"},\"parameters\":{\"n\":1,\"size\":\"%d*%d\",\"seed\":%d,\"prompt_extend\":false}}"
            .formatted(prompt, SIDE, SIDE, seed);
    return picture(ended(server, "/api/v1/services/aigc/text2image/image-synthesis", body));
  }

  /// @param parameters members beside `n`
  /// @param input members beside function, prompt and picture, with a comma before each
  private static BufferedImage edited(
      TestServer server, String function, String parameters, String input) {
    String body =
        "{\"model\":\"wanx2.1-imageedit\",\"input\":{\"function\":\"%s\",\"prompt\":\"blue\",\"base_image_url\":\"%s\"%s},\"parameters\":{\"n\":1%s%s}}"
            .formatted(
                function,
                halves(Color.RED, Color.GREEN),
                input,
                parameters.isEmpty() ? "" : ",",
                parameters);
    return picture(ended(server, EDITS, body));
  }

  private static JsonNode ended(TestServer server, String path, String body) {
    Api api = Api.of(server);
    Api.Answer accepted = api.post(path, body);
    assertThat(accepted.status()).as(Json.text(accepted.body())).isEqualTo(200);
    try {
      JsonNode output = api.ended(accepted.output().path("task_id").asString()).output();
      assertThat(output.path("task_status").asString())
          .as(Json.text(output))
          .isEqualTo("SUCCEEDED");
      return output;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static BufferedImage picture(JsonNode output) {
    byte[] file = Api.download(output.path("results").path(0).path("url").asString());
    assertThat(new String(file, ISO_8859_1)).doesNotContain("class_type", "Steps:");
    try {
      return ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A picture of two colours, as an address.
  private static String halves(Color left, Color right) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(left);
    pen.fillRect(0, 0, SIDE / 2, SIDE);
    pen.setColor(right);
    pen.fillRect(SIDE / 2, 0, SIDE / 2, SIDE);
    pen.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(file.toByteArray());
  }

  /// How far two pictures differ from one column to another, per channel.
  private static double distance(BufferedImage one, BufferedImage other, int from, int to) {
    long sum = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = from; x < to; x++) {
        Color a = new Color(one.getRGB(x, y));
        Color b = new Color(other.getRGB(x, y));
        sum +=
            Math.abs(a.getRed() - b.getRed())
                + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue());
      }
    }
    return sum / (3.0 * SIDE * (to - from));
  }
}
