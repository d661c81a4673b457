package io.openbailian.conformance.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.TestServer;
import io.openbailian.server.RunFile;
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
  private static final String CONFIGURATION =
      """
      engines: {scripted: {kind: scripted, rules: [{when: {prompt: broken}, fail: InternalError.Algo}, {when: {prompt: slow}, after: 1h}]}}
      routes: {'*': scripted}
      """;
  private static final String SUBMIT = "/api/v1/services/aigc/text2image/image-synthesis";
  private static final String TASKS = "/api/v1/tasks/";
  private static final String KEY = "Authorization: Bearer " + TestServer.KEY;
  private static final String CLOSE = "Connection: close";
  private static final String ASYNC = "X-DashScope-Async: enable";
  private static final String BODY =
      "{\"model\":\"wan2.2-t2i-flash\",\"input\":{\"prompt\":\"%s\"},\"parameters\":{\"n\":1,\"size\":\"512*512\",\"seed\":1}}";
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final int SILENCE_MILLIS = 30_000;

  @TempDir private Path folder;
  private final List<Way> ways = new ArrayList<>();

  /// A server, and the tasks it has.
  private record Way(ChildServer child, Path data, Map<String, String> tasks) {
    URI url() {
      return child.url(data);
    }

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

    /// The lines of the request log, alike as answers are.
    List<String> logged() throws IOException {
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

    double answeredWithoutThread() {
      return metrics()
          .lines()
          .filter(line -> line.startsWith("openbailian_http_nonblocking "))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }

  private List<Way> start(String settings) throws Exception {
    List<Way> both = new ArrayList<>();
    for (String nonBlocking : List.of("true", "false")) {
      Path data = folder.resolve("%d-%s".formatted(ways.size(), nonBlocking));
      ChildServer child =
          ChildServer.start(
              data, CONFIGURATION + settings + "\nnon-blocking: %s\n".formatted(nonBlocking));
      both.add(new Way(child, data, new LinkedHashMap<>()));
    }
    ways.addAll(both);
    return both;
  }

  private List<Way> startWithTasks(String settings) throws Exception {
    List<Way> both = start(settings);
    for (Way way : both) {
      way.tasks.putAll(tasks(way.child, way.data));
    }
    return both;
  }

  @AfterEach
  void stop() {
    ways.forEach(way -> way.child.close());
  }

  /// Tasks in every state, and one of another key.
  private static Map<String, String> tasks(ChildServer child, Path data) throws Exception {
    Api api = new Api(child.url(data), TestServer.KEY);
    RunFile run = RunFile.read(data).orElseThrow();
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

  private static String get(String target, String... headers) {
    return "GET %s HTTP/1.1\r\n%s\r\n\r\n".formatted(target, String.join("\r\n", headers));
  }

  private static String query(String target, String... more) {
    List<String> headers = new ArrayList<>(List.of("Host: h:1", KEY, CLOSE));
    headers.addAll(List.of(more));
    return get(target, headers.toArray(String[]::new));
  }

  private static String queryBy(String authorization) {
    return get(TASKS + "{succeeded}", "Host: h", authorization, CLOSE);
  }

  private static String post(String target, String body, String... headers) {
    return "POST %s HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n%s\r\n\r\n%s"
        .formatted(target, body.getBytes(ISO_8859_1).length, String.join("\r\n", headers), body);
  }

  private static String submit(String body, String... more) {
    List<String> headers = new ArrayList<>(List.of(KEY, CLOSE, ASYNC));
    headers.addAll(List.of(more));
    return post(SUBMIT, body, headers.toArray(String[]::new));
  }

  private static final List<String> QUERIES =
      List.of(
          query(TASKS + "{succeeded}"),
          query(TASKS + "{failed}"),
          query(TASKS + "{foreign}"),
          query(TASKS + "{running}"),
          query(TASKS + "{unknown}"),
          query(TASKS + "no-id-at-all"),
          query(TASKS),
          query("/api/v1/tasks"),
          query(TASKS + "{succeeded}/"),
          query(TASKS + "{succeeded}//"),
          query("//api/v1//tasks/{succeeded}"),
          query(TASKS + "{succeeded}?a=b"),
          query(TASKS + "{succeeded}?"),
          query(TASKS + "{succeeded};a=b"),
          query(TASKS + "{succeeded}%20"),
          query(TASKS + "./{succeeded}"),
          query(TASKS + "{succeeded}/cancel"),
          query("/api/v2/tasks/{succeeded}"),
          query("http://h:1" + TASKS + "{succeeded}"),
          query("http://other:1" + TASKS + "{succeeded}"),
          query(TASKS + "{succeeded}", "Accept: text/plain", "Accept-Encoding: gzip, br"),
          query(TASKS + "{succeeded}", "User-Agent: x", "Accept-Language: zh"),
          query(TASKS + "{succeeded}", "X-Request-Id: mine"),
          query(TASKS + "{succeeded}", "X-Forwarded-Host: evil.example"),
          query(TASKS + "{succeeded}", "X-Forwarded-Proto: https"),
          query(TASKS + "{succeeded}", "Forwarded: host=evil.example"),
          query(TASKS + "{succeeded}", "Content-Length: 2") + "{}",
          query(TASKS + "{succeeded}", "Content-Length: 0"),
          query(TASKS + "{succeeded}", "Transfer-Encoding: chunked") + "0\r\n\r\n",
          query(TASKS + "{succeeded}", "Expect: 100-continue"),
          query(TASKS + "{succeeded}", "Origin: http://x", "Range: bytes=0-1"),
          query(TASKS + "{succeeded}", "If-None-Match: *"),
          query(TASKS + "{succeeded}", "X-DashScope-Async: enable"),
          query(TASKS + "{succeeded}", "X-DashScope-SSE: enable"),
          get(TASKS + "{succeeded}", "Host: h", "Host: i", KEY, CLOSE),
          get(TASKS + "{succeeded}", "Host:", KEY, CLOSE),
          get(TASKS + "{succeeded}", KEY, CLOSE),
          get(TASKS + "{succeeded}", "Host: images.example.com:99", KEY, CLOSE),
          "GET " + TASKS + "{succeeded} HTTP/1.0\r\nHost: h\r\n" + KEY + "\r\n\r\n",
          "GET " + TASKS + "{succeeded} HTTP/1.0\r\n" + KEY + "\r\n\r\n",
          "GET "
              + TASKS
              + "{succeeded} HTTP/1.0\r\nHost: h\r\nConnection: keep-alive\r\n"
              + KEY
              + "\r\n\r\n",
          query(TASKS + "{succeeded}").replace("GET", "HEAD"),
          query(TASKS + "{succeeded}").replace("GET", "PUT"),
          query(TASKS + "{succeeded}").replace("GET", "DELETE"),
          query(TASKS + "{succeeded}").replace("GET", "OPTIONS"),
          query(TASKS + "{succeeded}").replace("GET", "get"),
          post(TASKS + "{succeeded}", "", KEY, CLOSE),
          post(TASKS + "{succeeded}", "{}", KEY, CLOSE),
          post(TASKS + "{succeeded}", "{}", KEY, CLOSE, ASYNC),
          post(TASKS + "{succeeded}/cancel", "", KEY, CLOSE),
          queryBy("Accept: */*"),
          queryBy("authorization: Bearer " + TestServer.KEY),
          queryBy("Authorization: bearer " + TestServer.KEY),
          queryBy("Authorization: BEARER " + TestServer.KEY),
          queryBy("Authorization: Bearer  " + TestServer.KEY),
          queryBy("Authorization: Bearer\t" + TestServer.KEY),
          queryBy("Authorization:  Bearer " + TestServer.KEY + "  "),
          queryBy("Authorization: Bearer " + TestServer.KEY + " x"),
          queryBy("Authorization: Bearer " + TestServer.KEY + "\u00e9"),
          queryBy("Authorization: Bearer sk-another"),
          queryBy("Authorization: Bearer "),
          queryBy("Authorization: Bearer"),
          queryBy("Authorization: Basic " + TestServer.KEY),
          queryBy("Authorization: " + TestServer.KEY),
          queryBy(KEY + "\r\n" + KEY),
          get(TASKS + "{succeeded}", "Host: h", KEY)
              + get(TASKS + "{unknown}", "Host: h", KEY)
              + query(TASKS + "{failed}"));

  private static final String FINE = BODY.formatted("fine");

  private static final List<String> SUBMISSIONS =
      List.of(
          submit(FINE),
          submit(FINE, "Content-Type: application/json", "Accept: application/json"),
          submit(FINE, "Content-Type: text/plain"),
          submit(FINE, "X-DashScope-SSE: enable"),
          submit(FINE, "X-DashScope-WorkSpace: w"),
          submit(FINE, "X-DashScope-EncryptionKey: k"),
          submit(FINE, "X-DashScope-Async: enable"),
          submit(FINE, "Expect: 100-continue"),
          submit(FINE, "Content-Encoding: gzip"),
          submit("{}"),
          submit(""),
          submit("[]"),
          submit("{\"model\":\"wan2.2-t2i-flash\"}"),
          submit("{\"model\":\"none\",\"input\":{\"prompt\":\"a\"}}"),
          submit("{\"model\":\"qwen-image-plus\",\"input\":{\"prompt\":\"a\"}}"),
          submit("{\"model\":\"qwen-plus\",\"input\":{\"prompt\":\"a\"}}"),
          submit(FINE.replace("\"n\":1", "\"n\":99")),
          submit(FINE.replace("512*512", "1*1")),
          submit(BODY.formatted("x".repeat(2_000))),
          submit(BODY.formatted("\u00ff\u00fe")),
          submit(FINE + "{}"),
          submit(FINE.substring(0, 40)),
          submit("\u00ef\u00bb\u00bf" + FINE),
          submit(FINE.replace("\"input\"", "\"unknown\":\"" + "y".repeat(9_000) + "\",\"input\"")),
          submit(FINE).replace("Content-Length: ", "Content-Length: 1"),
          submit(FINE).replace("Content-Length: ", "Content-Length: 000"),
          submit(FINE).replace("HTTP/1.1", "HTTP/1.0"),
          submit(FINE).replace(ASYNC, "X-DashScope-Async: Enable"),
          submit(FINE).replace(ASYNC, "x-dashscope-async: enable "),
          submit(FINE).replace(ASYNC, "X-DashScope-Async: disable"),
          submit(FINE).replace("POST", "PUT"),
          submit(FINE).replace(SUBMIT, SUBMIT + "/"),
          submit(FINE).replace(SUBMIT, "/" + SUBMIT),
          submit(FINE).replace(SUBMIT, SUBMIT + "?a=b"),
          submit(FINE).replace(SUBMIT, "/api/v1/services/none"),
          submit(FINE).replace(TestServer.KEY, "sk-another"),
          submit(FINE).replace(KEY + "\r\n", ""),
          submit(FINE).replace(CLOSE + "\r\n", "") + query(TASKS + "{succeeded}"),
          post(SUBMIT, FINE, KEY, CLOSE),
          post("/api/v1/services/aigc/multimodal-generation/generation", FINE, KEY, CLOSE, ASYNC),
          "POST "
              + SUBMIT
              + " HTTP/1.1\r\nHost: h\r\n"
              + KEY
              + "\r\n"
              + ASYNC
              + "\r\n"
              + CLOSE
              + "\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "%x\r\n%s\r\n0\r\n\r\n".formatted(FINE.length(), FINE));

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

  private static final String WORKING = "tasks: {workers: 4, hold: 0s, grace: 0s}\n";

  @Test
  void queriesAreAnsweredAlike() throws Exception {
    assertThat(alike(startWithTasks(WORKING), QUERIES)).isGreaterThanOrEqualTo(10);
  }

  @Test
  void queriesFromATrustedProxyAreAnsweredAlike() throws Exception {
    List<Way> both = startWithTasks(WORKING + "trusted-proxies: [127.0.0.1]\n");

    assertThat(alike(both, QUERIES)).isGreaterThanOrEqualTo(10);
    assertThat(answer(both.getFirst(), query(TASKS + "{succeeded}", "X-Forwarded-Host: proxy")))
        .contains("http://proxy/");
  }

  @Test
  void queriesUnderAPublicAddressAreAnsweredAlike() throws Exception {
    List<Way> both = startWithTasks(WORKING + "public-url: https://images.example.com\n");

    assertThat(alike(both, QUERIES)).isGreaterThanOrEqualTo(10);
    assertThat(answer(both.getFirst(), query(TASKS + "{succeeded}")))
        .contains("https://images.example.com/");
  }

  @Test
  void submissionsAreAnsweredAlike() throws Exception {
    assertThat(alike(startWithTasks(WORKING), SUBMISSIONS)).isGreaterThanOrEqualTo(5);
    assertThat(alike(startWithTasks(WORKING + "strict: true\n"), SUBMISSIONS))
        .isGreaterThanOrEqualTo(5);
  }

  @Test
  void aFullQueueIsAnsweredAlike() throws Exception {
    List<Way> both = start("tasks: {workers: 0, queue: 2}\n");

    assertThat(alike(both, Collections.nCopies(4, submit(FINE)))).isEqualTo(2);
    assertThat(answer(both.getFirst(), submit(FINE))).startsWith("HTTP/1.1 429");
  }

  @Test
  void allIsCountedAndLoggedAlike() throws Exception {
    List<Way> both = startWithTasks(WORKING);
    List<String> all = Stream.concat(QUERIES.stream(), SUBMISSIONS.stream()).toList();
    List<Map<String, Double>> counts = new ArrayList<>();
    for (Way way : both) {
      counts.add(way.counting(all));
    }
    both.forEach(way -> way.child.stop());

    assertThat(counts.getFirst())
        .isEqualTo(counts.getLast())
        .containsKey(
            "openbailian_http_requests_seconds_count{route=\"/api/v1/tasks/{task_id}\",status=\"200\"}");
    assertThat(both.getFirst().logged())
        .isEqualTo(both.getLast().logged())
        .anyMatch(line -> line.contains("GET /api/v1/tasks/ID 200"));
  }

  @Test
  void aTaskThatWasAcceptedOutlivesThePowerOfItsMachine() throws Exception {
    Way way = start("tasks: {workers: 0}\n").getFirst();
    List<String> accepted = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      accepted.add(new Api(way.url(), TestServer.KEY).submit("fine"));
    }
    double without = way.answeredWithoutThread();
    way.child.kill();

    assertThat(without).isPositive(); // a client may send its body after its head
    try (ChildServer again =
        ChildServer.start(way.data, CONFIGURATION + "tasks: {workers: 0, hold: 0s}\n")) {
      Api api = new Api(again.url(way.data), TestServer.KEY);
      assertThat(accepted).allMatch(id -> api.status(id).equals("PENDING"));
    }
  }
}
