package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a server of models drew, as our clients get it: of the size that was asked for, and without
/// what that server wrote into its file.
class PictureServerTest {
  private static final String SECRET = "Model: /srv/secret/sd.gguf";
  private HttpServer models;
  private String answer = "";
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    models = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    models.createContext(
        "/v1/images/generations",
        exchange -> {
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    models.start();
  }

  @AfterEach
  void stop() {
    models.stop(0);
  }

  private TestServer server() {
    return TestServer.start(
        Map.of(
            "engines",
            "{gpu: {kind: openai, profile: sdcpp, base-url: 'http://127.0.0.1:%d'}}"
                .formatted(models.getAddress().getPort()),
            "routes",
            "{'*': gpu}"));
  }

  /// A picture of another size than was asked for, which tells of its server.
  private static byte[] picture() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", file);
    byte[] whole = file.toByteArray();
    byte[] text = ("tEXtparameters\0" + SECRET).getBytes(StandardCharsets.ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(text);
    int head = 33; // signature and IHDR
    return ByteBuffer.allocate(whole.length + text.length + 8)
        .put(whole, 0, head)
        .putInt(text.length - 4)
        .put(text)
        .putInt((int) crc.getValue())
        .put(whole, head, whole.length - head)
        .array();
  }

  @Test
  void hasTheSizeThatWasAskedForAndNothingOfTheOtherServer() throws Exception {
    byte[] theirs = picture();
    assertThat(new String(theirs, StandardCharsets.ISO_8859_1)).contains(SECRET);
    answer =
        "{\"data\":[{\"b64_json\":\"%s\",\"file_path\":\"/srv/secret/x.png\"}]}"
            .formatted(Base64.getEncoder().encodeToString(theirs));
    try (TestServer server = server()) {
      Api.Answer ended = Api.of(server).ended(Api.of(server).submit("a cat"));

      assertThat(ended.output().path("task_status").asString()).isEqualTo("SUCCEEDED");
      assertThat(ended.body().toString()).doesNotContain("secret");
      byte[] file = Api.download(ended.output().path("results").path(0).path("url").asString());
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
      assertThat(image.getWidth()).isEqualTo(512);
      assertThat(image.getHeight()).isEqualTo(512);
      assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    }
  }

  @Test
  void tellsARefusalWithoutThePathsOfTheOtherServer() throws Exception {
    status = 400;
    answer = "{\"error\":\"prompt required, see /srv/secret/readme.txt\"}";
    try (TestServer server = server()) {
      JsonNode output = Api.of(server).ended(Api.of(server).submit("a cat")).output();

      assertThat(output.path("code").asString()).isEqualTo("InvalidParameter");
      assertThat(output.path("message").asString())
          .contains("prompt required")
          .doesNotContain("secret");
    }
  }

  @Test
  void failsATaskThatNoPictureCameOf() throws Exception {
    answer = "{\"data\":[{\"b64_json\":\"AAAA\"}]}";
    try (TestServer server = server()) {
      JsonNode output = Api.of(server).ended(Api.of(server).submit("a cat")).output();

      assertThat(output.path("task_status").asString()).isEqualTo("FAILED");
      assertThat(output.toString()).doesNotContain("Exception", "io.openbailian");
    }
  }
}
