package io.openbailian.conformance.wire;

import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Answers that a caller waits for, byte for byte: one document, and the frames of a stream.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectGoldenTest {
  private static final String HEAD =
      "POST /api/v1/services/aigc/multimodal-generation/generation HTTP/1.1\nAuthorization: Bearer "
          + TestServer.KEY
          + "\n";

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.start(Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private void check(String name, String headers, String body) throws IOException {
    String request = HEAD + headers + "\n" + body;
    Golden.check("direct/" + name, request, new RawHttp(server.url()).send(request));
  }

  private static String body(String model, String text, String parameters) {
    return "{\"model\":\"%s\",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"%s\"}]}]},\"parameters\":%s}"
        .formatted(model, text, parameters);
  }

  @Test
  void onePicture() throws IOException {
    check("one-picture", "", body("qwen-image", "可爱猫咪", "{\"size\":\"1024*1024\",\"seed\":1}"));
  }

  @Test
  void anAsynchronousHeaderDoesNoHarm() throws IOException {
    check(
        "asynchronous-header",
        "X-DashScope-Async: enable\n",
        body("z-image-turbo", "日出", "{\"size\":\"512*512\",\"seed\":1}"));
  }

  @Test
  void aRewrittenPromptIsToldBehindItsPicture() throws IOException {
    check(
        "rewritten",
        "",
        body("z-image-turbo", "日出", "{\"size\":\"512*512\",\"seed\":1,\"prompt_extend\":true}"));
  }

  @Test
  void aStory() throws IOException {
    check(
        "story",
        "X-DashScope-SSE: enable\n",
        body(
            "wan2.6-image",
            "制作辣椒炒肉的2个步骤图文教程",
            "{\"enable_interleave\":true,\"stream\":true,\"max_images\":2,\"size\":\"768*768\",\"seed\":1}"));
  }

  @Test
  void aStoryAsATask() throws Exception {
    TaskExchange.check(
        "image-generation/story",
        server,
        "/api/v1/services/aigc/image-generation/generation",
        body(
            "wan2.6-image",
            "制作辣椒炒肉的2个步骤图文教程",
            "{\"enable_interleave\":true,\"max_images\":2,\"size\":\"768*768\",\"seed\":1}"));
  }

  @Test
  void anErrorBeforeTheFirstFrameIsAnHttpError() throws IOException {
    check(
        "stream-refused",
        "X-DashScope-SSE: enable\n",
        body(
            "wan2.6-image", "故事", "{\"enable_interleave\":true,\"stream\":true,\"max_images\":9}"));
  }

  @Test
  void aModelOfAnotherPathIsSentThere() throws IOException {
    check("url-error", "", body("wan2.2-t2i-flash", "猫", "{}"));
  }
}
