package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Socket;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import io.openbailian.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a key has opened stays open as long as the key does: sockets, streams, and what may be
/// asked on them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostRightsTest {
  private static final int VIOLATION = 1008;
  private static final Duration SHORT = Duration.ofSeconds(20);
  private static final String HEAR =
      """
      {"model":"paraformer-realtime-v1","task_group":"audio","task":"asr","function":"recognition",
       "input":{},"parameters":{"format":"pcm","sample_rate":16000}}
      """;

  private final JumpingTime time = new JumpingTime();
  private final HttpClient http = HttpClient.newHttpClient();
  private TestServer server;
  private Admin admin;

  @BeforeAll
  void start(@TempDir Path data) {
    server =
        TestServer.startOn(
            data,
            Map.of(
                "engines",
                "{scripted: {kind: scripted, rules: [{when: {operation: text2image}, hang: true}]}}",
                "routes",
                "{'paraformer*': scripted, 'wan*': scripted, '*': [embedded, writer]}",
                "embedded.pace",
                "50ms"),
            time);
    admin = Admin.of(data);
  }

  @AfterAll
  void stop() {
    http.close();
    server.close();
  }

  private Socket open(String secret) {
    return Socket.open(server, Socket.PATH, "Bearer " + secret);
  }

  private void delete(Admin.Key key) {
    assertThat(admin.api().delete(Admin.ROOT + "/keys/" + key.id()).status()).isEqualTo(200);
  }

  @Test
  void aSocketClosesWithItsKey() throws InterruptedException {
    Admin.Key key = admin.key();
    try (Socket socket = open(key.secret())) {
      delete(key);

      assertThat(socket.closed()).isEqualTo(VIOLATION);
    }
  }

  @Test
  void whatIsSaidOnASocketEndsWhenItsKeyIsDisabled() throws InterruptedException {
    Admin.Key key = admin.key();
    try (Socket socket = open(key.secret())) {
      socket.run("t1", HEAR);
      assertThat(socket.nextText().at("/header/event").asString()).isEqualTo("task-started");
      JsonNode _ = admin.edit(key.id(), "\"disabled\":true");

      JsonNode failed = socket.nextText();
      assertThat(failed.at("/header/event").asString()).isEqualTo("task-failed");
      assertThat(failed.at("/header/error_code").asString()).isEqualTo("InvalidApiKey");
      assertThat(socket.closed()).isPositive();
    }
  }

  @Test
  void aSocketClosesWhenTheTimeOfItsKeyIsOver() throws InterruptedException {
    Admin.Key key = admin.key("", "\"expires\":\"%s\"".formatted(time.now().plus(SHORT)));
    try (Socket socket = open(key.secret())) {
      time.jump(SHORT.plusSeconds(1));

      assertThat(socket.closed()).isEqualTo(VIOLATION);
    }
  }

  @Test
  void aSocketClosesWithTheTemporaryKeyThatOpenedIt() throws InterruptedException {
    Admin.Key key = admin.key();
    String temporary =
        key.api()
            .post("/api/v1/tokens?expire_in_seconds=" + SHORT.toSeconds(), "")
            .body()
            .path("token")
            .asString();
    try (Socket ofKey = open(key.secret());
        Socket ofTemporary = open(temporary)) {
      time.jump(SHORT.plusSeconds(1));
      assertThat(ofTemporary.closed()).isEqualTo(VIOLATION);

      ofKey.run("t1", HEAR);
      assertThat(ofKey.nextText().at("/header/event").asString()).isEqualTo("task-started");
    }
  }

  @Test
  void aSocketClosesWithTheSecretThatOpenedIt() throws InterruptedException {
    Admin.Key key = admin.key();
    try (Socket socket = open(key.secret())) {
      Admin.Key after = admin.rotate(key.id(), (int) SHORT.toSeconds());
      try (Socket later = open(after.secret())) {
        time.jump(SHORT.plusSeconds(1));
        assertThat(socket.closed()).isEqualTo(VIOLATION);

        later.run("t1", HEAR);
        assertThat(later.nextText().at("/header/event").asString()).isEqualTo("task-started");
      }
    }
  }

  @Test
  void whatAKeyMayIsAskedForEachTaskOfASocket() throws InterruptedException {
    Admin.Key key = admin.key();
    try (Socket socket = open(key.secret())) {
      JsonNode _ = admin.edit(key.id(), "\"models\":[\"qwen-*\"]");
      socket.run("t1", HEAR);

      assertThat(socket.nextText().at("/header/error_code").asString())
          .isEqualTo("Model.AccessDenied");
    }
  }

  @Test
  void aStreamOfTextEndsWithItsKey() throws IOException, InterruptedException {
    Admin.Key key = admin.key();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(server.url() + "/api/v1/services/aigc/text-generation/generation"))
            .header("Authorization", "Bearer " + key.secret())
            .header("X-DashScope-SSE", "enable")
            .POST(
                BodyPublishers.ofString(
                    Json.text(
                        Json.object()
                            .put("model", "qwen-turbo")
                            .put("prompt", "写一篇关于学习的2000字作文")
                            .put("incremental_output", true))))
            .build();
    try (InputStream body = http.send(request, BodyHandlers.ofInputStream()).body()) {
      assertThat(body.read()).isPositive();
      delete(key);

      assertThat(rest(body)).contains("event:error").contains("InvalidApiKey");
    }
  }

  private static String rest(InputStream body) {
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))
        .lines()
        .collect(Collectors.joining("\n"));
  }

  @Test
  void nobodyFollowsATaskWithoutAKeyAndTheTaskGoesOn() throws IOException, InterruptedException {
    String workspace = admin.workspace("followed");
    Admin.Key key = admin.key(workspace, "");
    Api other = admin.key(workspace, "").api();
    String task = key.api().submit("a cat", "\"n\":1");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/tasks/" + task + "/events"))
            .header("Authorization", "Bearer " + key.secret())
            .build();
    try (InputStream body = http.send(request, BodyHandlers.ofInputStream()).body()) {
      assertThat(body.read()).isPositive();
      delete(key);

      assertThat(rest(body)).contains("event:error").contains("InvalidApiKey");
      assertThat(other.status(task)).isIn("PENDING", "RUNNING");
    }
  }
}
