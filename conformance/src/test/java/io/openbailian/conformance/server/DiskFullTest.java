package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.Programs;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A disk that fills up under the server.
class DiskFullTest {
  @TempDir private Path folder;
  private boolean mounted;

  @BeforeEach
  void mountASmallDisk() throws IOException, InterruptedException {
    Programs.require("mount");
    mounted = run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder.toString()) == 0;
    Assumptions.assumeTrue(mounted, "needs the right to mount a file system");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (mounted) {
      run("umount", folder.toString());
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private Path fill() {
    Path ballast = folder.resolve("ballast");
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(new byte[512]);
      }
    } catch (IOException e) {
      return ballast; // now it is full
    }
  }

  @Test
  void theServerSaysSoAndGoesOnWhenThereIsRoomAgain() throws Exception {
    try (TestServer server =
        TestServer.startOn(
            folder.resolve("data"), TestServer.script("[]", Map.of("tasks.hold", "0")))) {
      Api api = Api.of(server);
      String before = api.submit("before", "\"n\":1,\"size\":\"512*512\"");
      api.ended(before);
      Path ballast = fill();

      int accepted = 0;
      Api.Answer last = api.create("while full", "\"n\":1,\"size\":\"512*512\"");
      for (int i = 0; i < 2000 && last.status() == 200; i++) {
        accepted++;
        last = api.create("while full " + i + "x".repeat(700), "\"n\":1,\"size\":\"512*512\"");
      }

      assertThat(last.status()).as("after %d", accepted).isEqualTo(500);
      assertThat(last.code()).isEqualTo("InternalError");
      assertThat(api.get("/health/live").status()).isEqualTo(200);
      assertThat(api.get("/health/ready").status()).isEqualTo(503);
      assertThat(api.status(before)).isEqualTo("SUCCEEDED");

      Files.delete(ballast);
      Eventually.holds("ready again", () -> api.get("/health/ready").status() == 200);
      JsonNode task = api.ended(api.submit("after")).output();
      assertThat(task.path("task_status").asString()).isEqualTo("SUCCEEDED");
    }
  }

  @Test
  void aResultThatCannotBeStoredWaitsForRoom() throws Exception {
    Map<String, String> options =
        TestServer.script("[{after: 17s}]", Map.of("tasks.hold", "0", "tasks.workers", "1"));
    JumpingTime time = JumpingTime.slow();
    try (TestServer server = TestServer.startOn(folder.resolve("data"), options, time)) {
      Api api = Api.of(server);
      String id = api.submit("large", "\"n\":1,\"size\":\"1440*1440\"");
      api.until(id, "RUNNING");
      Path ballast = fill();
      shrink(ballast, 64 << 10); // enough for the database, too little for a picture
      time.jumpOver(Duration.ofSeconds(17));
      Eventually.holds("the full disk is noticed", () -> api.get("/health/ready").status() == 503);
      assertThat(api.status(id)).isEqualTo("RUNNING");

      Files.delete(ballast);
      time.jump(Duration.ofSeconds(60));

      assertThat(api.ended(id).output().path("task_status").asString()).isEqualTo("SUCCEEDED");
    }
  }

  private static void shrink(Path file, int bytes) throws IOException {
    try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - bytes);
    }
  }
}
