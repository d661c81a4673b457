package io.openbailian.conformance.run;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.RunFile;
import io.openbailian.server.RunFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The stream of a task's events, as somebody reads it.
final class TaskStream implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final HttpResponse<InputStream> response;
  private final BufferedReader lines;

  /// Begins to follow a task; its head has come when this returns.
  TaskStream(TestServer server, String key, String id) throws IOException, InterruptedException {
    URI address = URI.create(server.apiBase() + "/tasks/" + id + "/events");
    response =
        HTTP.send(
            HttpRequest.newBuilder(address).header("Authorization", "Bearer " + key).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /// Another key of the server.
  static String otherKey(TestServer server) {
    RunFile run = RunFiles.read(server.data()).orElseThrow();
    return new Api(run.url(), run.token())
        .post("/admin/v1/keys", "{\"name\":\"other\"}")
        .body()
        .path("key")
        .asString();
  }

  int status() {
    return response.statusCode();
  }

  /// The next document; empty once the stream is over. Comments are passed over.
  Optional<JsonNode> next() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("data:")) {
        return Optional.of(Json.mapper().readTree(line.substring("data:".length())).path("output"));
      }
    }
    return Optional.empty();
  }

  List<JsonNode> rest() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (Optional<JsonNode> one = next(); one.isPresent(); one = next()) {
      all.add(one.get());
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
