package io.openbailian.conformance.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.RawConnection;
import io.openbailian.conformance.Socket;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import io.openbailian.server.RunFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Brings texts to a server. What it sends is built before it is sent, so that what sending costs
/// is the server's, and very little of the visitor's own.
final class Visitor implements AutoCloseable {
  static final String GENERATION = "/api/v1/services/aigc/text-generation/generation";

  private final TestServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Visitor(TestServer server) {
    this.server = server;
  }

  /// A request that is built. Sending it returns when all that it asked for is done, and fails for
  /// an answer that is the server's own fault.
  @FunctionalInterface
  interface Knock {

    /// Knocks.
    ///
    /// @return what came of it, in a word or two
    String send() throws Exception;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  Knock post(String path, ObjectNode body, String... headers) {
    return post(path, TestServer.KEY, body, headers);
  }

  Knock admin(String path, ObjectNode body) {
    return post(path, RunFiles.read(server.data()).orElseThrow().token(), body);
  }

  private Knock post(String path, String key, ObjectNode body, String... headers) {
    HttpRequest request = request(path, key, Json.bytes(body), headers);
    return () -> outcome(answer(request));
  }

  private HttpRequest request(String path, String key, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Authorization", "Bearer " + key)
            .POST(BodyPublishers.ofByteArray(body));
    for (String header : headers) {
      String[] both = header.split(": ", 2);
      request.header(both[0], both[1]);
    }
    return request.build();
  }

  private static String outcome(JsonNode answer) {
    JsonNode error = answer.has("error") ? answer.path("error") : answer;
    return error.path("code").asString("answered");
  }

  private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    assertThat(response.body()).doesNotContain("InternalError");
    assertThat(response.statusCode()).as(response.body()).isNotEqualTo(500);
    return response.body().startsWith("{") ? Json.parseObject(response.body()) : Json.object();
  }

  /// A task, until it has ended, or its refusal.
  Knock task(String path, ObjectNode body) {
    HttpRequest request =
        request(path, TestServer.KEY, Json.bytes(body), "X-DashScope-Async: enable");
    return () -> {
      JsonNode answer = answer(request);
      String id = answer.at("/output/task_id").asString("");
      if (id.isEmpty()) {
        return outcome(answer);
      }
      JsonNode end = Api.of(server).ended(id).output();
      assertThat(end.toString()).doesNotContain("InternalError");
      return end.path("task_status").asString() + " " + end.path("code").asString("");
    };
  }

  /// Begins a task on a connection of its own, until it has ended or the connection is closed.
  Knock socket(ObjectNode payload) {
    String text = Json.text(payload);
    return () -> {
      try (Socket socket = Socket.open(server)) {
        socket.run("growth", text);
        Socket.Frame end = socket.untilEnd().getLast();
        assertThat(end.toString()).doesNotContain("InternalError");
        return end instanceof Socket.Frame.Text last ? last.event() : end.toString();
      }
    };
  }

  Knock get(String path) {
    return raw(
        "GET %s HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
            .formatted(path, TestServer.KEY)
            .getBytes(ISO_8859_1));
  }

  /// A request with this header, which a line break would end.
  Knock header(String name, String value) {
    String line = value.replace('\n', ' ').replace('\r', ' ');
    String others =
        name.equals("Host") ? "" : "Host: h\r\n"; // one of each, or the request is malformed
    String key =
        name.equals("Authorization") ? "" : "Authorization: Bearer " + TestServer.KEY + "\r\n";
    return raw(
        "GET /api/v1/tasks HTTP/1.1\r\n%s%s%s: %s\r\nConnection: close\r\n\r\n"
            .formatted(others, key, name, line)
            .getBytes(UTF_8));
  }

  /// An upload that gives a field this value, and its file this name.
  Knock form(String field, String value, String fileName) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        "--BB\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(field, value)
            .getBytes(UTF_8));
    String quoted = fileName.replace('"', '\'').replace('\n', ' ').replace('\r', ' ');
    body.writeBytes(
        "--BB\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\nx\r\n--BB--\r\n"
            .formatted(quoted)
            .getBytes(UTF_8));
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        "POST /oss-upload HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=BB\r\nContent-Length: %d\r\n\r\n"
            .formatted(body.size())
            .getBytes(ISO_8859_1));
    request.writeBytes(body.toByteArray());
    return raw(request.toByteArray());
  }

  private Knock raw(byte[] request) {
    return () -> {
      try (RawConnection connection = new RawConnection(server.url())) {
        send(connection, request);
        String answer = connection.rest();
        assertThat(answer).doesNotContain("InternalError");
        return answer.lines().findFirst().orElse("closed");
      }
    };
  }

  /// A server that has refused a head may close before all of it is sent.
  private static void send(RawConnection connection, byte[] request) throws IOException {
    try {
      RawConnection _ = connection.send(request);
    } catch (SocketException e) {
      // what it has answered is read
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
