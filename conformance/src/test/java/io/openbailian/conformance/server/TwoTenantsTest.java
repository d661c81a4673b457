package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Drawings;
import io.openbailian.conformance.TestServer;
import io.openbailian.conformance.Uploader;
import io.openbailian.protocol.Json;
import io.openbailian.server.RunFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Two clients of a gateway share one account of the service, which would tell either everything
/// about the other. Nothing of what one has there is seen, changed or used by the other, who knows
/// every name that there is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class TwoTenantsTest {
  private static final String NEW = "/api/v1/services/aigc/image-generation/generation";
  private static final String SECRET = "the first client's secret";

  /// What the service calls the first client's task, file and answer.
  private static final String THEIR_TASK = "11111111-2222-3333-4444-555555555555";

  private static final String THEIR_FILE = "file-fe-0123456789abcdef";
  private static final String THEIR_ANSWER = "resp_0123456789abcdef";

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer upstream;
  private TestServer gateway;
  private Api first;
  private Api second;
  private String secondKey = "";
  private String task = "";
  private String result = "";
  private String upload = "";

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    upstream.createContext("/", this::answer);
    upstream.start();
    Path key = Files.writeString(folder.resolve("key"), "sk-of-the-account");
    gateway =
        TestServer.start(
            Map.of(
                "engines",
                "{up: {kind: dashscope, base-url: '%s/api/v1', key: {file: '%s'}}}"
                    .formatted(host(), key),
                "routes",
                "{'new-*': up, '*': [embedded, writer]}"));
    first = Api.of(gateway);
    var run = RunFiles.read(gateway.data()).orElseThrow();
    secondKey =
        new Api(run.url(), run.token())
            .post("/admin/v1/keys", "{\"name\":\"second\"}")
            .body()
            .path("key")
            .asString();
    second = new Api(gateway.url(), secondKey);
    task = submitted(first);
    JsonNode ended = first.ended(task).output();
    result = ended.path("made").asString();
    assertThat(result).as(Json.text(ended)).startsWith(gateway.url() + "/results/");
    upload = new Uploader(gateway.url()).upload("secret.png", Drawings.ball());
  }

  @AfterAll
  void stop() {
    gateway.close();
    upstream.stop(0);
    client.close();
  }

  @BeforeEach
  void forget() {
    heard.clear();
  }

  private String host() {
    return "http://127.0.0.1:%d".formatted(upstream.getAddress().getPort());
  }

  private static String submitted(Api api) {
    Api.Answer answer =
        api.post(
            NEW, "{\"model\":\"new-picture\",\"input\":{\"prompt\":\"%s\"}}".formatted(SECRET));
    assertThat(answer.status()).as(Json.text(answer.body())).isEqualTo(200);
    return answer.output().path("task_id").asString();
  }

  /// It tells the account's holder all there is, whatever is asked for.
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      heard.add("%s %s %s".formatted(exchange.getRequestMethod(), path, body));
      boolean file = path.startsWith("/files/");
      byte[] said =
          file
              ? Drawings.ball()
              : "{\"output\":{\"task_id\":\"%s\",\"task_status\":\"SUCCEEDED\",\"made\":\"%s/files/1.png\",\"prompt\":\"%s\"},\"data\":[{\"task_id\":\"%s\",\"id\":\"%s\"}]}"
                  .formatted(THEIR_TASK, host(), SECRET, THEIR_TASK, THEIR_FILE)
                  .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", file ? "image/png" : "application/json");
      exchange.sendResponseHeaders(200, said.length);
      exchange.getResponseBody().write(said);
    }
  }

  @Test
  void theOtherSeesNoTask() throws Exception {
    assertThat(first.status(task)).isEqualTo("SUCCEEDED");
    for (String name : List.of(task, THEIR_TASK, THEIR_TASK + "@main", task + "%40main")) {
      Api.Answer seen = second.get("/api/v1/tasks/" + name);
      assertThat(seen.body().toString())
          .as(name)
          .doesNotContain(SECRET)
          .doesNotContain("SUCCEEDED");
      assertThat(second.get("/api/v1/tasks/" + name + "?view=full").body().toString())
          .doesNotContain(SECRET)
          .doesNotContain("SUCCEEDED");
    }
    assertThat(second.get("/api/v1/tasks/?page_size=100").body().toString())
        .doesNotContain(task)
        .doesNotContain(THEIR_TASK);
    assertThat(heard).as("nothing was asked there").isEmpty();
  }

  @Test
  void theOtherEndsNoTask() throws Exception {
    for (String name : List.of(task, THEIR_TASK)) {
      for (String how :
          List.of("/cancel", "/cancel?running=true", "/cancel?running=true&abandon=true")) {
        assertThat(second.post("/api/v1/tasks/" + name + how, "").status()).isNotEqualTo(200);
      }
      assertThat(second.delete("/api/v1/tasks/" + name).status()).isNotEqualTo(200);
      assertThat(events(name)).doesNotContain(SECRET).doesNotContain("SUCCEEDED");
    }
    assertThat(heard).isEmpty();
    assertThat(first.status(task)).isEqualTo("SUCCEEDED");
    assertThat(Api.download(result)).isEqualTo(Drawings.ball());
  }

  private String events(String name) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gateway.url() + "/api/v1/tasks/" + name + "/events"))
            .header("Authorization", "Bearer " + secondKey)
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  /// What belongs to the account as a whole is nobody's: not to be listed, read, made or removed.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/files",
        "/api/v1/files/" + THEIR_FILE,
        "/api/v1/files/" + THEIR_FILE + "/content",
        "/compatible-mode/v1/files",
        "/compatible-mode/v1/files/" + THEIR_FILE,
        "/compatible-mode/v1/files/" + THEIR_FILE + "/content",
        "/compatible-mode/v1/batches",
        "/compatible-mode/v1/batches/batch_1",
        "/compatible-mode/v1/responses/" + THEIR_ANSWER,
        "/compatible-mode/v1/responses/" + THEIR_ANSWER + "/input_items",
        "/compatible-mode/v1/conversations/conv_1",
        "/api/v1/uploads?action=getPolicy&model=new-picture",
        "/api/v1/tokens",
        "/api/v1/apps/app-1/completion",
        "/api/v1/deployments",
        "/api/v1/fine-tunes",
        "/apps/anthropic/v1/files"
      })
  void theAccountIsNobodys(String path) throws IOException, InterruptedException {
    for (String method : List.of("GET", "DELETE", "POST", "PUT")) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(gateway.url() + path))
              .header("Authorization", "Bearer " + secondKey)
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString("{\"model\":\"new-picture\"}"))
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).body())
          .as(method)
          .doesNotContain(THEIR_TASK)
          .doesNotContain(SECRET);
    }
    assertThat(heard).as("nothing goes on to the service").isEmpty();
  }

  /// The names of the other's things are worth nothing, in whatever member they stand.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"input\":{\"task_id\":\"" + THEIR_TASK + "\"}",
        "\"input\":{\"file_id\":\"" + THEIR_FILE + "\"}",
        "\"input\":{\"file_ids\":[\"" + THEIR_FILE + "\"]}",
        "\"messages\":[{\"role\":\"system\",\"content\":\"fileid://" + THEIR_FILE + "\"}]",
        "\"previous_response_id\":\"" + THEIR_ANSWER + "\"",
        "\"conversation\":{\"id\":\"conv_1\"}"
      })
  void aNameDoesNotLeadToTheOthers(String member) {
    for (boolean waits : List.of(true, false)) {
      String body = "{\"model\":\"new-picture\",%s}".formatted(member);
      Api.Answer answer = waits ? second.now(NEW, body) : second.post(NEW, body);

      assertThat(answer.status()).as(Json.text(answer.body())).isEqualTo(400);
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void anUploadIsItsOwners() throws Exception {
    String passed = "{\"model\":\"new-picture\",\"input\":{\"image\":\"%s\"}}".formatted(upload);
    assertThat(second.now(NEW, passed).status()).isEqualTo(400);
    assertThat(second.post(NEW, passed).status()).isEqualTo(400);
    String edit =
        "{\"model\":\"wanx2.1-imageedit\",\"input\":{\"function\":\"super_resolution\",\"prompt\":\"x\",\"base_image_url\":\"%s\"},\"parameters\":{\"n\":1}}"
            .formatted(upload);
    Api.Answer taken = second.post("/api/v1/services/aigc/image2image/image-synthesis", edit);
    String seen =
        taken.status() == 200
            ? second.ended(taken.output().path("task_id").asString()).body().toString()
            : taken.body().toString();

    assertThat(seen).doesNotContain("/results/").contains("ResourceNotExist");
    assertThat(heard).isEmpty();
  }

  /// An address of a result is a secret of its own; one that was guessed or bent leads to nothing.
  @Test
  void aResultIsReachedByItsAddressAlone() throws Exception {
    String bare = result.substring(0, result.indexOf('?'));
    String bent = result.substring(0, result.length() - 2) + (result.endsWith("AA") ? "BB" : "AA");
    for (String address : List.of(bare, bent, bare + "?Expires=99999999999&Signature=x")) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address))
              .header("Authorization", "Bearer " + secondKey)
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
          .as(address)
          .isEqualTo(403);
    }
  }

  /// Each has a task of its own for the same request: none is given what the other paid for.
  @Test
  void theSameRequestIsAnothersTask() throws Exception {
    String own = submitted(second);

    assertThat(own).isNotEqualTo(task);
    assertThat(second.ended(own).output().path("task_status").asString()).isEqualTo("SUCCEEDED");
    assertThat(first.status(own)).isEqualTo("UNKNOWN");
    assertThat(heard).filteredOn(line -> line.startsWith("POST")).hasSize(1);
  }
}
