package io.openbailian.engines.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Handle;
import io.openbailian.engine.EngineEvent.MediaReady;
import io.openbailian.engine.EngineEvent.Progress;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Media;
import io.openbailian.engine.test.TestCall;
import io.openbailian.outbound.HastyTime;
import io.openbailian.outbound.TakenUp;
import io.openbailian.outbound.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Films as vLLM-Omni, SGLang, stable-diffusion.cpp and LocalAI make them.
class FilmingTest {
  private static final byte[] FILM = "a film".getBytes(StandardCharsets.UTF_8);
  private static final TestCall CALL =
      TestCall.textToImage("a cat runs")
          .operation("text2video")
          .size("832*480")
          .withJson("duration", "5")
          .withJson("fps", "16");

  private static List<EngineEvent> film(String profile, TestServer.Handler handler, TestCall call)
      throws EngineFailure, InterruptedException {
    try (TestServer server = TestServer.start(handler);
        Engine engine = engine(server, profile)) {
      return Servers.run(engine, call);
    }
  }

  private static Engine engine(TestServer server, String profile) {
    return Servers.open(new HastyTime(), Servers.options(server, Map.of("profile", profile)));
  }

  /// Takes a film, is at it for two questions, then has it.
  private static TestServer.Handler omni() {
    AtomicInteger questions = new AtomicInteger();
    return (request, reply) -> {
      switch (request.is()) {
        case "POST /v1/videos" ->
            reply.json(
                "{\"id\":\"video_1\",\"object\":\"video\",\"status\":\"queued\",\"progress\":0}");
        case "GET /v1/videos/video_1" -> {
          int number = questions.incrementAndGet();
          reply.json(
              number < 3
                  ? "{\"status\":\"in_progress\",\"progress\":" + 30 * number + "}"
                  : "{\"status\":\"completed\",\"progress\":100,\"media_type\":\"video/mp4\"}");
        }
        case "GET /v1/videos/video_1/content" -> reply.whole(200, "video/mp4", FILM);
        default -> reply.json(404, "{\"detail\":\"Not Found\"}");
      }
    };
  }

  @Test
  void handsAFilmOnAndFetchesItWhenItIsDone() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = film("vllm-omni", omni(), CALL);

