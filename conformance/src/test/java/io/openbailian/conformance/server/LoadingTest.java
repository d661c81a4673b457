package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.TestServer;
import io.openbailian.conformance.wire.RawHttp;
import io.openbailian.engine.test.JumpingTime;
import io.openbailian.server.Assembly;
import io.openbailian.server.RunningServer;
import io.openbailian.server.ServerStartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Libraries and fonts are loaded while the server already listens.
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class LoadingTest {
  private static final String SYNC = "/api/v1/services/aigc/multimodal-generation/generation";
  private static final String BODY =
      """
      {"model":"qwen-image","input":{"messages":[{"role":"user","content":[{"text":"猫"}]}]},\
      "parameters":{"size":"1328*1328"}}\
      """;

  @TempDir private Path data;

  private RunningServer start(CountDownLatch loaded) {
    return Assembly.start(
        TestServer.settings(data, TestServer.script("[]", Map.of("tasks.hold", "0"))),
        new JumpingTime(),
        loaded::await);
  }

  @Test
  void allIsAcceptedAndNoPictureBeginsBefore() throws Exception {
    CountDownLatch loaded = new CountDownLatch(1);
    try (RunningServer server = start(loaded)) {
      Api api = new Api(server.url(), TestServer.KEY);
      RawHttp raw = new RawHttp(server.url());

      RawHttp.Answer ready = raw.send("GET /health/ready HTTP/1.1\nA: b\n\n");
      String task = api.submit("猫");
      FutureTask<Api.Answer> picture = new FutureTask<>(() -> api.post(SYNC, BODY));
      Thread _ = Thread.ofVirtual().start(picture);

      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.body()).contains("\"status\":\"loading\"");
      assertThat(raw.send("GET /health/live HTTP/1.1\nA: b\n\n").status()).isEqualTo(200);
      assertThat(api.get("/api/v1/models").status()).isEqualTo(200);
      Eventually.holds(
          "the call is under way",
          () -> raw.send("GET /health/live HTTP/1.1\nA: b\n\n").status() == 200);
      assertThat(api.status(task)).isEqualTo("PENDING");
      assertThat(picture.isDone()).isFalse();

      loaded.countDown();

      assertThat(picture.get().status()).isEqualTo(200);
      api.until(task, "SUCCEEDED");
      Eventually.holds(
          "it is ready", () -> raw.send("GET /health/ready HTTP/1.1\nA: b\n\n").status() == 200);
    }
  }

  @Test
  void whatWaitsIsLetGoWhenTheServerStops() {
    CountDownLatch loaded = new CountDownLatch(1);
    RunningServer server = start(loaded);
    loaded.countDown();

    server.close();

    Assertions.assertThatCode(server::awaitStop).doesNotThrowAnyException();
  }

  @Test
  void whatCannotBeLoadedEndsTheServerWithASentence() throws Exception {
    RunningServer server =
        Assembly.start(
            TestServer.settings(data, TestServer.script("[]", Map.of())),
            new JumpingTime(),
            () -> {
              throw new UnsatisfiedLinkError("libawt.so: Too many open files");
            });

    Assertions.assertThatThrownBy(server::awaitStop)
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("cannot be loaded")
        .hasMessageContaining("Too many open files");
    assertThat(data.resolve("run.json")).doesNotExist();
  }

  /// A Java whose Java2D is broken, as on a machine that lacks a library of it.
  @Test
  void theProcessEndsWithASentenceAndACode(@TempDir Path patch) throws Exception {
    Path broken = Files.createDirectories(patch.resolve("java/awt/image"));
    Files.write(broken.resolve("BufferedImage.class"), new byte[] {1, 2, 3, 4});

    ChildServer child =
        ChildServer.launchAfter(
            "export JDK_JAVA_OPTIONS=--patch-module=java.desktop=" + patch, data, "");

    assertThat(child.exitCode()).isEqualTo(1);
    List<String> lines = child.log().lines().filter(line -> line.startsWith("error:")).toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst())
        .contains("pictures", "cannot be loaded", "Truncated class file")
        .doesNotContain("internal fault");
    assertThat(data.resolve("run.json")).doesNotExist();
  }
}
