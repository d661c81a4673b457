package io.openbailian.cli.verbs;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What many clients do to a server in its first minute, for as long as it takes the Java machine
/// to learn it: submissions, polls of ended tasks, lists. Requests are written by hand on plain
/// sockets, so that what is learnt is the server.
final class TrainingLoad {
  private static final int CLIENTS = 16;
  private static final String SUCCESS = "HTTP/1.1 200 ";

  /// Enough for the last compiler to have seen each way; more only takes longer.
  private static final int MOST_REQUESTS = 20_000;

  private static final int LISTS_PER_THOUSAND = 5;

  private final URI server;
  private final String key;
  private final String model;
  private final String path;
  private final byte[] submission;
  private final AtomicInteger turn = new AtomicInteger();

  /// @param call to ask for a picture, as a task
  TrainingLoad(URI server, String key, ModelCall call) {
    this.server = server;
    this.key = key;
    this.model = call.model();
    this.path = call.path();
    SequencedMap<String, JsonNode> values = new LinkedHashMap<>();
    values.put(Meaning.PROMPT, JsonNodeFactory.instance.stringNode("一座小屋"));
    this.submission = post(path, Json.bytes(call.fill(Json.object(), values)), Wire.ASYNC);
  }

  /// Loads the server until the time is over.
  ///
  /// @throws IOException when it refused something: what it learnt then is how to refuse
  void run(Duration length) throws IOException, InterruptedException {
    long end = System.nanoTime() + length.toNanos();
    List<Future<Boolean>> clients = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(
            threads.submit(() -> {
              work(end);
              return true;
            }));
      }
    }
    for (Future<Boolean> client : clients) {
      try {
        client.get();
      } catch (ExecutionException e) {
        throw new IOException("The training load broke off: " + e.getCause(), e);
      }
    }
  }

  /// One client with one connection: submits, cancels, asks about what has ended, lists.
  private void work(long end) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      InputStream answers = new BufferedInputStream(socket.getInputStream());
      String id = task(exchange(socket, answers, submission));
      exchange(socket, answers, post(Wire.TASKS + "/" + id + Wire.CANCEL, new byte[0], ""));
      byte[] query = get(Wire.TASKS + "/" + id);
      byte[] list = get(Wire.TASKS + "?page_size=10&model_name=" + model);
      while (System.nanoTime() < end) {
        int number = turn.incrementAndGet();
        if (number > MOST_REQUESTS) {
          return;
        }
        exchange(
            socket,
            answers,
            number % 1000 < LISTS_PER_THOUSAND ? list : number % 2 == 0 ? query : submission);
      }
    }
  }

  private static String task(byte[] answer) {
    return Json.parseObject(new String(answer, StandardCharsets.UTF_8))
        .path("output")
        .path("task_id")
        .asString();
  }

  private byte[] get(String below) {
    return request("GET", below, "", new byte[0]);
  }

  /// @param enabled a header that is set, or none
  private byte[] post(String below, byte[] body, String enabled) {
    String headers = enabled.isEmpty() ? "" : enabled + ": " + Wire.ENABLE + "\r\n";
    return request(
        "POST",
        below,
        headers + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n",
        body);
  }

  private byte[] request(String verb, String below, String headers, byte[] body) {
    byte[] head =
        "%s %s%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n%s\r\n"
            .formatted(verb, Wire.API, below, server.getAuthority(), key, headers)
            .getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  private static byte[] exchange(Socket socket, InputStream answers, byte[] request)
      throws IOException {
    socket.getOutputStream().write(request);
    String status = line(answers);
    int length = 0;
    for (String line = line(answers); !line.isEmpty(); line = line(answers)) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, "Content-Length:".length())) {
        length = Integer.parseInt(line.substring("Content-Length:".length()).strip());
      }
    }
    byte[] body = answers.readNBytes(length);
    if (!status.startsWith(SUCCESS)) {
      throw new IOException("the load was refused: " + new String(body, StandardCharsets.UTF_8));
    }
    return body;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
