package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Operation;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.CapturedLog;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.test.BadEngines;
import io.openbailian.engine.test.FakeEngine;
import io.openbailian.server.Assembly;
import io.openbailian.server.RunningServer;
import io.openbailian.server.SystemTime;
import io.openbailian.server.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An engine that does all kinds of things wrong, at the door: each task ends, once, in a sentence
/// for people, each call is answered, what is asked next is served, and the log has the rest.
class BadEnginesTest {
  private static final String CALL = "/api/v1/services/aigc/multimodal-generation/generation";
  private static final Map<String, BadEngines.Slip> SLIPS =
      BadEngines.ofPictures().collect(Collectors.toMap(BadEngines.Slip::name, Function.identity()));

  /// What throws after the engine has emitted it.
  private static final String THROWS_LATER = "releases a frame with an exception";

  @TempDir private Path folder;
  private final Bad engine = new Bad(new ConcurrentHashMap<>());

  /// Draws, but for prompts that name a slip.
  ///
  /// @param thrown what it has thrown last, by call
  private record Bad(Map<String, Throwable> thrown) implements EngineProvider, Engine {
    @Override
    public String kind() {
      return "bad";
    }

    @Override
    public Engine open(EngineSettings settings) {
      return this;
    }

    @Override
    public EngineTraits traits() {
      return EngineTraits.plain();
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public boolean serves(Operation operation, EngineModel model) {
      return true;
    }

    @Override
    public void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
      BadEngines.Slip slip = SLIPS.get(call.values().textOrEmpty(Meaning.PROMPT));
      try {
        if (slip == null) {
          FakeEngine.draw(call, sink);
        } else {
          slip.behaviour().run(call, sink);
        }
      } catch (Throwable e) {
        thrown.put(call.id(), e);
        throw e;
      }
    }

    @Override
    public void close() {}
  }

  private RunningServer server() {
    Settings settings =
        Settings.builder()
            .set("port", 0)
            .set("data", folder)
            .set("api-key", TestServer.KEY)
            .set("log.requests", false)
            .set("engines", Map.of("mine", Map.of("kind", "bad")))
            .set("routes", Map.of("*", "mine"))
            .build();
    return Assembly.start(settings, new SystemTime(), List.of(engine));
  }

  @Test
  void everyTaskEndsAndTheNextIsCarriedOut() throws Exception {
    try (RunningServer server = server()) {
      Api api = new Api(server.url(), TestServer.KEY);
      for (String slip : SLIPS.keySet()) {
        for (int n = 1; n <= 2; n++) {
          String id = api.submit(slip, plain(n));
          JsonNode task = api.ended(id).output();
          assertThat(task.path("task_status").asString()).as(slip).isEqualTo("FAILED");
          assertThat(task.path("code").asString()).as(slip).isNotEmpty();
          isForPeople(task.path("message").asString(), id);
          assertThat(api.task(id)).isEqualTo(task);
        }
      }
      assertThat(api.ended(api.submit("a cat")).output().path("task_status").asString())
          .isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void everyCallIsAnsweredAndTheNextIsServed() {
    try (RunningServer server = server()) {
      Api api = new Api(server.url(), TestServer.KEY);
      for (String slip : SLIPS.keySet()) {
        Api.Answer answer = api.now(CALL, call(slip));
        assertThat(answer.status()).as(slip).isGreaterThanOrEqualTo(400);
        String id = answer.body().path("request_id").asString();
        assertThat(id).isNotEmpty();
        isForPeople(answer.body().path("message").asString(), id);
      }
      assertThat(api.now(CALL, call("a cat")).status()).isEqualTo(200);
    }
  }

  /// What a client is not told is there for whoever runs the server: under the id of the task, the
  /// class and the message of what was thrown, or what the engine did against its contract.
  @Test
  void theLogHasTheRest() throws Exception {
    try (CapturedLog log = CapturedLog.of("io.openbailian.server.run");
        RunningServer server = server()) {
      Api api = new Api(server.url(), TestServer.KEY);
      for (String slip : SLIPS.keySet()) {
        String id = api.submit(slip, plain(1));
        Api.Answer _ = api.ended(id);

        List<String> lines = log.about(id);
        assertThat(lines).as(slip).isNotEmpty();
        Throwable thrown = engine.thrown().get(id);
        // An engine that is stopped for its slip is interrupted: that is no fault of its own.
        boolean own =
            !(thrown instanceof EngineFailure.Broken) && !(thrown instanceof InterruptedException);
        if (thrown != null && own) {
          assertThat(lines)
              .as(slip + ": " + thrown)
              .anySatisfy(line ->
                  assertThat(line)
                      .contains("engine=mine", thrown.getClass().getName())
                      .contains(Objects.requireNonNullElse(thrown.getMessage(), "")));
        }
        if (slip.equals(THROWS_LATER)) {
          assertThat(lines)
              .anySatisfy(line ->
                  assertThat(line).contains("engine=mine", "IllegalStateException: not mine"));
        }
      }
    }
  }

  private static String call(String prompt) {
    return """
    {"model":"qwen-image-plus","input":{"messages":[{"role":"user","content":[{"text":"%s"}]}]},"parameters":{"prompt_extend":false}}\
    """
        .formatted(prompt);
  }

  /// @param id under which the engine may have thrown something
  private void isForPeople(String message, String id) {
    assertThat(message)
        .isNotBlank()
        .doesNotContain("Exception")
        .doesNotContain("Error:")
        .doesNotContain("java.")
        .doesNotContain("io.openbailian")
        .doesNotContain("/etc/");
    Throwable thrown = engine.thrown().get(id);
    if (thrown != null && !(thrown instanceof EngineFailure)) {
      assertThat(message)
          .doesNotContain(thrown.getClass().getSimpleName())
          .isNotEqualTo(thrown.getMessage());
    }
  }

  /// Parameters with which the prompt reaches the engine as it is.
  private static String plain(int pictures) {
    return "\"n\":%d,\"size\":\"512*512\",\"prompt_extend\":false".formatted(pictures);
  }
}
