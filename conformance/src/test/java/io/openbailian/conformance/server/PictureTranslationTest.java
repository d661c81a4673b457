package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.imageio.ImageIO;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The text of pictures, read and translated by a model that sees at a server of models, erased and
/// set by this one.
class PictureTranslationTest {
  private static final int SIDE = 600;

  /// Where the words stand, in the picture and for the model.
  private static final Rectangle PLACE = new Rectangle(90, 270, 420, 60);

  private static final String BOX = "[150,450,850,550]";

  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private final Queue<JsonNode> asked = new ConcurrentLinkedQueue<>();
  private HttpServer model;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    model.createContext(
        "/v1/chat/completions",
        exchange -> {
          asked.add(Json.tryParse(exchange.getRequestBody().readAllBytes()).orElseThrow());
          String answer = answers.poll();
          byte[] body = said(answer == null ? "" : answer).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(answer == null ? 500 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    model.start();
    server =
        TestServer.start(
            Map.of(
                "engines",
                "{eyes: {kind: openai, profile: vllm, base-url: 'http://127.0.0.1:%d', models: {qwen-mt-image: Qwen/Qwen3-VL-8B}}}"
                    .formatted(model.getAddress().getPort()),
                "routes",
                "{qwen-mt-image: {engines: [eyes], patience: 1s}}"));
  }

  @AfterEach
  void stop() {
    server.close();
    model.stop(0);
  }

  private static String said(String content) {
    ObjectNode answer = Json.object();
    ObjectNode choice = answer.putArray("choices").addObject().put("finish_reason", "stop");
    choice.putObject("message").put("role", "assistant").put("content", content);
    return Json.text(answer);
  }

  private static String lines(String text, String translation) {
    return "{\"lines\":[{\"box\":%s,\"text\":\"%s\",\"translation\":\"%s\"}]}"
        .formatted(BOX, text, translation);
  }

  private static BufferedImage sign(String words) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, SIDE, SIDE);
    graphics.setColor(Color.BLACK);
    for (int i = 0; i < words.length(); i++) { // strokes; which words they are only the model says
      graphics.fillRect(PLACE.x + 20 + i * 50, PLACE.y + 8, 14, PLACE.height - 16);
      graphics.fillRect(PLACE.x + 20 + i * 50, PLACE.y + 26, 34, 8);
    }
    graphics.dispose();
    return image;
  }

  private JsonNode translated(String parameters) throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(sign("EXIT"), "png", file);
    Api.Answer created =
        Api.of(server)
            .post(
                "/api/v1/services/aigc/image2image/image-synthesis",
                "{\"model\":\"qwen-mt-image\",\"input\":{\"image_url\":\"data:image/png;base64,%s\",\"source_lang\":\"en\",\"target_lang\":\"zh\"%s}}"
                    .formatted(Base64.getEncoder().encodeToString(file.toByteArray()), parameters));
    assertThat(created.status()).as(created.toString()).isEqualTo(200);
    return Api.of(server).ended(created.output().path("task_id").asString()).output();
  }

  private static BufferedImage result(JsonNode output) throws IOException {
    assertThat(output.path("task_status").asString()).as(output.toString()).isEqualTo("SUCCEEDED");
    byte[] file = Api.download(output.path("image_url").asString());
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  /// How many pixels are dark there.
  private static int ink(BufferedImage image, Rectangle place) {
    int dark = 0;
    for (int y = place.y; y < place.y + place.height; y++) {
      for (int x = place.x; x < place.x + place.width; x++) {
        dark += (image.getRGB(x, y) & 0xFF) < 100 ? 1 : 0;
      }
    }
    return dark;
  }

  @Test
  void theModelReadsAndTranslatesAndThePictureHasTheNewWordsInTheirPlace() throws Exception {
    answers.add(lines("EXIT", "出口"));

    BufferedImage image =
        result(translated(",\"ext\":{\"domainHint\":\"signs\",\"sensitives\":[\"ACME\"]}"));

    int before = ink(sign("EXIT"), PLACE);
    Rectangle around = new Rectangle(PLACE);
    around.grow(60, 40);
    int after = ink(image, around);
    assertThat(after).isPositive().isNotEqualTo(before);
    assertThat(ink(image, new Rectangle(0, 0, SIDE, SIDE)))
        .as("nothing elsewhere")
        .isEqualTo(after);
    JsonNode request = asked.remove();
    assertThat(request.path("model").asString()).isEqualTo("Qwen/Qwen3-VL-8B");
    JsonNode question = request.path("messages").path(1).path("content");
    assertThat(question.at("/0/image_url/url").asString()).startsWith("data:image/png;base64,");
    assertThat(question.at("/1/text").asString()).contains("en", "zh", "signs", "ACME");
  }

  @Test
  void anAnswerThatIsNotWhatWasAskedForIsAskedForOnceMoreWithTheReason() throws Exception {
    answers.add("The sign says EXIT.");
    answers.add(lines("EXIT", "出口"));

    result(translated(""));

    assertThat(asked).hasSize(2);
    JsonNode again = List.copyOf(asked).getLast().path("messages");
    assertThat(again.path(2).path("content").asString()).isEqualTo("The sign says EXIT.");
    assertThat(again.path(3).path("content").asString()).contains("it is no JSON object");
  }

  @Test
  void twoSuchAnswersFailTheTask() throws Exception {
    for (int i = 0; i < 20; i++) {
      answers.add("{\"lines\":[{\"box\":[900,0,100,50],\"text\":\"EXIT\",\"translation\":\"x\"}]}");
    }

    JsonNode output = translated("");

    assertThat(output.path("task_status").asString()).isEqualTo("FAILED");
    assertThat(asked).hasSizeGreaterThanOrEqualTo(2);
    assertThat(List.copyOf(asked).get(1).toString()).contains("lines[0].box is not");
  }

  @Test
  void aTextThatIsToStayStays() throws Exception {
    answers.add(lines("EXIT", "EXIT"));

    BufferedImage image = result(translated(",\"ext\":{\"sensitives\":[\"EXIT\"]}"));

    assertThat(ink(image, PLACE)).isCloseTo(ink(sign("EXIT"), PLACE), Percentage.withPercentage(3));
  }

  @Test
  void aPictureWithoutTextIsHandedBackAndSaysSo() throws Exception {
    answers.add("{\"lines\":[]}");

    assertThat(ink(result(translated("")), PLACE)).isPositive();
  }
}
