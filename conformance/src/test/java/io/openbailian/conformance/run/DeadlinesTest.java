package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.LocalWeb;
import io.openbailian.conformance.Sounds;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// When its time is over a task or a call ends, once, and is told of its time and of nothing else.
class DeadlinesTest {
  private static final String PATH = "/api/v1/services/aigc/multimodal-generation/generation";
  private static final Duration TASK = Duration.ofHours(1);
  private static final Duration CALL = Duration.ofSeconds(280);

  @TempDir private Path data;
  @TempDir private Path elsewhere;
  private final JumpingTime time = new JumpingTime();

  /// An engine that hands work on to an upstream and waits there for ever.
  private TestServer server(Path jobs, String fetch) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(
        "engines",
        "{mine: {kind: scripted, batches: false, upstream: %s, rules: [{handle: true, hang: true}]}}"
            .formatted(jobs));
    options.put("routes", "{'*': mine}");
    options.put("tasks.timeout", "1h");
    options.put("tasks.hold", "0");
    options.put("fetch.allow", "[\"%s\"]".formatted(fetch));
    return TestServer.startOn(data, options, time);
  }

  private static void untilItsEngineWasAsked(Path jobs) throws Exception {
    Eventually.holds("its engine was asked", () -> !Files.readAllLines(jobs).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aTranscriptionOfSeveralFilesEndsOnce(int files) throws Exception {
    Path jobs = Files.createFile(elsewhere.resolve("jobs.jsonl"));
    try (LocalWeb web = LocalWeb.start();
        TestServer server = server(jobs, web.place())) {
      String address = '"' + web.put("/a.wav", Sounds.wav(1)) + '"';
      Api api = Api.of(server);
      String id =
          api.post(
                  "/api/v1/services/audio/asr/transcription",
                  """
                  {"model":"paraformer-v1","input":{"file_urls":[%s]},"parameters":{}}\
                  """
                      .formatted((address + ",").repeat(files - 1) + address))
              .output()
              .path("task_id")
              .asString();
      untilItsEngineWasAsked(jobs);
      assertThat(api.status(id)).isEqualTo("RUNNING");

      time.jump(TASK.plusSeconds(1));

      JsonNode ended = api.ended(id).output();
      assertThat(ended.path("task_status").asString()).isEqualTo("FAILED");
      assertThat(ended.path("code").asString()).isEqualTo("InternalError.Timeout");
      assertThat(api.task(id)).isEqualTo(ended);
      assertThat(api.get("/api/v1/tasks/%s?view=full".formatted(id)).output().path("attempts"))
          .as("nothing is begun after the end")
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aCallIsToldOfItsTimeAndNotThatTheServerStops(int n) throws Exception {
    Path jobs = Files.createFile(elsewhere.resolve("jobs.jsonl"));
    try (TestServer server = server(jobs, "127.0.0.1:9");
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Api api = Api.of(server);
      Future<Api.Answer> call = clients.submit(() -> api.now(PATH, call(n)));
      untilItsEngineWasAsked(jobs);

      time.jump(CALL.plusSeconds(1));

      assertThat(call.get().code()).isEqualTo("InternalError.Timeout");
      assertThat(call.get().status()).isEqualTo(500);
      assertThat(call.get().body().toString()).doesNotContain("stopping").doesNotContain("stopped");
    }
  }

  private static String call(int n) {
    return """
    {"model":"wan2.6-t2i","input":{"messages":[{"role":"user","content":[{"text":"a cat"}]}]},"parameters":{"n":%d}}\
    """
        .formatted(n);
  }
}
