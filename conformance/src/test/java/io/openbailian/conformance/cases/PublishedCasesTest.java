package io.openbailian.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.LocalWeb;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What others saw the service answer is answered here too. A case is a few lines of
/// `src/test/resources/cases/*.yaml` ({@link CaseFiles}); `-Dcases=text` runs one file,
/// `-Dcases=C63` one case.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedCasesTest {
  private static final String ONLY = System.getProperty("cases", "");
  private static final Set<String> ENDED = Set.of("SUCCEEDED", "FAILED", "CANCELED", "UNKNOWN");

  /// Stands in a body for the address of a web server that has nothing.
  private static final String EMPTY_WEB = "http://empty.web";

  private final LocalWeb web = LocalWeb.start();
  private final Map<Map<String, String>, TestServer> servers = new LinkedHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  void start() {
    servers.put(Map.of(), started(Map.of()));
  }

  @AfterAll
  void stop() {
    http.close();
    servers.values().forEach(TestServer::close);
    web.close();
  }

  private TestServer started(Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("fetch.allow", "[\"%s\"]".formatted(web.place()));
    return TestServer.start(all);
  }

  static List<PublishedCase> quick() {
    return cases(false);
  }

  static List<PublishedCase> slow() {
    return cases(true);
  }

  private static List<PublishedCase> cases(boolean slow) {
    return CaseFiles.all().stream()
        .filter(one -> one.slow() == slow)
        .filter(one -> ONLY.isEmpty() || one.file().equals(ONLY) || one.id().equals(ONLY))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slow")
  @Tag("slow")
  void whatTakesSecondsIsAnsweredAsTheServiceDoes(PublishedCase one)
      throws IOException, InterruptedException {
    isAnsweredAsTheServiceDoes(one);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("quick")
  void isAnsweredAsTheServiceDoes(PublishedCase one) throws IOException, InterruptedException {
    TestServer server = servers.computeIfAbsent(one.settings(), this::started);
    CaseAnswer answer = send(server, one.method(), one.path(), one);
    assertThat(answer.status()).as(answer.body()).isEqualTo(one.status());
    judge(one, one.ends().isPresent() ? end(server, answer, one) : answer);
  }

  private static void judge(PublishedCase one, CaseAnswer answer) {
    one.code().ifPresent(code -> assertThat(answer.told("code")).as(answer.body()).isEqualTo(code));
    one.message()
        .ifPresent(
            message -> assertThat(answer.told("message")).as(answer.body()).startsWith(message));
    one.contains().forEach(text -> assertThat(answer.body()).contains(text));
    one.headers().forEach((name, value) -> header(answer, name, value));
    one.members()
        .forEach(path ->
            assertThat(AnswerPath.in(answer.tree(), path))
                .as("%s in %s", path, answer.body())
                .isNotEmpty()
                .noneMatch(JsonNode::isMissingNode));
    one.absent()
        .forEach(path ->
            assertThat(AnswerPath.in(answer.tree(), path))
                .as("%s in %s", path, answer.body())
                .allMatch(JsonNode::isMissingNode));
    one.equal()
        .forEach((path, value) ->
            assertThat(AnswerPath.in(answer.tree(), path))
                .as("%s in %s", path, answer.body())
                .isNotEmpty()
                .allMatch(found -> same(found, value), "is " + value));
  }

  /// Numbers of YAML and of JSON are the same when they are equal.
  private static boolean same(JsonNode found, JsonNode wanted) {
    boolean numbers = wanted.isNumber() && found.isNumber();
    return numbers
        ? found.decimalValue().compareTo(wanted.decimalValue()) == 0
        : found.equals(wanted);
  }

  private static void header(CaseAnswer answer, String name, String value) {
    if (value.isEmpty()) {
      assertThat(answer.headers().firstValue(name)).as(name).isEmpty();
    } else {
      assertThat(answer.headers().firstValue(name).orElse("")).as(name).contains(value);
    }
  }

  private CaseAnswer send(TestServer server, String method, String path, PublishedCase one)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer " + TestServer.KEY);
    headers.put("Content-Type", "application/json");
    headers.putAll(one.sentHeaders());
    headers.values().removeIf(String::isEmpty);
    headers.forEach(request::header);
    request.method(
        method,
        one.body()
            .map(body -> body.isString() ? body.asString() : body.toString())
            .map(body -> BodyPublishers.ofString(body.replace(EMPTY_WEB, "http://" + web.place())))
            .orElseGet(BodyPublishers::noBody));
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    return CaseAnswer.of(response.statusCode(), response.headers(), response.body());
  }

  /// The last answer about the task that was begun.
  private CaseAnswer end(TestServer server, CaseAnswer begun, PublishedCase one)
      throws IOException, InterruptedException {
    URI task =
        URI.create(
            server.apiBase() + "/tasks/" + begun.tree().path("output").path("task_id").asString());
    HttpRequest query =
        HttpRequest.newBuilder(task).header("Authorization", "Bearer " + TestServer.KEY).build();
    long patience = System.nanoTime() + Eventually.PATIENCE.toNanos();
    while (true) { // the server holds each query until the task ends
      HttpResponse<String> response = http.send(query, BodyHandlers.ofString());
      CaseAnswer answer = CaseAnswer.of(response.statusCode(), response.headers(), response.body());
      String state = answer.tree().path("output").path("task_status").asString("");
      if (ENDED.contains(state) || System.nanoTime() > patience) {
        assertThat(state).as(answer.body()).isEqualTo(one.ends().orElse(""));
        return answer;
      }
    }
  }
}
