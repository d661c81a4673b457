package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Drawings;
import io.openbailian.conformance.DrippingWeb;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.LocalWeb;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.RawConnection;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.RunFile;
import io.openbailian.server.RunFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the inputs of one key take is its share: another key's are fetched, looked at and worked on
/// all the same, and what waits for an engine holds next to nothing.
class InputSharesTest {
  private static final String EDITS = "/api/v1/services/aigc/multimodal-generation/generation";
  private static final String FUNCTIONS = "/api/v1/services/aigc/image2image/image-synthesis";

  private final LocalWeb web = LocalWeb.start();
  private final DrippingWeb dripping = DrippingWeb.start();
  private final List<RawConnection> open = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // each test starts its own
  private TestServer server;

  @BeforeEach
  void open() {
    web.put("/ball.png", Drawings.ball());
  }

  @AfterEach
  void stop() throws IOException {
    for (RawConnection connection : open) {
      connection.close();
    }
    server.close();
    dripping.close();
    web.close();
  }

  private void start(String rules, Map<String, String> options) {
    Map<String, String> all = new HashMap<>(options);
    all.put("fetch.allow", "[\"%s\",\"%s\"]".formatted(web.place(), dripping.place()));
    all.put("engines", "{scripted: {kind: scripted, width: 1, rules: %s}}".formatted(rules));
    all.put("routes", "{'*': scripted}");
    server = TestServer.start(all);
  }

  private double metric(String name) {
    return Metrics.of(server).value(name);
  }

  /// A file that takes as long as a fetch may.
  private String never() {
    return "http://" + dripping.place() + "/never.png";
  }

  private static String edit(String picture) {
    return "{\"model\":\"qwen-image-edit\",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":[{\"image\":\"%s\"},{\"text\":\"a hat\"}]}]}}"
        .formatted(picture);
  }

  /// Kept open until the end: a connection that nobody knows any more is closed by the collector.
  private RawConnection post(String key, String body) throws IOException {
    RawConnection connection = new RawConnection(server.url());
    open.add(connection);
    return connection.send(
        "POST %s HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(EDITS, key, body.length(), body));
  }

  private String otherKey() {
    RunFile run = RunFiles.read(server.data()).orElseThrow();
    return new Api(run.url(), run.token())
        .post("/admin/v1/keys", "{\"name\":\"other\"}")
        .body()
        .path("key")
        .asString();
  }

  @Test
  void aKeyWhoseFetchesAllHangKeepsNoOtherKeyWaiting() throws Exception {
    start("[]", Map.of("fetch.connections", "8", "fetch.timeout", "1h"));
    for (int i = 0; i < 12; i++) {
      RawConnection _ = post(TestServer.KEY, edit(never()));
    }
    Eventually.holds("all have come", () -> metric("openbailian_requests_underway") == 13);
    Eventually.holds("it has its half", () -> metric("openbailian_fetch_connections") == 4);

    try (RawConnection other = post(otherKey(), edit("http://" + web.place() + "/ball.png"))) {
      assertThat(other.head()).startsWith("HTTP/1.1 200 ");
    }
    Eventually.holds(
        "it keeps no more than its half", () -> metric("openbailian_fetch_connections") == 4);
  }

  @Test
  void oneThatLeavesWhileItsInputIsFetchedOrWaitsToBeIsForgotten() throws Exception {
    start("[]", Map.of("fetch.connections", "4", "fetch.timeout", "1h"));
    RawConnection[] waiting = new RawConnection[6];
    for (int i = 0; i < waiting.length; i++) {
      waiting[i] = post(TestServer.KEY, edit(never()));
    }
    Eventually.holds("all have come", () -> metric("openbailian_requests_underway") == 7);
    for (RawConnection connection : waiting) {
      connection.close();
    }

    Eventually.holds("nobody is left", () -> metric("openbailian_requests_underway") == 1);
    Eventually.holds(
        "their connections are closed", () -> metric("openbailian_fetch_connections") == 0);
  }

  @Test
  void whatWaitsForAnEngineHoldsFilesAndNoMemory() throws Exception {
    start("[{when: {prompt: hang}, hang: true}]", Map.of("tasks.workers", "8", "tasks.hold", "0"));
    Api api = Api.of(server);
    String picture = "data:image/png;base64," + Base64.getEncoder().encodeToString(padded());
    String body =
        "{\"model\":\"wanx2.1-imageedit\",\"input\":{\"function\":\"description_edit\",\"prompt\":\"%s\",\"base_image_url\":\"%s\"}}";
    String holds =
        api.post(FUNCTIONS, body.formatted("hang", picture)).output().path("task_id").asString();
    api.until(holds, "RUNNING");
    for (int i = 0; i < 5; i++) {
      assertThat(api.post(FUNCTIONS, body.formatted("hang", picture)).status()).isEqualTo(200);
    }

    Eventually.holds("all have their pictures in files", () -> spooled() == 6);
    Eventually.holds("nothing is read any more", () -> metric("openbailian_memory_values") == 0);
    assertThat(api.post("/api/v1/tasks/%s/cancel?running=true".formatted(holds), "").status())
        .isEqualTo(200);
    Eventually.holds("the file went with its task", () -> spooled() == 5);
  }

  /// A picture of a megabyte: behind its end, nobody reads.
  private static byte[] padded() {
    byte[] ball = Drawings.ball();
    byte[] large = new byte[1 << 20];
    System.arraycopy(ball, 0, large, 0, ball.length);
    return large;
  }

  private long spooled() throws IOException {
    try (Stream<Path> files = Files.list(server.data().resolve("spool"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("inline-")).count();
    }
  }

  @Test
  void aPictureThatCameWithItsTaskIsEditedFromItsFile() throws Exception {
    start("[]", Map.of());
    String picture =
        "data:image/png;base64,"
            + new String(Base64.getMimeEncoder().encode(padded()), StandardCharsets.US_ASCII)
                .replace("\r\n", "\\n");
    Api.Answer created =
        Api.of(server)
            .post(
                FUNCTIONS,
                "{\"model\":\"wanx2.1-imageedit\",\"input\":{\"function\":\"colorization\",\"prompt\":\"red\",\"base_image_url\":\"%s\"}}"
                    .formatted(picture));
    Api.Answer ended = Api.of(server).ended(created.output().path("task_id").asString());

    assertThat(ended.output().path("task_status").asString())
        .as(ended.body().toString())
        .isEqualTo("SUCCEEDED");
    assertThat(spooled()).isZero();
  }
}
