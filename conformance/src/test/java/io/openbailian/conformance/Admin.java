package io.openbailian.conformance;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.RunFile;
import io.openbailian.server.RunFiles;
import java.net.URI;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The admin API of a server of the tests, with the token of its run.
public record Admin(Api api, URI server) {
  public static final String ROOT = "/admin/v1";

  /// Of the server that runs on this folder.
  public static Admin of(Path data) {
    RunFile run = RunFiles.read(data).orElseThrow();
    return new Admin(new Api(run.url(), run.token()), run.url());
  }

  /// A key that was made, and its secret.
  public record Key(String id, String workspace, String secret, Api api) {}

  /// Makes a workspace.
  ///
  /// @return its id
  public String workspace(String name) {
    return ok(api.post(ROOT + "/workspaces", Json.object().put("name", name).toString()))
        .path("id")
        .asString();
  }

  /// Makes a key of a workspace.
  ///
  /// @param more members, for example `"models":["qwen-*"]`; may be empty
  public Key key(String workspace, String more) {
    ObjectNode asked = Json.parseObject("{" + more + "}");
    if (!workspace.isEmpty()) {
      asked.put("workspace", workspace);
    }
    return told(ok(api.post(ROOT + "/keys", asked.toString())));
  }

  /// A key with a workspace of its own.
  public Key key() {
    return key("", "");
  }

  /// Gives a key a new secret.
  public Key rotate(String id, int graceSeconds) {
    return told(
        ok(
            api.post(
                ROOT + "/keys/" + id + "/rotate",
                Json.object().put("grace_seconds", graceSeconds).toString())));
  }

  /// Changes a key.
  public JsonNode edit(String id, String members) {
    return ok(api.patch(ROOT + "/keys/" + id, "{" + members + "}"));
  }

  private Key told(JsonNode made) {
    String secret = made.path("key").asString();
    return new Key(
        made.path("id").asString(),
        made.path("workspace").asString(),
        secret,
        new Api(server, secret));
  }

  private static JsonNode ok(Api.Answer answer) {
    if (answer.status() != 200) {
      throw new AssertionError("not done: " + answer);
    }
    return answer.body();
  }
}
