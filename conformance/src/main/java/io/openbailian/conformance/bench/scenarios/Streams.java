package io.openbailian.conformance.bench.scenarios;

import io.openbailian.conformance.bench.workbench.Figure;
import io.openbailian.conformance.bench.workbench.Scenario;
import io.openbailian.conformance.bench.workbench.ServerProcess;
import io.openbailian.conformance.bench.workbench.Text;
import io.openbailian.conformance.bench.workbench.Workbench;
import io.openbailian.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Hundreds of streams of text at once, read to their ends.
public final class Streams implements Scenario {
  private static final int STREAMS = 500;
  private static final int WARM_UP = 50;
  private static final String PACE = "50ms";
  private static final String PROMPT = "写一篇关于人工智能的300字短文";
  private static final String PATH = "/api/v1/services/aigc/text-generation/generation";

  @Override
  public String name() {
    return "streams";
  }

  @Override
  public void measure(Workbench bench, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    try (ServerProcess server =
            bench.start(Map.of("embedded.pace", PACE, "log.requests", "false"));
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      run(WARM_UP, http, server, bench);
      long before = server.resident();
      Crowd crowd = run(STREAMS, http, server, bench);
      figures.accept(crowd.figure(before, server.resident()));
    }
  }

  private static Crowd run(int streams, HttpClient http, ServerProcess server, Workbench bench)
      throws IOException, InterruptedException {
    String model = model(http, server.url(), bench.key());
    Crowd crowd = new Crowd(streams);
    CountDownLatch over = new CountDownLatch(streams);
    for (int i = 0; i < streams; i++) {
      HttpRequest request = request(server.url(), bench.key(), model, i);
      Thread.ofVirtual()
          .start(() -> {
            try {
              crowd.read(http, request);
            } finally {
              over.countDown();
            }
          });
    }
    over.await();
    return crowd;
  }

  /// The first model of text there is.
  static String model(HttpClient http, URI server, String key)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/compatible-mode/v1/models"))
            .header("Authorization", "Bearer " + key)
            .build();
    String models = http.send(request, BodyHandlers.ofString()).body();
    return Json.parseObject(models).path("data").path(0).path("id").asString();
  }

  private static HttpRequest request(URI server, String key, String model, int seed) {
    return HttpRequest.newBuilder(URI.create(server + PATH))
        .header("Authorization", "Bearer " + key)
        .header("X-DashScope-SSE", "enable")
        .POST(
            BodyPublishers.ofString(
                Json.text(
                    Json.object()
                        .put("model", model)
                        .put("prompt", PROMPT)
                        .put("seed", seed)
                        .put("incremental_output", true))))
        .build();
  }

  /// What the readers saw.
  private static final class Crowd {
    private final int streams;
    private final long begin = System.nanoTime();
    private final List<long[]> read = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();

    Crowd(int streams) {
      this.streams = streams;
    }

    /// Keeps when the first frame came, when the last, and how many there were.
    void read(HttpClient http, HttpRequest request) {
      long asked = System.nanoTime();
      try {
        HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
        frames(asked, response);
      } catch (IOException e) {
        faults.add(String.valueOf(e.getMessage()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void frames(long asked, HttpResponse<InputStream> response) throws IOException {
      long first = 0;
      long frames = 0;
      boolean ended = false;
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("data:")) {
            first = frames++ == 0 ? System.nanoTime() : first;
            ended = line.contains("\"finish_reason\":\"stop\"");
          }
        }
      }
      if (response.statusCode() == 200 && ended) {
        read.add(new long[] {first - asked, System.nanoTime() - asked, frames});
      } else {
        faults.add("status %d, ended %s".formatted(response.statusCode(), ended));
      }
    }

    Figure figure(long before, long after) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      long frames = read.stream().mapToLong(one -> one[2]).sum();
      long[] first = read.stream().mapToLong(one -> one[0]).sorted().toArray();
      String name =
          Text.format("%,d streams of text at once, a frame every %s each", streams, PACE);
      if (first.length < streams) {
        return new Figure(
            name,
            Text.format(
                "%,d FAILED: %s",
                streams - first.length,
                new ArrayList<>(faults).subList(0, Math.min(3, faults.size()))),
            "",
            "");
      }
      return new Figure(
          name,
          Text.format(
              "no error; %,.0f frames/s, half of the first frames after %,d ms, the last after %,d ms; %,d MiB, %,d before",
              frames / seconds,
              first[streams / 2] / 1_000_000,
              first[streams - 1] / 1_000_000,
              after,
              before),
          "no error",
          "The cores, shared with the readers.");
    }
  }
}
