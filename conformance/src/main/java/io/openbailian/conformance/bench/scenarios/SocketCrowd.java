package io.openbailian.conformance.bench.scenarios;

import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Workbench;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.SocketEvent;
import io.openbailian.protocol.server.SocketMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Two hundred sockets at once: people who speak for ten seconds, and people who have something
/// read to them.
public final class SocketCrowd implements Scenario {
  private static final int SOCKETS = 200;
  private static final int FRAMES = 100;
  private static final Duration BETWEEN_FRAMES = Duration.ofMillis(100);
  private static final int FRAME_BYTES = 3200;
  private static final String TEXT = "今天天气很好，我们去公园散步。The weather is fine today.";

  @Override
  public String name() {
    return "sockets";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    try (ServerProcess server =
        bench.scripted("[{hear: [{text: 'How do you do?', to: 9s}]}]", Map.of())) {
      figures.accept(
          crowd(
              bench,
              server,
              "speech_recognition",
              "200 sockets that send ten seconds of speech in real time: from finish-task to task-finished",
              "The client's and the server's threads share the cores."));
    }
    try (ServerProcess server = bench.start(Map.of())) {
      figures.accept(
          crowd(
              bench,
              server,
              "speech_synthesis",
              "200 sockets at once that have two sentences read by the embedded engine: until task-finished",
              "espeak-ng is started for each phrase, on as many cores as there are."));
    }
  }

  private static Figure crowd(
      Workbench bench, ServerProcess server, String operation, String what, String limit)
      throws InterruptedException {
    List<Future<Duration>> all = new ArrayList<>();
    List<Duration> took = new ArrayList<>();
    int failed = 0;
    try (HttpClient http = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < SOCKETS; i++) {
        One one = new One(http, server.url(), bench.key(), operation, "task-" + i);
        all.add(threads.submit(one::run));
      }
      for (Future<Duration> future : all) {
        try {
          took.add(future.get());
        } catch (ExecutionException e) {
          failed++;
        }
      }
    }
    Collections.sort(took);
    return new Figure(
        what,
        took.isEmpty()
            ? "all failed"
            : "%d failed, median %d ms, longest %d ms"
                .formatted(failed, took.get(took.size() / 2).toMillis(), took.getLast().toMillis()),
        "0 failed",
        limit);
  }

  /// One of them.
  private record One(HttpClient http, URI server, String key, String operation, String id) {
    private static final int PATIENCE_SECONDS = 120;

    Duration run() throws InterruptedException, ExecutionException, TimeoutException {
      Operation asked = CatalogLoader.builtIn().operation(operation).orElseThrow();
      Model model =
          CatalogLoader.builtIn().models().stream()
              .filter(one -> one.serves(asked, Mode.DUPLEX))
              .findFirst()
              .orElseThrow();
      Ending ending = new Ending();
      URI address =
          URI.create(server.toString().replaceFirst("^http", "ws") + asked.paths().getFirst());
      WebSocket socket =
          http.newWebSocketBuilder()
              .header("Authorization", "Bearer " + key)
              .buildAsync(address, ending)
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      boolean speaks = operation.equals("speech_recognition");
      long begun = System.nanoTime();
      socket.sendText(SocketMessage.runTask(id, payload(model, speaks)), true).get();
      if (speaks) {
        speak(socket);
        begun = System.nanoTime();
        socket
            .sendText(
                "{\"header\":{\"action\":\"finish-task\",\"task_id\":\"%s\"},\"payload\":{\"input\":{}}}"
                    .formatted(id),
                true)
            .get();
      }
      ending.end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      socket.abort();
      return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static ObjectNode payload(Model model, boolean speaks) {
      ObjectNode payload = Json.object().put("model", model.name());
      ObjectNode input = payload.putObject("input");
      ObjectNode parameters = payload.putObject("parameters");
      parameters.put("sample_rate", 16_000).put("format", "pcm");
      if (!speaks) {
        input.put("text", TEXT);
      }
      return payload;
    }

    private static void speak(WebSocket socket) throws InterruptedException, ExecutionException {
      long next = System.nanoTime();
      for (int i = 0; i < FRAMES; i++) {
        socket.sendBinary(ByteBuffer.allocate(FRAME_BYTES), true).get();
        next += BETWEEN_FRAMES.toNanos();
        LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
      }
    }
  }

  /// Waits for the last frame.
  private static final class Ending implements WebSocket.Listener {
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        switch (SocketEvent.parse(text.toString())) {
          case SocketEvent.Started _, SocketEvent.Generated _ -> {}
          case SocketEvent.Finished _ -> end.complete(true);
          case SocketEvent.Failed failed ->
              end.completeExceptionally(new IOException(failed.error().message()));
        }
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      end.completeExceptionally(new IOException("closed with " + code));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      end.completeExceptionally(error);
    }
  }
}
