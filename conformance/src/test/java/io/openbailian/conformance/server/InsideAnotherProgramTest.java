package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.catalog.model.Operation;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
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
import io.openbailian.server.ServerStartException;
import io.openbailian.server.SystemTime;
import io.openbailian.server.config.Settings;
import io.openbailian.server.config.SettingsBuilder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Servers that a program starts inside itself, as a test of somebody else's does.
class InsideAnotherProgramTest {
  private static final int SERVERS = 50;
  private static final String PICTURE =
      """
      /api/v1/services/aigc/text2image/image-synthesis \
      {"model":"wan2.2-t2i-flash","input":{"prompt":"猫"},"parameters":{"n":1,"size":"512*512"}}\
      """;
  private static final String FILM =
      """
      /api/v1/services/aigc/video-generation/video-synthesis \
      {"model":"wan2.1-t2v-turbo","input":{"prompt":"猫"},"parameters":{"size":"480*832","duration":1,"fps":2}}\
      """;

  /// What tests beside this one have in the folder for temporary files.
  private static final Pattern BESIDE = Pattern.compile("openbailian-(test|child|growth)");

  @TempDir private Path folder;

  private SettingsBuilder settings() {
    return Settings.builder()
        .set("port", 0)
        .set("data", folder)
        .set("api-key", TestServer.KEY)
        .set("log.requests", false);
  }

  private static Api api(RunningServer server) {
    return new Api(server.url(), TestServer.KEY);
  }

  /// Paints everything red.
  private record Red() implements EngineProvider, Engine {
    @Override
    public String kind() {
      return "red";
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
      BufferedImage image = new BufferedImage(512, 512, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(Color.RED);
      graphics.fillRect(0, 0, 512, 512);
      graphics.dispose();
      for (EngineCall.Item item : call.items()) {
        sink.emit(new EngineEvent.MediaReady(item.index(), new Media.Picture(image)));
      }
    }

    @Override
    public void close() {}
  }

  @Test
  void anEngineCanBeHandedIn() throws Exception {
    Settings settings =
        settings()
            .set("engines", Map.of("mine", Map.of("kind", "red")))
            .set("routes", Map.of("*", "mine"))
            .build();

    try (RunningServer server = Assembly.start(settings, new SystemTime(), List.of(new Red()))) {
      Api.Answer ended = api(server).ended(api(server).submit("一只红色的猫"));

      assertThat(ended.output().path("task_status").asString()).isEqualTo("SUCCEEDED");
      assertThat(
              api(server)
                  .get("/api/v1/tasks/" + ended.output().path("task_id").asString() + "?view=full")
                  .output()
                  .path("engine")
                  .asString())
          .isEqualTo("mine");
    }
  }

  @Test
  void twoEnginesOfOneKindAreRefused() {
    assertThatThrownBy(() ->
            Assembly.start(settings().build(), new SystemTime(), List.of(new Red(), new Red())))
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("two kinds of engine with the name 'red'");
  }

  @Test
  void nothingOutlivesAServer() throws Exception {
    startAndStop(PICTURE);
    startAndStop(FILM);
    Traces first = Traces.now();

    for (int i = 3; i <= SERVERS; i++) {
      startAndStop(i == SERVERS ? FILM : i % 10 == 0 ? PICTURE : "");
    }

    Eventually.holds("nothing is added to " + first, () -> Traces.now().addsNothingTo(first));
  }

  /// @param work the path and the body of a task, or nothing to do
  private void startAndStop(String work) throws Exception {
    try (RunningServer server = Assembly.start(settings().build())) {
      Api api = api(server);
      assertThat(api.get("/api/v1/tasks/nobodys").status()).isEqualTo(200);
      if (!work.isEmpty()) {
        int path = work.indexOf(' ');
        JsonNode task = api.post(work.substring(0, path), work.substring(path + 1)).output();
        JsonNode ended = api.ended(task.path("task_id").asString()).output();
        assertThat(ended.path("task_status").asString())
            .as(ended.toString())
            .isEqualTo("SUCCEEDED");
      }
    }
  }

  /// What a server could leave in its process.
  ///
  /// @param threads names of the platform threads, without their numbers
  private record Traces(Map<String, Long> threads, long descriptors, Set<String> temporary) {
    static Traces now() throws IOException {
      Map<String, Long> threads =
          Thread.getAllStackTraces().keySet().stream()
              .map(thread -> thread.getName().replaceAll("[0-9]+", "#"))
              .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
      try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"));
          Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
        return new Traces(
            threads,
            open.count(),
            files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith("openbailian") || name.startsWith("sqlite"))
                .filter(name -> !BESIDE.matcher(name).lookingAt())
                .collect(Collectors.toCollection(TreeSet::new)));
      }
    }

    boolean addsNothingTo(Traces first) {
      return descriptors <= first.descriptors
          && first.temporary.containsAll(temporary)
          && threads.entrySet().stream()
              .filter(thread -> !thread.getKey().matches("ForkJoinPool.*|HttpClient.*|Attach.*"))
              .allMatch(
                  thread -> thread.getValue() <= first.threads.getOrDefault(thread.getKey(), 0L));
    }
  }
}
