package io.openbailian.engines.dashscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Handle;
import io.openbailian.engine.EngineEvent.ItemFailed;
import io.openbailian.engine.EngineEvent.MediaReady;
import io.openbailian.engine.EngineEvent.Rewritten;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.test.TestCall;
import io.openbailian.outbound.HastyTime;
import io.openbailian.outbound.TakenUp;
import io.openbailian.protocol.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The service upstream: what is submitted, how often, and what its faults become.
class DashScopeEngineTest {
  private static final TestCall CALL = TestCall.textToImage("a cat").size("512*512").seed(9);

  @TempDir private Path folder;

  private final FakeService service = new FakeService();

  @AfterEach
  void stop() {
    service.close();
  }

  private Engine open() {
    try {
      Path key = Files.writeString(folder.resolve("key"), "sk-of-ours");
      return new DashScopeProvider()
          .open(
              new EngineSettings(
                  Map.of(
                      "base-url",
                      service.base(),
                      "key",
                      Map.of("file", key.toString()),
                      "models",
                      Map.of("test-model", "their-model")),
                  folder,
                  new HastyTime()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<EngineEvent> run(EngineCall call) throws EngineFailure, InterruptedException {
    List<EngineEvent> events = new ArrayList<>();
    try (Engine engine = open()) {
      engine.run(call, events::add);
    }
    return events;
  }

  private JsonNode submitted() {
    return service.server().heard().stream()
        .filter(request -> request.path().contains("/services/"))
        .map(request -> Json.parseObject(request.text()))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  @Test
  void submitsOneTaskForAllPicturesAndHandsOnWhatItMade()
      throws EngineFailure, InterruptedException {
    service.results = 2;

    List<EngineEvent> events = run(CALL.items(2).with("watermark", true).promptExtend(true));

    assertThat(service.submissions()).isEqualTo(1);
    assertThat(submitted())
        .isEqualTo(
            Json.parseObject(
                """
                {"model":"their-model","input":{"prompt":"a cat"},
                "parameters":{"size":"512*512","watermark":true,"prompt_extend":true,"n":2,"seed":9}}\
                """));
    assertThat(events.getFirst()).isEqualTo(new Handle("task-1@main"));
    assertThat(events).contains(new Rewritten(0, "more of it"), new Rewritten(1, "more of it"));
    assertThat(events.stream().filter(MediaReady.class::isInstance)).hasSize(2);
  }

  @Test
  void sendsTheKeyToTheServiceAndNotToWhereResultsAre() throws EngineFailure, InterruptedException {
    run(CALL);

    assertThat(service.server().heard())
        .allSatisfy(request ->
            assertThat(request.headers().containsKey("authorization"))
                .isEqualTo(request.path().startsWith("/api/")));
    assertThat(service.server().heard().getFirst().headers())
        .containsEntry("x-dashscope-async", "enable");
  }

  @Test
  void takesATaskUpAndSubmitsNone() throws EngineFailure, InterruptedException {
    assertThat(run(new TakenUp(CALL, "task-7")).getLast()).isInstanceOf(MediaReady.class);
    assertThat(service.submissions()).isZero();
  }

  @Test
  void doesNotKnowWhatBecameOfASubmissionThatWasCut() {
    service.trouble =
        (request, reply) -> {
          reply.cut();
          return true;
        };

    assertThatExceptionOfType(EngineFailure.Unknown.class).isThrownBy(() -> run(CALL));
    assertThat(service.submissions()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "[]", "{", "{}"})
  void doesNotKnowWhatBecameOfASubmissionThatWasAnsweredWithNonsense(String answer) {
    service.trouble =
        (_, reply) -> {
          reply.json(answer);
          return true;
        };

    assertThatExceptionOfType(EngineFailure.Unknown.class).isThrownBy(() -> run(CALL));
    assertThat(service.submissions()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 408, 409, 425, 429, 500, 502, 503, 504})
  void submitsNothingAgainBecauseAQuestionFailed(int status)
      throws EngineFailure, InterruptedException {
    AtomicInteger questions = new AtomicInteger();
    service.trouble =
        (request, reply) -> {
          boolean fails = request.method().equals("GET") && questions.incrementAndGet() % 3 != 0;
          if (fails) {
            reply.whole(status, "text/html", "<html>".getBytes(StandardCharsets.UTF_8));
          }
          return fails;
        };

    assertThat(run(CALL).getLast()).isInstanceOf(MediaReady.class);
    assertThat(service.submissions()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410})
  void asksNoMoreForAResultThatIsNotGivenOut(int status)
      throws EngineFailure, InterruptedException {
    service.trouble =
        (request, reply) -> {
          boolean file = request.path().startsWith("/files/");
          if (file) {
            reply.whole(status, "application/xml", "<Error/>".getBytes(StandardCharsets.UTF_8));
          }
          return file;
        };

    assertThat(run(CALL).getLast()).isInstanceOf(EngineEvent.ItemFailed.class);
    assertThat(service.server().heard())
        .filteredOn(request -> request.path().startsWith("/files/"))
        .hasSize(1);
    assertThat(service.submissions()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidParameter, Refused",
    "400, DataInspectionFailed, Refused",
    "401, InvalidApiKey, Down",
    "400, Arrearage, Down",
    "403, AccessDenied, Down",
    "404, ModelNotFound, Down",
    "429, Throttling.RateQuota, Busy",
    "429, Throttling, Busy",
    "500, InternalError.Algo, Broken"
  })
  void tellsFaultsOfTheRequestFromThoseOfOurAccount(int status, String code, String kind) {
    service.trouble =
        (_, reply) -> {
          reply.json(status, "{\"code\":\"" + code + "\",\"message\":\"no\",\"request_id\":\"r\"}");
          return true;
        };

    Throwable failure = catchThrowable(() -> run(CALL));

    assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
    if (kind.equals("Refused")) {
      assertThat(((EngineFailure) failure).error().code()).isEqualTo(code);
    }
  }

  @Test
  void waitsAsLongAsTheServiceSays() {
    service.trouble =
        (_, reply) -> {
          reply.whole(
              429,
              "application/json",
              "{\"code\":\"Throttling\",\"message\":\"x\"}".getBytes(StandardCharsets.UTF_8),
              "Retry-After: 9");
          return true;
        };

    assertThatExceptionOfType(EngineFailure.Busy.class)
        .isThrownBy(() -> run(CALL))
        .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(9)));
  }

  @ParameterizedTest
  @CsvSource({
    "Throttling.AllocationQuota, Broken",
    "InternalError, Broken",
    "ModelUnavailable, Broken",
    "ModelNotFound, Broken",
    "Arrearage, Broken",
    "InvalidParameter, Refused"
  })
  void tellsHowATaskFailed(String code, String kind) {
    service.end = "\"task_status\":\"FAILED\",\"code\":\"" + code + "\",\"message\":\"no\"";

    assertThat(catchThrowable(() -> run(CALL)).getClass().getSimpleName()).isEqualTo(kind);
  }

  @Test
  void failsOneItemOfATask() throws EngineFailure, InterruptedException {
    service.end =
        "\"task_status\":\"SUCCEEDED\",\"results\":[{\"code\":\"InternalError.Timeout\",\"message\":\"too slow\"}]";

    assertThat(run(CALL).getLast())
        .isInstanceOfSatisfying(
            ItemFailed.class,
            failed -> assertThat(failed.error().code()).isEqualTo("InternalError.Timeout"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest",
        "http://127.0.0.1:9/api/v1/models",
        "http://aliyuncs.com.evil.example/x",
        "file:///etc/passwd",
        "http://evilaliyuncs.com/x",
        "http://user@127.0.0.1/x"
      })
  void fetchesResultsFromNowhereElse(String address) {
    service.end = "\"task_status\":\"SUCCEEDED\",\"results\":[{\"url\":\"" + address + "\"}]";

    assertThatExceptionOfType(EngineFailure.Broken.class).isThrownBy(() -> run(CALL));
  }

  @Test
  void bringsAPictureAlongThatTheServiceCannotFetch() throws EngineFailure, InterruptedException {
    service.trouble =
        (request, reply) -> {
          boolean refuses = request.text().contains("\"base_image_url\":\"http");
          if (refuses) {
            reply.json(400, "{\"code\":\"InvalidURL\",\"message\":\"x\"}");
          }
          return refuses;
        };
    TestCall edit =
        TestCall.textToImage("red")
            .operation("image2image")
            .with("function", "description_edit")
            .images(new BufferedImage(512, 512, BufferedImage.TYPE_INT_RGB));

    run(edit);

    assertThat(submitted().path("input").path("base_image_url").asString())
        .startsWith("data:image/png;base64,");
  }

  @Test
  void cancelsWhatNobodyWants() {
    TestCall call = CALL.seed(4);
    service.trouble =
        (request, reply) -> {
          boolean asked = request.method().equals("GET");
          if (asked) {
            call.end();
            reply.json("{\"output\":{\"task_id\":\"task-1\",\"task_status\":\"RUNNING\"}}");
          }
          return asked;
        };

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> run(call));
    assertThat(service.server().requests()).contains("POST /api/v1/tasks/task-1/cancel");
  }
}
