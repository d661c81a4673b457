package io.openbailian.conformance;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The API as a plain HTTP client with one key sees it.
public final class Api {
  private static final String CREATE = "/api/v1/services/aigc/text2image/image-synthesis";
  private static final String DATA = "data:";
  private static final Set<String> ENDED = Set.of("SUCCEEDED", "FAILED", "CANCELED", "UNKNOWN");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI server;
  private final String key;

  public Api(URI server, String key) {
    this.server = server;
    this.key = key;
  }

  /// A client of this server with the key of the tests.
  public static Api of(TestServer server) {
    return new Api(server.url(), TestServer.KEY);
  }

  /// An answer whose body is JSON.
  public record Answer(int status, JsonNode body) {
    public String code() {
      return body.path("code").asString("");
    }

    public JsonNode output() {
      return body.path("output");
    }
  }

  public Answer get(String path) {
    return exchange(request(path).GET());
  }

  public Answer delete(String path) {
    return exchange(request(path).DELETE());
  }

  public Answer patch(String path, String json) {
    return exchange(request(path).method("PATCH", BodyPublishers.ofString(json)));
  }

  /// Asks for an answer, rather than a task.
  public Answer now(String path, String json) {
    return exchange(request(path).POST(BodyPublishers.ofString(json)));
  }

  /// Asks for a stream.
  ///
  /// @return the documents of its frames, without the last word of the compatible dialect
  public List<JsonNode> frames(String path, String json) {
    HttpRequest request =
        request(path)
            .header("X-DashScope-SSE", "enable")
            .POST(BodyPublishers.ofString(json))
            .build();
    try (Stream<String> lines = send(request, BodyHandlers.ofLines()).body()) {
      return lines
          .filter(line -> line.startsWith(DATA) && !line.endsWith("[DONE]"))
          .map(line -> (JsonNode) Json.parseObject(line.substring(DATA.length())))
          .toList();
    }
  }

  public Answer post(String path, String json) {
    BodyPublisher body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
    return exchange(request(path).header("X-DashScope-Async", "enable").POST(body));
  }

  /// Asks for pictures of a prompt; for example with `"n":1,"size":"512*512"`.
  public Answer create(String prompt, String parameters) {
    return post(
        CREATE,
        """
        {"model":"wan2.2-t2i-flash","input":{"prompt":"%s"},"parameters":{%s}}\
        """
            .formatted(prompt, parameters));
  }

  /// Asks for one small picture.
  ///
  /// @return the id of its task
  public String submit(String prompt) {
    return submit(prompt, "\"n\":1,\"size\":\"512*512\"");
  }

  /// Asks for pictures.
  ///
  /// @return the id of their task
  public String submit(String prompt, String parameters) {
    Answer answer = create(prompt, parameters);
    if (answer.status() != 200) {
      throw new AssertionError("not accepted: " + answer);
    }
    return answer.output().path("task_id").asString();
  }

  /// The task as one query shows it.
  public JsonNode task(String id) {
    return get("/api/v1/tasks/" + id).output();
  }

  public String status(String id) {
    return task(id).path("task_status").asString();
  }

  public Answer cancel(String id) {
    return post("/api/v1/tasks/" + id + "/cancel", "");
  }

  /// The whole answer to the query that first finds the task ended.
  public Answer ended(String id) throws Exception {
    Answer[] last = new Answer[1];
    Eventually.holds(
        "task %s ends".formatted(id),
        () -> {
          last[0] = get("/api/v1/tasks/" + id);
          return ENDED.contains(last[0].output().path("task_status").asString());
        });
    return last[0];
  }

  /// Waits until a query shows the task in this state.
  public void until(String id, String status) throws Exception {
    Eventually.holds("task %s is %s".formatted(id, status), () -> status(id).equals(status));
  }

  /// The bytes behind a result's URL, fetched without a key.
  public static byte[] download(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray()).body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .timeout(Eventually.PATIENCE)
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json");
  }

  private static Answer exchange(HttpRequest.Builder request) {
    HttpResponse<byte[]> response = send(request.build(), BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), Json.mapper().readTree(response.body()));
  }

  private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return HTTP.send(request, body);
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().getPath() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
