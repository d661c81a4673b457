package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Streams of text whose readers leave or are slow, on the embedded writer.
class TextStreamsTest {
  private TestServer server;
  private HttpClient http;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of("embedded.pace", "20ms"));
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  private HttpRequest stream(String prompt) {
    return HttpRequest.newBuilder(
            URI.create(server.url() + "/api/v1/services/aigc/text-generation/generation"))
        .header("Authorization", "Bearer " + TestServer.KEY)
        .header("X-DashScope-SSE", "enable")
        .POST(
            BodyPublishers.ofString(
                Json.text(
                    Json.object()
                        .put("model", "qwen-turbo")
                        .put("prompt", prompt)
                        .put("incremental_output", true))))
        .build();
  }

  private boolean isWriting() {
    return Metrics.of(server).value("openbailian_texts_writing") > 0;
  }

  @Test
  void theWriterStopsWhenItsReaderLeaves() throws Exception {
    HttpResponse<InputStream> response =
        http.send(stream("写一篇关于学习的2000字作文"), BodyHandlers.ofInputStream());
    assertThat(response.body().read()).isPositive();
    assertThat(isWriting()).isTrue();

    response.body().close();

    Eventually.holds("nothing is written any more", () -> !isWriting());
  }

  @Test
  void aStreamIsReadToItsEnd() throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(stream("写一篇关于学习的100字作文"), BodyHandlers.ofInputStream());

    try (InputStream body = response.body()) {
      String all = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(all).contains("\"finish_reason\":\"stop\"");
    }
  }

  @Test
  void theAnswerSaysThatItIsNoLanguageModel() throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(stream("你好"), BodyHandlers.ofString());

    assertThat(response.body()).contains("not by a language model").contains("\"stop\"");
  }
}
