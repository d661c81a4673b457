package io.openbailian.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.client.ImageRequest;
import io.openbailian.protocol.client.TaskAnswer;
import io.openbailian.protocol.client.TaskListAnswer;
import io.openbailian.protocol.client.TaskListQuery;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BailianClientTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final String PICTURE = "a picture";

  private final SteppedPace pace = new SteppedPace();
  private ScriptedService service;
  private BailianClient client;

  @BeforeEach
  void start() throws IOException {
    service = new ScriptedService();
    client = new BailianClient(ClientSettings.of(service.base(), "sk-test"), pace);
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  @Test
  void submitsTheRequestTheWireAsksFor() throws InterruptedException {
    service.json(200, task("PENDING", ""));

    TaskAnswer answer =
        client.text2image(
            ImageRequest.of("m-1", "可爱猫咪").negativePrompt("人物").size("1024×768").n(1).seed(7));

    ScriptedService.Asked asked = service.asked().getFirst();
    assertThat(asked.line()).isEqualTo("POST /api/v1/services/aigc/text2image/image-synthesis");
    assertThat(asked.authorization()).isEqualTo("Bearer sk-test");
    assertThat(asked.async()).isEqualTo("enable");
    assertThat(asked.contentType()).startsWith("application/json");
    assertThat(Json.parseObject(asked.body()))
        .isEqualTo(
            Json.parseObject(
                """
                {"model":"m-1","input":{"prompt":"可爱猫咪","negative_prompt":"人物"},
                 "parameters":{"size":"1024*768","n":1,"seed":7}}
                """));
    assertThat(answer.taskId()).isEqualTo("t-1");
    assertThat(answer.status()).isEqualTo(TaskStatus.PENDING);
  }

  @Test
  void dropsTrailingSlashesOfTheBaseUrl() throws InterruptedException {
    service.json(200, task("RUNNING", ""));

    try (var other =
        new BailianClient(ClientSettings.of(URI.create(service.base() + "//"), "sk-test"))) {
      other.task("a b/c");
    }

    assertThat(service.asked().getFirst().line()).isEqualTo("GET /api/v1/tasks/a%20b%2Fc");
  }

  @Test
  void waitsInTheRhythmOfTheSdks() throws InterruptedException {
    for (int i = 0; i < 11; i++) {
      service.json(200, task("RUNNING", ""));
    }
    service.json(200, task("SUCCEEDED", ""));

    client.await("t-1", LONG, _ -> {});

    assertThat(pace.pauses())
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 1L, 1L, 2L, 2L, 2L, 4L, 4L, 4L, 5L, 5L);
  }

  @Test
  void tellsTheObserverEveryAnswer() throws InterruptedException {
    service.json(200, task("PENDING", "")).json(200, task("SUCCEEDED", ""));
    List<TaskStatus> seen = new ArrayList<>();

    client.await("t-1", LONG, answer -> seen.add(answer.status()));

    assertThat(seen).containsExactly(TaskStatus.PENDING, TaskStatus.SUCCEEDED);
  }

  @Test
  void stopsWaitingWhenTheTimeIsOver() throws InterruptedException {
    service.json(200, task("RUNNING", "")).json(200, task("RUNNING", ""));

    TaskAnswer answer = client.await("t-1", Duration.ofSeconds(1), _ -> {});

    assertThat(answer.status()).isEqualTo(TaskStatus.RUNNING);
    assertThat(service.asked()).hasSize(2);
  }

  @Test
  void bearsPollsThatFailInPassing() throws InterruptedException {
    service
        .json(429, error("Throttling.RateQuota", "Requests rate limit exceeded"))
        .say(503, "text/html", "")
        .json(200, task("SUCCEEDED", ""));

    TaskAnswer answer = client.await("t-1", LONG, _ -> {});

    assertThat(answer.status()).isEqualTo(TaskStatus.SUCCEEDED);
  }

  @Test
  void givesUpAtOnceWhenAPollIsRefused() {
    service.json(401, error("InvalidApiKey", "Invalid API-key provided."));

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> client.await("t-1", LONG, _ -> {}))
        .withMessage("Invalid API-key provided.");
  }

  @Test
  void stopsOnUnknown() throws InterruptedException {
    service.json(
        200,
        """
        {"request_id":"r-1","output":{"task_id":"t-9","task_status":"UNKNOWN",
         "code":"ResourceNotFound","message":"The task does not exist or has expired."}}
        """);

    TaskAnswer answer = client.await("t-9", LONG, _ -> {});

    assertThat(answer.status()).isEqualTo(TaskStatus.UNKNOWN);
    assertThat(answer.message()).contains("The task does not exist or has expired.");
  }

  @Test
  void readsWhyATaskFailed() throws InterruptedException {
    service.json(
        200,
        task(
            "FAILED",
            """
            ,"code":"InvalidParameter","message":"no such size",
            "task_metrics":{"TOTAL":4,"SUCCEEDED":0,"FAILED":4}
            """));

    TaskAnswer answer = client.task("t-1");

    assertThat(answer.code()).contains("InvalidParameter");
    assertThat(answer.metrics()).isEqualTo(new TaskAnswer.Metrics(4, 0, 4));
    assertThat(answer.items()).isEmpty();
  }

  @Test
  void readsPartialResults() throws InterruptedException {
    service.json(
        200,
        task(
            "SUCCEEDED",
            """
            ,"results":[{"orig_prompt":"a","actual_prompt":"b","url":"http://h/1.png?Expires=1"},
             {"code":"InternalError.Timeout","message":"too slow"}]
            """));

    TaskAnswer answer = client.task("t-1");

    assertThat(answer.items()).hasSize(2);
    assertThat(answer.items().get(0).url()).contains("http://h/1.png?Expires=1");
    assertThat(answer.items().get(0).actualPrompt()).contains("b");
    assertThat(answer.items().get(1).code()).contains("InternalError.Timeout");
  }

  @Test
  void readsFlatErrors() {
    service.json(
        400,
        """
        {"code":"InvalidParameter","message":"Range of n should be [1, 4]","request_id":"r-7"}
        """);

    RefusedException refused = refusal();

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("InvalidParameter");
    assertThat(refused.getMessage()).isEqualTo("Range of n should be [1, 4]");
    assertThat(refused.requestId()).contains("r-7");
    assertThat(refused.hint()).isEmpty();
  }

  @Test
  void readsNestedErrorsAndTheirHint() {
    service.json(
        400,
        """
        {"request_id":"r-8","error":{"code":"InvalidParameter","message":"url error","hint":"use …"}}
        """);

    RefusedException refused = refusal();

    assertThat(refused.code()).isEqualTo("InvalidParameter");
    assertThat(refused.getMessage()).isEqualTo("url error");
    assertThat(refused.hint()).contains("use …");
  }

  @Test
  void readsErrorsThatAreNoJson() {
    service.say(502, "text/html", "<h1>Bad Gateway</h1>");

    RefusedException refused = refusal();

    assertThat(refused.code()).isEqualTo("response_error");
    assertThat(refused.getMessage()).isEqualTo("<h1>Bad Gateway</h1>");
  }

  @Test
  void saysThatNothingAnswers() {
    URI nobody = service.base();
    service.close();

    try (var lonely = new BailianClient(ClientSettings.of(nobody, "sk-test"))) {
      assertThatExceptionOfType(UnreachableException.class)
          .isThrownBy(() -> lonely.task("t-1"))
          .withMessage(
              "Nothing answers at %s: connection refused.".formatted(nobody.getAuthority()));
    }
  }

  @Test
  void saysThatTheAnswerIsNoneOfThisApi() {
    service.say(200, "text/html", "<html>hello</html>");

    assertThatExceptionOfType(UnreachableException.class)
        .isThrownBy(() -> client.task("t-1"))
        .withMessageContaining("is the base URL right?");
  }

  @Test
  void cancels() throws InterruptedException {
    service.json(200, "{\"request_id\":\"r-1\"}");

    client.cancel("t-1");

    assertThat(service.asked().getFirst().line()).isEqualTo("POST /api/v1/tasks/t-1/cancel");
  }

  @Test
  void listsTasks() throws InterruptedException {
    service.json(
        200,
        """
        {"request_id":"r-1","total":1,"total_page":1,"page_no":1,"page_size":10,"data":[{
          "task_id":"t-1","status":"SUCCEEDED","model_name":"m-1",
          "gmt_create":1755079475703,"start_time":1755079475732,"end_time":1755079495601}]}
        """);
    var query =
        new TaskListQuery(
            Optional.of(TaskStatus.SUCCEEDED),
            Optional.of("m 1"),
            Optional.of(Instant.parse("2025-08-13T10:04:35Z")),
            Optional.empty(),
            1,
            10);

    TaskListAnswer page = client.tasks(query);

    assertThat(service.asked().getFirst().line())
        .isEqualTo(
            "GET /api/v1/tasks?page_no=1&page_size=10&status=SUCCEEDED&model_name=m%201"
                + "&start_time=20250813180435");
    assertThat(page.tasks().getFirst().model()).isEqualTo("m-1");
    assertThat(page.tasks().getFirst().ended()).contains(Instant.ofEpochMilli(1755079495601L));
  }

  @Test
  void asksForOneModel() throws InterruptedException {
    service.json(
        200,
        """
        {"request_id":"r","output":{"total":1,"page_no":1,"page_size":10,"models":[{"model":"m-1"}]}}
        """);

    assertThat(client.models(Optional.of("m-1"), 1, 10).models()).hasSize(1);
    assertThat(service.asked().getFirst().line())
        .isEqualTo("GET /api/v1/models?model=m-1&page_no=1&page_size=10");
  }

  @Test
  void downloadsWithoutTheKey(@TempDir Path folder) throws IOException, InterruptedException {
    service.say(200, "image/png", PICTURE);

    client.download(service.base().resolve("/r/1.png?Signature=x"), folder.resolve("new/cat.png"));

    assertThat(folder.resolve("new/cat.png")).hasContent(PICTURE);
    assertThat(service.asked().getFirst().authorization()).isEqualTo("null");
  }

  @Test
  void leavesNothingOfABrokenDownload(@TempDir Path folder)
      throws IOException, InterruptedException {
    service.breakOff(PICTURE);

    assertThatExceptionOfType(UnreachableException.class)
        .isThrownBy(() ->
            client.download(
                service.base().resolve("/r/1.png?Signature=secret"), folder.resolve("cat.png")))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void refusesBaseUrlsThatAreNone() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ClientSettings.of(URI.create("localhost:8686"), "sk-test"))
        .withMessageContaining("localhost:8686");
  }

  @Test
  void keepsTheKeyOutOfItsText() {
    assertThat(ClientSettings.of(URI.create("http://h/api/v1"), "sk-secret").toString())
        .doesNotContain("sk-secret");
  }

  private RefusedException refusal() {
    return catchThrowableOfType(
        RefusedException.class, () -> client.text2image(ImageRequest.of("m", "p")));
  }

  private static String error(String code, String message) {
    return "{\"code\":\"%s\",\"message\":\"%s\",\"request_id\":\"r\"}".formatted(code, message);
  }

  private static String task(String status, String more) {
    return "{\"request_id\":\"r\",\"output\":{\"task_id\":\"t-1\",\"task_status\":\"%s\"%s}}"
        .formatted(status, more);
  }
}
