package io.openbailian.conformance.wire;

import static io.openbailian.conformance.wire.ComparedRequests.FINE;
import static io.openbailian.conformance.wire.ComparedRequests.QUERIES;
import static io.openbailian.conformance.wire.ComparedRequests.SUBMISSIONS;
import static io.openbailian.conformance.wire.ComparedRequests.TASKS;
import static io.openbailian.conformance.wire.ComparedRequests.query;
import static io.openbailian.conformance.wire.ComparedRequests.submit;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.RunFile;
import io.openbailian.server.RunFiles;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is answered on the network's own threads is answered as by the ordinary way, byte for byte:
/// two servers, one with that way turned off, get the same requests in the same order.
class NonBlockingTest {
  private static final String ENGINES =
      "{scripted: {kind: scripted, rules: [{when: {prompt: broken}, fail: InternalError.Algo}, {when: {prompt: slow}, after: 1h}]}}";
  private static final String ROUTES = "{'*': scripted}";
  private static final String CONFIGURATION =
      "engines: %s\nroutes: %s\n".formatted(ENGINES, ROUTES);
  private static final Map<String, String> WORKING =
      Map.of("tasks.workers", "4", "tasks.hold", "0s", "tasks.grace", "0s");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final int SILENCE_MILLIS = 30_000;

  @TempDir private Path folder;
  private final List<AutoCloseable> servers = new ArrayList<>();

  /// A server, and the tasks it has.
  private record Way(URI url, Path data, Map<String, String> tasks) {
    String metrics() {
      return new String(Api.download(url() + "/metrics"), UTF_8);
    }

