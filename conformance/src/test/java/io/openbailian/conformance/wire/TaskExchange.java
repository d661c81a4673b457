package io.openbailian.conformance.wire;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;

/// A task from its submission to its end.
final class TaskExchange {
  private static final String AUTH = "Authorization: Bearer " + TestServer.KEY;

  private TaskExchange() {}

  /// Submits, waits for the end, and compares both answers with `<name>/submitted` and
  /// `<name>/ended`.
  static void check(String name, TestServer server, String path, String body) throws Exception {
    RawHttp http = new RawHttp(server.url());
    String request =
        "POST %s HTTP/1.1\n%s\nX-DashScope-Async: enable\n\n%s".formatted(path, AUTH, body);
    RawHttp.Answer created = http.send(request);
    Golden.check(name + "/submitted", request, created);
    String id = Json.mapper().readTree(created.bytes()).path("output").path("task_id").asString();
    Api.of(server).ended(id);
    String query = "GET /api/v1/tasks/%s HTTP/1.1\n%s\n\n".formatted(id, AUTH);
    Golden.check(name + "/ended", query, http.send(query));
  }
}
