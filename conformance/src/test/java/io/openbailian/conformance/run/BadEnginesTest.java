package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Operation;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.EngineProvider;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Media;
import io.openbailian.server.Assembly;
import io.openbailian.server.RunningServer;
import io.openbailian.server.SystemTime;
import io.openbailian.server.config.Settings;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An engine that does all kinds of things wrong, at the door: each task ends, once, in a sentence
/// for people, each call is answered, and what is asked next is served.
class BadEnginesTest {
  private static final String CALL = "/api/v1/services/aigc/multimodal-generation/generation";
  private static final List<String> SLIPS =
      List.of("overflow", "null", "foreign", "seventh", "counts", "nothing");

  @TempDir private Path folder;

  /// Draws, but for prompts that name a slip.
  @SuppressWarnings("InfiniteRecursion") // bad on purpose
  private record Bad() implements EngineProvider, Engine {
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
    public void run(EngineCall call, EventSink sink) throws InterruptedException {
      int item = call.items().getFirst().index();
      switch (call.values().textOrEmpty(Meaning.PROMPT)) {
        case "overflow" -> overflow(0);
        case "null" -> throw new NullPointerException("x");
        case "foreign" -> sink.emit(new EngineEvent.TextDelta("x"));
        case "seventh" -> sink.emit(new EngineEvent.MediaReady(7, picture()));
        case "counts" -> sink.emit(new EngineEvent.Usage(-1, 1));
        case "nothing" -> {}
        default -> sink.emit(new EngineEvent.MediaReady(item, picture()));
      }
    }

    private static int overflow(int depth) {
      return overflow(depth + 1) + 1;
    }

    private static Media picture() {
      return new Media.Picture(new BufferedImage(512, 512, BufferedImage.TYPE_INT_RGB));
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
    return Assembly.start(settings, new SystemTime(), List.of(new Bad()));
  }

  @Test
  void everyTaskEndsAndTheNextIsCarriedOut() throws Exception {
    try (RunningServer server = server()) {
      Api api = new Api(server.url(), TestServer.KEY);
      for (String slip : SLIPS) {
        for (int n = 1; n <= 2; n++) {
          String id = api.submit(slip, plain(n));
          JsonNode task = api.ended(id).output();
          assertThat(task.path("task_status").asString()).as(slip).isEqualTo("FAILED");
          assertThat(task.path("code").asString()).as(slip).isNotEmpty();
          isForPeople(task.path("message").asString());
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
      for (String slip : SLIPS) {
        Api.Answer answer = api.now(CALL, call(slip));
        assertThat(answer.status()).as(slip).isGreaterThanOrEqualTo(500);
        isForPeople(answer.body().path("message").asString());
        assertThat(answer.body().path("request_id").asString()).isNotEmpty();
      }
      assertThat(api.now(CALL, call("a cat")).status()).isEqualTo(200);
    }
  }

  private static String call(String prompt) {
    return """
    {"model":"qwen-image-plus","input":{"messages":[{"role":"user","content":[{"text":"%s"}]}]},"parameters":{"prompt_extend":false}}\
    """
        .formatted(prompt);
  }

  private static void isForPeople(String message) {
    assertThat(message)
        .isNotBlank()
        .doesNotContain("Exception")
        .doesNotContain("Error:")
        .doesNotContain("java.")
        .doesNotContain("io.openbailian");
  }

  /// Parameters with which the prompt reaches the engine as it is.
  private static String plain(int pictures) {
    return "\"n\":%d,\"size\":\"512*512\",\"prompt_extend\":false".formatted(pictures);
  }
}
