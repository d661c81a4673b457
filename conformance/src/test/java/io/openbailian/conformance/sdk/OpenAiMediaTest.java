package io.openbailian.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Sounds;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import io.openbailian.server.RunFiles;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Media by the official `openai` package for Node (`openai/media.mjs`), at both bases; and what of
/// it shows on pixels alone.
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class OpenAiMediaTest {
  private static final int SIDE = 512;
  private static final int GRAY = 0xFF707070;

  @TempDir private Path samples;

  private static TestServer start() {
    return TestServer.start(
        Map.of(
            "engines",
            "{films: {kind: scripted, rules: [{after: 1ms}]}, ears: {kind: scripted, rules: [{hear: [{text: 'Hello world.', from: 100ms, to: 900ms}]}]}}",
            "routes",
            "{'paraformer-*': ears, 'wanx2.1-imageedit': embedded, 'qwen-image-edit*': embedded, '*': films}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/compatible-mode/v1", "/v1"})
  void theOfficialClientGetsMedia(String base) throws IOException, InterruptedException {
    NodeClient client = new NodeClient("openai", "openai").install();
    Files.write(samples.resolve("picture.png"), picture());
    Files.write(samples.resolve("ball.png"), ball());
    Files.write(samples.resolve("mask.png"), mask());
    Files.write(samples.resolve("sound.wav"), Sounds.wav(2));
    try (TestServer server = start()) {
      NodeClient.Ended ended =
          client.runScript(
              "media.mjs",
              Map.of(
                  "OPENAI_BASE_URL",
                  server.url() + base,
                  "OPENAI_API_KEY",
                  TestServer.KEY,
                  "SAMPLES",
                  samples.toString()));

      assertThat(ended.exit()).as(ended.output()).isZero();
      assertThat(ended.held()).isEqualTo(13);
    }
  }

  @Test
  void changesWhatIsTransparentInTheMaskAndNothingElse() throws Exception {
    try (TestServer server = start()) {
      BufferedImage made = edited(server, TestServer.KEY);

      assertThat(difference(made, 0, SIDE / 2 - 16)).as("where it is transparent").isPositive();
      assertThat(difference(made, SIDE / 2 + 16, SIDE)).as("where it is opaque").isZero();
    }
  }

  @Test
  void filesOfAFormBelongToTheWorkspaceOfItsKey() throws Exception {
    try (TestServer server = start()) {
      Api admin = new Api(server.url(), RunFiles.read(server.data()).orElseThrow().token());
      String workspace =
          admin.post("/admin/v1/workspaces", "{\"name\":\"team\"}").body().path("id").asString();
      String key =
          admin
              .post(
                  "/admin/v1/keys",
                  "{\"name\":\"painter\",\"workspace\":\"%s\"}".formatted(workspace))
              .body()
              .path("key")
              .asString();

      assertThat(difference(edited(server, key), 0, SIDE / 2 - 16)).isPositive();
    }
  }

  private static BufferedImage edited(TestServer server, String key) throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    field(form, "model", "wanx2.1-imageedit");
    field(form, "prompt", "a red ball");
    field(form, "response_format", "b64_json");
    file(form, "image", picture());
    file(form, "mask", mask());
    form.writeBytes("--edge--\r\n".getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/v1/images/edits"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "multipart/form-data; boundary=edge")
            .POST(BodyPublishers.ofByteArray(form.toByteArray()))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonNode data = Json.parseObject(answer.body()).path("data");
      byte[] file = Base64.getDecoder().decode(data.path(0).path("b64_json").asString());
      return ImageIO.read(new ByteArrayInputStream(file));
    }
  }

  private static void field(ByteArrayOutputStream form, String name, String value) {
    form.writeBytes(
        "--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(name, value)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static void file(ByteArrayOutputStream form, String name, byte[] content) {
    form.writeBytes(
        "--edge\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
            .formatted(name)
            .getBytes(StandardCharsets.UTF_8));
    form.writeBytes(content);
    form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  /// How many pixels between two columns are not as they were.
  private static int difference(BufferedImage made, int from, int to) {
    int other = 0;
    for (int x = from; x < to; x++) {
      for (int y = 0; y < SIDE; y++) {
        other += made.getRGB(x, y) == GRAY ? 0 : 1;
      }
    }
    return other;
  }

  private static byte[] picture() throws IOException {
    return png(gray());
  }

  private static BufferedImage gray() {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < SIDE; x++) {
      for (int y = 0; y < SIDE; y++) {
        image.setRGB(x, y, GRAY);
      }
    }
    return image;
  }

  /// A red one in the middle.
  private static byte[] ball() throws IOException {
    BufferedImage image = gray();
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.RED);
    pen.fillOval(SIDE / 4, SIDE / 4, SIDE / 2, SIDE / 2);
    pen.dispose();
    return png(image);
  }

  /// Transparent on the left.
  private static byte[] mask() throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
    for (int x = SIDE / 2; x < SIDE; x++) {
      for (int y = 0; y < SIDE; y++) {
        image.setRGB(x, y, 0xFFFFFFFF);
      }
    }
    return png(image);
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }
}