    /// How many requests of each route and status there were, and tasks of each model.
    Map<String, Double> counted() {
      return metrics()
          .lines()
          .filter(line ->
              line.startsWith("openbailian_http_requests_seconds_count")
                  || line.startsWith("openbailian_tasks_submitted_total"))
          .filter(line -> !line.contains("/metrics"))
          .collect(
              Collectors.toMap(
                  line -> line.substring(0, line.lastIndexOf(' ')),
                  line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
    }

    /// Sends the requests.
    ///
    /// @return by how much the counts rose
    Map<String, Double> counting(List<String> requests) throws IOException {
      Map<String, Double> before = counted();
      for (String request : requests) {
        answer(this, request);
      }
      Map<String, Double> rise = new TreeMap<>();
      counted().forEach((name, count) -> rise.put(name, count - before.getOrDefault(name, 0.0)));
      return rise;
    }

    double answeredWithoutThread() {
      return metrics()
          .lines()
          .filter(line -> line.startsWith("openbailian_http_nonblocking "))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }

  private List<Way> start(Map<String, String> settings) {
    List<Way> both = new ArrayList<>();
    for (String nonBlocking : List.of("true", "false")) {
      Map<String, String> all = new LinkedHashMap<>(settings);
      all.putAll(Map.of("engines", ENGINES, "routes", ROUTES, "non-blocking", nonBlocking));
      TestServer server = TestServer.startOn(folder.resolve(Integer.toString(servers.size())), all);
      servers.add(server);
      both.add(new Way(server.url(), server.data(), new LinkedHashMap<>()));
    }
    return both;
  }

  private List<Way> startWithTasks(Map<String, String> more) throws Exception {
    Map<String, String> settings = new LinkedHashMap<>(WORKING);
    settings.putAll(more);
    List<Way> both = start(settings);
    for (Way way : both) {
      way.tasks.putAll(tasks(way));
    }
    return both;
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable server : servers) {
      server.close();
    }
  }

  /// Tasks in every state, and one of another key.
  private static Map<String, String> tasks(Way way) throws Exception {
    Api api = new Api(way.url, TestServer.KEY);
    RunFile run = RunFiles.read(way.data).orElseThrow();
    Map<String, String> tasks = new LinkedHashMap<>();
    tasks.put("succeeded", api.submit("fine", "\"n\":2,\"size\":\"512*512\",\"seed\":1"));
    tasks.put("failed", api.submit("broken", "\"n\":1,\"size\":\"512*512\",\"seed\":1"));
    tasks.put("foreign", new Api(run.url(), run.token()).submit("fine"));
    api.ended(tasks.get("succeeded"));
    api.ended(tasks.get("failed"));
    new Api(run.url(), run.token()).ended(tasks.get("foreign"));
    tasks.put("running", api.submit("slow", "\"n\":1,\"size\":\"512*512\",\"seed\":1"));
    api.until(tasks.get("running"), "RUNNING");
    tasks.put("unknown", "00000000-0000-4000-8000-000000000000");
    return tasks;
  }

  /// The bytes a way answers, with what must differ from call to call made equal.
  private static String answer(Way way, String request) throws IOException {
    String whole = request;
    for (Map.Entry<String, String> task : way.tasks.entrySet()) {
      whole = whole.replace("{" + task.getKey() + "}", task.getValue());
    }
    try (Socket socket = new Socket(way.url().getHost(), way.url().getPort())) {
      socket.setSoTimeout(SILENCE_MILLIS);
      socket.getOutputStream().write(whole.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return alike(new String(socket.getInputStream().readAllBytes(), ISO_8859_1), way);
    }
  }

  private static String alike(String text, Way way) {
    String alike = ID.matcher(text.replace(way.url().getAuthority(), "HOST")).replaceAll("ID");
    return alike
        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}", "TIME")
        .replaceAll("_(create|time)\":\\d{13}", "_$1\":MILLIS")
        .replaceAll("Date: [^\r]*", "Date: NOW")
        .replaceAll("results/[^?\"]+\\?Expires=\\d+&Signature=[^\"]+", "FILE");
  }

  /// Sends the requests to both, and answers how many the first gave no thread of their own.
  private static double alike(List<Way> both, List<String> requests) throws IOException {
    double before = both.getFirst().answeredWithoutThread();
    for (String request : requests) {
      assertThat(answer(both.getFirst(), request))
          .as(request)
          .isEqualTo(answer(both.getLast(), request))
          .startsWith("HTTP/1.");
    }
    assertThat(both.getLast().answeredWithoutThread()).isZero();
    return both.getFirst().answeredWithoutThread() - before;
  }

  @Test
  void queriesAreAnsweredAlike() throws Exception {
    assertThat(alike(startWithTasks(Map.of()), QUERIES)).isGreaterThanOrEqualTo(10);
  }

  @Test
  void queriesFromATrustedProxyAreAnsweredAlike() throws Exception {
    List<Way> both = startWithTasks(Map.of("trusted-proxies", "[127.0.0.1]"));

    assertThat(alike(both, QUERIES)).isGreaterThanOrEqualTo(10);
    assertThat(answer(both.getFirst(), query(TASKS + "{succeeded}", "X-Forwarded-Host: proxy")))
        .contains("http://proxy/");
  }

  @Test
  void queriesUnderAPublicAddressAreAnsweredAlike() throws Exception {
    List<Way> both = startWithTasks(Map.of("public-url", "https://images.example.com"));

    assertThat(alike(both, QUERIES)).isGreaterThanOrEqualTo(10);
    assertThat(answer(both.getFirst(), query(TASKS + "{succeeded}")))
        .contains("https://images.example.com/");
  }

  @Test
  void submissionsAreAnsweredAlike() throws Exception {
    assertThat(alike(startWithTasks(Map.of()), SUBMISSIONS)).isGreaterThanOrEqualTo(5);
    assertThat(alike(startWithTasks(Map.of("strict", "true")), SUBMISSIONS))
        .isGreaterThanOrEqualTo(5);
  }

  @Test
  void aFullQueueIsAnsweredAlike() throws Exception {
    List<Way> both = start(Map.of("tasks.workers", "0", "tasks.queue", "2"));

    assertThat(alike(both, Collections.nCopies(4, submit(FINE)))).isEqualTo(2);
    assertThat(answer(both.getFirst(), submit(FINE))).startsWith("HTTP/1.1 429");
  }

  @Test
  void allIsCountedAlike() throws Exception {
    List<String> all = Stream.concat(QUERIES.stream(), SUBMISSIONS.stream()).toList();
    List<Map<String, Double>> counts = new ArrayList<>();
    for (Way way : startWithTasks(Map.of())) {
      counts.add(way.counting(all));
    }

    assertThat(counts.getFirst())
        .isEqualTo(counts.getLast())
        .containsKey(
            "openbailian_http_requests_seconds_count{route=\"/api/v1/tasks/{task_id}\",status=\"200\"}");
  }

  private ChildServer child(Path data, String settings) throws Exception {
    ChildServer child = ChildServer.start(data, CONFIGURATION + settings);
    servers.add(child);
    return child;
  }

  @Test
  void allIsLoggedAlike() throws Exception {
    List<List<String>> logs = new ArrayList<>();
    for (boolean nonBlocking : List.of(true, false)) {
      Path data = folder.resolve("logged-" + nonBlocking);
      ChildServer child =
          child(
              data,
              "tasks: {workers: 4, hold: 0s, grace: 0s}\nnon-blocking: %s\n"
                  .formatted(nonBlocking));
      Way way = new Way(child.url(data), data, new LinkedHashMap<>());
      way.tasks.putAll(tasks(way));
      for (String request : Stream.concat(QUERIES.stream(), SUBMISSIONS.stream()).toList()) {
        answer(way, request);
      }
      child.stop();
      logs.add(logged(child));
    }

    assertThat(logs.getFirst())
        .isEqualTo(logs.getLast())
        .anyMatch(line -> line.contains("GET /api/v1/tasks/ID 200"));
  }

  /// The lines of the request log, alike as answers are.
  private static List<String> logged(ChildServer child) throws IOException {
    return child
        .log()
        .lines()
        .filter(line -> line.contains(" request ") && !line.contains("/metrics"))
        .map(line -> ID.matcher(line).replaceAll("ID"))
        .map(line -> line.replaceAll("^\\S+ ", "").replaceAll(" \\d+us ", " TIME "))
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void aTaskThatWasAcceptedOutlivesThePowerOfItsMachine() throws Exception {
    Path data = folder.resolve("killed");
    String idle = "tasks: {workers: 0, hold: 0s}\n";
    ChildServer child = child(data, idle);
    Way way = new Way(child.url(data), data, Map.of());
    List<String> accepted = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      accepted.add(new Api(way.url, TestServer.KEY).submit("fine"));
    }
    double without = way.answeredWithoutThread();
    child.kill();

    assertThat(without).isPositive(); // a client may send its body after its head
    Api api = new Api(child(data, idle).url(data), TestServer.KEY);
    assertThat(accepted).allMatch(id -> api.status(id).equals("PENDING"));
  }
}
