package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.ChildCommand;
import io.openbailian.server.RunFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `serve --background`, `--wait-ready` and `stop`, as a script calls them.
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class BackgroundServerTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    running().ifPresent(ProcessHandle::destroyForcibly);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Optional<ProcessHandle> running() {
    return RunFiles.read(data()).flatMap(note -> ProcessHandle.of(note.pid()));
  }

  private int call(String... words) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--data", data().toString()));
    return ChildCommand.start(folder, NOWHERE, "", arguments).waitFor();
  }

  private String printed(String stream) throws IOException {
    return Files.readString(folder.resolve(stream + ".txt"));
  }

  @Test
  void itReturnsWhenTheServerIsReadyAndStopEndsIt() throws IOException, InterruptedException {
    assertThat(call("serve", "--port", "0", "--background", "--wait-ready")).isZero();

    ProcessHandle server = running().orElseThrow();
    assertThat(printed("out"))
        .contains("DASHSCOPE_API_KEY=sk-", "process " + server.pid(), "serve.log");
    URI root = RunFiles.read(data()).orElseThrow().url();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest ready = HttpRequest.newBuilder(root.resolve("/health/ready")).build();
      assertThat(client.send(ready, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
    // The key is told on the terminal and stays in no file.
    assertThat(Files.readString(data().resolve("serve.log"))).doesNotContain("sk-");

    assertThat(call("serve", "--port", "0", "--background")).isEqualTo(1);
    assertThat(printed("err")).contains("runs on", "already", root.toString());
    assertThat(server.isAlive()).isTrue();

    assertThat(call("stop")).isZero();
    assertThat(server.isAlive()).isFalse();
    assertThat(call("stop")).isEqualTo(4);
  }

  @Test
  void aServerThatCannotStartSaysWhy() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(call("serve", "--port", port, "--background")).isEqualTo(1);
      assertThat(printed("err")).contains("ended before it answered", port);
    }
    Path config = Files.writeString(folder.resolve("bad.yaml"), "prot: 1\n");
    assertThat(call("serve", "--background", "--config", config.toString())).isEqualTo(2);
    assertThat(printed("err")).contains("prot");
    assertThat(running()).isEmpty();
  }
}