    assertThat(events).containsSequence(new Handle("video_1"), new Progress(30), new Progress(60));
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            MediaReady.class,
            ready -> assertThat(((Media.Encoded) ready.media()).bytes()).isEqualTo(FILM));
  }

  @Test
  void alwaysSaysHowManyFramesAndHowFast() throws EngineFailure, InterruptedException {
    try (TestServer server = TestServer.start(omni());
        Engine engine = engine(server, "vllm-omni")) {
      Servers.run(engine, CALL);

      assertThat(server.heard().getFirst().bytes())
          .contains("name=\"num_frames\"\r\n\r\n81\r\n") // 4k+1, and no fewer than 5 s of 16
          .contains("name=\"fps\"\r\n\r\n16\r\n")
          .contains("name=\"seconds\"\r\n\r\n5\r\n")
          .contains("name=\"size\"\r\n\r\n832x480\r\n");
    }
  }

  @Test
  void asksSglangInJson() throws EngineFailure, InterruptedException {
    try (TestServer server = TestServer.start(omni());
        Engine engine = engine(server, "sglang")) {
      Servers.run(engine, CALL);

      JsonNode sent = Json.parseObject(server.heard().getFirst().text());
      assertThat(sent.path("seconds").isInt()).isTrue();
      assertThat(engine.stops()).as("its DELETE only forgets").isFalse();
    }
  }

  @Test
  void takesAFilmUpByItsNameAndBeginsNoOther() throws EngineFailure, InterruptedException {
    try (TestServer server = TestServer.start(omni());
        Engine engine = engine(server, "vllm-omni")) {
      engine.run(new TakenUp(CALL, "video_1"), _ -> {});

      assertThat(server.requests()).doesNotContain("POST /v1/videos");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 408, 409, 425, 429, 500, 502, 503, 504})
  void asksAgainWhereAQuestionFailed(int status) throws EngineFailure, InterruptedException {
    TestServer.Handler good = omni();
    AtomicInteger requests = new AtomicInteger();
    TestServer.Handler bad =
        (request, reply) -> {
          if (request.method().equals("GET") && requests.incrementAndGet() % 2 == 1) {
            reply.whole(status, "text/html", "<html>".getBytes(StandardCharsets.UTF_8));
          } else {
            good.answer(request, reply);
          }
        };

    assertThat(film("vllm-omni", bad, CALL).getLast()).isInstanceOf(MediaReady.class);
  }

  @Test
  void asksAgainWhereAnAnswerWasCut() throws EngineFailure, InterruptedException {
    TestServer.Handler good = omni();
    AtomicInteger requests = new AtomicInteger();
    TestServer.Handler bad =
        (request, reply) -> {
          if (request.method().equals("GET") && requests.incrementAndGet() % 2 == 1) {
            reply.raw(
                "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 99\r\n\r\nhal");
            reply.cut();
          } else {
            good.answer(request, reply);
          }
        };

    assertThat(film("vllm-omni", bad, CALL).getLast())
        .isInstanceOfSatisfying(
            MediaReady.class,
            ready -> assertThat(((Media.Encoded) ready.media()).bytes()).isEqualTo(FILM));
  }

  @Test
  void isDownAndBeginsNothingAgainWhereNoQuestionIsAnswered() {
    assertThatExceptionOfType(EngineFailure.Down.class)
        .isThrownBy(() ->
            film(
                "vllm-omni",
                (request, reply) -> {
                  if (request.method().equals("POST")) {
                    reply.json("{\"id\":\"video_1\"}");
                  } else {
                    reply.json(500, "{}");
                  }
                },
                CALL));
  }

  @Test
  void tellsWhyAFilmFailedWithoutThePathsOfTheServer() {
    Throwable failure =
        catchThrowable(() ->
            film(
                "vllm-omni",
                (request, reply) ->
                    reply.json(
                        request.method().equals("POST")
                            ? "{\"id\":\"video_1\"}"
                            : "{\"status\":\"failed\",\"error\":{\"code\":\"oom\",\"message\":\"no memory in /srv/app/run.py\"}}"),
                CALL));

    assertThat(failure)
        .isInstanceOf(EngineFailure.Broken.class)
        .hasMessageContaining("no memory in …");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../admin", "a/b", "a?b", "", "x y"})
  void takesNoNameThatWouldLeadElsewhere(String name) {
    assertThatExceptionOfType(EngineFailure.Broken.class)
        .isThrownBy(
            () -> film("vllm-omni", (_, reply) -> reply.json("{\"id\":\"" + name + "\"}"), CALL));
  }

  @Test
  void endsTheWorkOfAFilmThatNobodyWants() throws EngineFailure, IOException, InterruptedException {
    TestCall call = CALL.seed(1);
    try (TestServer server =
            TestServer.start((request, reply) -> {
              if (request.method().equals("GET")) {
                call.end();
              }
              reply.json("{\"id\":\"video_1\",\"status\":\"in_progress\"}");
            });
        Engine engine = engine(server, "vllm-omni")) {
      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() -> Servers.run(engine, call));

      assertThat(server.last().is()).isEqualTo("DELETE /v1/videos/video_1");
    }
  }

  @Test
  void takesAFilmOutOfAJobOfStableDiffusionCpp() throws EngineFailure, InterruptedException {
    List<EngineEvent> events =
        film(
            "sdcpp",
            (request, reply) -> {
              switch (request.is()) {
                case "POST /sdcpp/v1/vid_gen" ->
                    reply.json(202, "{\"id\":\"job-7\",\"poll_url\":\"/x\",\"status\":\"queued\"}");
                case "GET /sdcpp/v1/jobs/job-7" ->
                    reply.json(
                        "{\"status\":\"completed\",\"result\":{\"b64_json\":\"%s\",\"mime_type\":\"video/webm\",\"fps\":16}}"
                            .formatted(Servers.base64(FILM)));
                default -> reply.json(404, "{\"error\":\"job not found\"}");
              }
            },
            CALL);

    assertThat(((Media.Encoded) ((MediaReady) events.getLast()).media()).mediaType())
        .isEqualTo("video/webm");
  }

  @Test
  void waitsForLocalAiWhichAnswersWhenItIsDone() throws EngineFailure, InterruptedException {
    List<EngineEvent> events =
        film(
            "localai",
            (request, reply) -> {
              if (request.is().equals("POST /video")) {
                reply.json("{\"data\":[{\"url\":\"/generated-videos/x.mp4\"}]}");
              } else {
                reply.whole(200, "video/mp4", FILM);
              }
            },
            CALL);

    assertThat(events).hasSize(1);
  }
}
