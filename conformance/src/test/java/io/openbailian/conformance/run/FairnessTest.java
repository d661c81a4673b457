package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Metrics;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import io.openbailian.protocol.RunFile;
import io.openbailian.server.RunFiles;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who waits for whom: nobody for another key's queue, another engine, or another's slow inputs.
class FairnessTest {
  private static final int MANY = 10_000;
  private static final int WIDTH = 2;

  /// Of a key's tasks, as many as `tasks.workers` are at hand: those inside, and these.
  private static final int MOST_OF_A_KEY = 62;

  private static final Duration CALL = Duration.ofMinutes(30);
  private static final String SYNC = "/api/v1/services/aigc/multimodal-generation/generation";
  private static final String EDIT = "/api/v1/services/aigc/image2image/image-synthesis";

  @TempDir private Path data;
  @TempDir private Path elsewhere;

  /// Counted by the upstream, which takes a call's job the moment it begins; a call ends when the
  /// clock jumps.
  @Test
  void aKeyWithTenThousandTasksDelaysAnothersFirstByNoMoreThanTheCallsInside() throws Exception {
    Path jobs = Files.createFile(elsewhere.resolve("jobs.jsonl"));
    JumpingTime time = new JumpingTime();
    Map<String, String> options = new LinkedHashMap<>();
    options.put(
        "engines",
        "{mine: {kind: scripted, width: %d, upstream: %s, rules: [{handle: true, after: %dm}]}}"
            .formatted(WIDTH, jobs, CALL.toMinutes()));
    options.put("routes", "{'*': mine}");
    options.put("tasks.workers", "64");
    options.put("tasks.hold", "0");
    try (TestServer server = TestServer.startOn(data, options, time)) {
      Api many = Api.of(server);
      submit(many, MANY);
      Eventually.holds("the engine is full", () -> begun(jobs).size() == WIDTH);
      Eventually.holds("as many as may wait at its gate", () -> waiting(server) == MOST_OF_A_KEY);
      double before = waiting(server);

      String first = anotherKey(server).submit("first");
      Eventually.holds("it is at the gate", () -> waiting(server) > before);
      time.jump(CALL);
      Eventually.holds("others have begun", () -> begun(jobs).size() == 2 * WIDTH);

      assertThat(begun(jobs).subList(WIDTH, 2 * WIDTH)).contains(first);
    }
  }

  private static void submit(Api api, int count) throws ExecutionException, InterruptedException {
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      List<Callable<String>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        all.add(() -> api.submit("one of many"));
      }
      for (Future<String> one : clients.invokeAll(all)) {
        assertThat(one.get()).isNotEmpty();
      }
    }
  }

  private static List<String> begun(Path jobs) throws Exception {
    return Files.readAllLines(jobs).stream()
        .filter(line -> line.endsWith("}"))
        .map(line -> line.replaceAll(".*\"call\":\"([^\"]+)\".*", "$1"))
        .toList();
  }

  private static double waiting(TestServer server) {
    return Metrics.of(server).value("openbailian_engines_waiting");
  }

  private static Api anotherKey(TestServer server) {
    RunFile run = RunFiles.read(server.data()).orElseThrow();
    String key =
        new Api(run.url(), run.token())
            .post("/admin/v1/keys", "{\"name\":\"another\"}")
            .body()
            .path("key")
            .asString();
    return new Api(server.url(), key);
  }

  /// One that never answers, wide or narrow, with more tasks and calls than it takes.
  @ParameterizedTest
  @ValueSource(ints = {1, 1024})
  void anEngineThatHangsDelaysNoOther(int width) throws Exception {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(
        "engines",
        "{slow: {kind: scripted, width: %d, rules: [{hang: true}]}, quick: {kind: scripted, width: 1}}"
            .formatted(width));
    options.put("routes", "{'wan2.5*': slow, 'qwen-image-plus': slow, '*': quick}");
    options.put("tasks.hold", "0");
    try (TestServer server = TestServer.startOn(data, options);
        ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      Api api = Api.of(server);
      for (int i = 0; i < 200; i++) {
        assertThat(
                api.post(
                        "/api/v1/services/aigc/text2image/image-synthesis",
                        """
                        {"model":"wan2.5-t2i-preview","input":{"prompt":"never"},"parameters":{"n":4}}\
                        """)
                    .status())
            .isEqualTo(200);
      }
      for (int i = 0; i < 50; i++) {
        Future<?> _ = waiting.submit(() -> unanswered(api));
      }
      Eventually.holds(
          "they wait", () -> Metrics.of(server).value("openbailian_requests_underway") > 50);

      assertThat(api.ended(api.submit("at once")).output().path("task_status").asString())
          .isEqualTo("SUCCEEDED");
      assertThat(api.now(SYNC, picture("qwen-image-max")).status()).isEqualTo(200);
      waiting.shutdownNow();
    }
  }

  /// Its client goes away with the test.
  private static void unanswered(Api api) {
    try {
      Api.Answer _ = api.now(SYNC, picture("qwen-image-plus"));
    } catch (AssertionError | UncheckedIOException e) {
      return;
    }
  }

  private static String picture(String model) {
    return """
    {"model":"%s","input":{"messages":[{"role":"user","content":[{"text":"a cat"}]}]},"parameters":{}}\
    """
        .formatted(model);
  }

  /// Inputs are fetched before the gate: addresses that do not answer keep nobody from the engine.
  @Test
  void inputsThatDoNotComeKeepNobodyFromTheEngine() throws Exception {
    CountDownLatch asked = new CountDownLatch(3);
    CountDownLatch released = new CountDownLatch(1);
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    web.createContext(
        "/",
        exchange -> {
          asked.countDown();
          try {
            released.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    web.start();
    String place = "127.0.0.1:" + web.getAddress().getPort();
    Map<String, String> options = new LinkedHashMap<>();
    options.put("engines", "{mine: {kind: scripted, width: 1}}");
    options.put("routes", "{'*': mine}");
    options.put("fetch.allow", "[\"%s\"]".formatted(place));
    options.put("tasks.hold", "0");
    try (TestServer server = TestServer.startOn(data, options)) {
      Api api = Api.of(server);
      List<String> slow = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        slow.add(
            api.post(
                    EDIT,
                    """
                    {"model":"wanx2.1-imageedit","input":{"function":"description_edit","prompt":"a hat","base_image_url":"http://%s/%d.png"},"parameters":{"n":1}}\
                    """
                        .formatted(place, i))
                .output()
                .path("task_id")
                .asString());
      }
      asked.await();

      assertThat(api.now(SYNC, picture("qwen-image-plus")).status()).isEqualTo(200);
      assertThat(api.ended(api.submit("meanwhile")).output().path("task_status").asString())
          .isEqualTo("SUCCEEDED");
      assertThat(slow).allSatisfy(id -> assertThat(api.status(id)).isEqualTo("PENDING"));
      released.countDown();
    } finally {
      released.countDown();
      web.stop(0);
    }
  }
}
