package io.openbailian.conformance.bench.scenarios;

import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Our server before a model server, beside nginx as a plain reverse proxy before the same one,
/// measured in turn after the same load. Our request log is on; keys are checked and what is used
/// is counted.
public final class GatewayRoad implements Scenario {
  private static final int CONNECTIONS = 64;
  private static final int ROUNDS = 5;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration ROUND = Duration.ofSeconds(4);
  private static final String CHAT = "/compatible-mode/v1/chat/completions";
  private static final String NATIVE = "/api/v1/services/aigc/text-generation/generation";
  private static final String LIMIT =
      "The cores, shared with wrk, nginx and the model server (nginx too). Medians of 5 rounds of 4 s, alternating, after 20 s of the same load.";

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    if (!Wrk.isThere() || !Nginx.isThere()) {
      figures.accept(
          new Figure(
              "the gateway beside nginx",
              "wrk or nginx is not installed: apt install wrk nginx-light",
              "",
              ""));
      return;
    }
    Path folder = Files.createTempDirectory(bench.folder(), "gateway-");
    try (Nginx nginx = Nginx.start(folder);
        ServerProcess ours = bench.start(settings(nginx, folder))) {
      new Road(bench, folder, nginx, ours).measure(figures);
    } finally {
      ServerProcess.delete(folder);
    }
  }

  /// One model that is answered whole, one that is streamed and translated, and one of the
  /// service's own that is passed on as it comes.
  private static Map<String, String> settings(Nginx nginx, Path folder) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "sk-upstream-0123456789abcdef");
    return Map.of(
        "engines",
        """
        {chats: {kind: openai, profile: generic, base-url: '%1$s/v1', concurrency: 128},
         streams: {kind: openai, profile: generic, base-url: '%2$s/v1', concurrency: 128},
         service: {kind: dashscope, base-url: '%2$s/api/v1', key: {file: '%3$s'}, concurrency: 128}}\
        """
            .formatted(nginx.chats(), nginx.streams(), key.toAbsolutePath()),
        "routes",
        "{qwen-plus: chats, qwen-turbo: streams, 'new-*': service}");
  }

  /// What is measured: a request at a server.
  private record Contender(Path script, URI url, List<Wrk.Outcome> rounds) {
    double rate() {
      return median(rounds.stream().map(one -> one.requests() / one.seconds()).toList());
    }

    double middle() {
      return median(rounds.stream().map(Wrk.Outcome::middle).toList());
    }

    double late() {
      return median(rounds.stream().map(Wrk.Outcome::late).toList());
    }

    String errors() {
      long failed = rounds.stream().mapToLong(Wrk.Outcome::failed).sum();
      return failed == 0 ? "" : Text.format(" — %,d ERRORS", failed);
    }

    private static double median(List<Double> values) {
      return Text.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  private record Road(Workbench bench, Path folder, Nginx nginx, ServerProcess ours) {

    void measure(Consumer<Figure> figures) throws IOException, InterruptedException {
      String chat = body("qwen-plus", "");
      figures.accept(whole(chat, 1));
      figures.accept(whole(chat, CONNECTIONS));
      figures.accept(
          streamed(
              "a stream passed through",
              request(CHAT, body("new-model", ",\"stream\":true"), ""),
              ">= 0.7 of its frames"));
      figures.accept(
          streamed(
              "a stream translated into the service's own dialect",
              request(
                  NATIVE,
                  "{\"model\":\"qwen-turbo\",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"Tell me of spring.\"}]},\"parameters\":{\"result_format\":\"message\",\"incremental_output\":true}}",
                  "X-DashScope-SSE: enable\r\n"),
              ">= 0.3 of its frames"));
    }

    private static String body(String model, String more) {
      return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Tell me of spring.\"}]%s}"
          .formatted(model, more);
    }

    private ByteBuffer request(String path, String body, String headers) {
      return ByteBuffer.wrap(
          "POST %s HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s"
              .formatted(path, bench.key(), headers, body.length(), body)
              .getBytes(StandardCharsets.UTF_8));
    }

    private Path script(String name, ByteBuffer request) throws IOException {
      Path file = folder.resolve(name + ".lua");
      Wrk.script(file, List.of(request));
      return file;
    }

    private Figure whole(String chat, int connections) throws IOException, InterruptedException {
      Path script = script("chat", request(CHAT, chat, ""));
      Contender mine = new Contender(script, ours.url(), new ArrayList<>());
      Contender rival = new Contender(script, nginx.chatsProxy(), new ArrayList<>());
      run(mine, rival, connections);
      return new Figure(
          "chat without a stream, %d connections, beside nginx as a reverse proxy"
              .formatted(connections),
          Text.format(
              "%,.0f/s, p50 %.2f ms, p99 %.2f ms%s; nginx %,.0f/s, p50 %.2f ms, p99 %.2f ms%s: %.2f of its rate, %+.2f and %+.2f ms",
              mine.rate(),
              mine.middle(),
              mine.late(),
              mine.errors(),
              rival.rate(),
              rival.middle(),
              rival.late(),
              rival.errors(),
              mine.rate() / rival.rate(),
              mine.middle() - rival.middle(),
              mine.late() - rival.late()),
          connections == 1 ? "p50 <= + 0.3 ms, p99 <= + 1 ms" : ">= 0.3 of its rate",
          LIMIT);
    }

    private Figure streamed(String what, ByteBuffer request, String aim)
        throws IOException, InterruptedException {
      Contender mine = new Contender(script("stream", request), ours.url(), new ArrayList<>());
      Contender rival =
          new Contender(
              script("rival", request(CHAT, body("m", ",\"stream\":true"), "")),
              nginx.streamsProxy(),
              new ArrayList<>());
      run(mine, rival, CONNECTIONS);
      return new Figure(
          "%s, %d frames each, %d connections, beside nginx as a reverse proxy"
              .formatted(what, Nginx.FRAMES, CONNECTIONS),
          Text.format(
              "%,.0f frames/s%s; nginx %,.0f frames/s%s: %.2f of its frames",
              mine.rate() * Nginx.FRAMES,
              mine.errors(),
              rival.rate() * Nginx.FRAMES,
              rival.errors(),
              mine.rate() / rival.rate()),
          aim,
          LIMIT);
    }

    private static void run(Contender mine, Contender rival, int connections)
        throws IOException, InterruptedException {
      Wrk wrk = new Wrk(connections);
      wrk.run(mine.script, mine.url, WARM_UP);
      wrk.run(rival.script, rival.url, Duration.ofSeconds(2));
      for (int i = 0; i < ROUNDS; i++) {
        rival.rounds.add(wrk.run(rival.script, rival.url, ROUND));
        mine.rounds.add(wrk.run(mine.script, mine.url, ROUND));
      }
    }
  }
}
