package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.engine.test.JumpingTime;
import io.openbailian.protocol.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The admin API: its own keys, their roles, what it refuses, and what it writes down.
class AdminApiTest {
  private static final String KEYS = Admin.ROOT + "/keys";
  private static final String WORKSPACES = Admin.ROOT + "/workspaces";
  private static final String ADMIN_KEYS = Admin.ROOT + "/admin-keys";
  private static final String AUDIT = Admin.ROOT + "/audit";

  private final JumpingTime time = JumpingTime.slow();
  @TempDir private Path data;
  private TestServer server;
  private Admin admin;

  @BeforeEach
  void start() {
    server = TestServer.startOn(data, Map.of("tasks.workers", "0", "tasks.hold", "0"), time);
    admin = Admin.of(data);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode made(String role, String more) {
    Api.Answer answer =
        admin.api().post(ADMIN_KEYS, "{\"name\":\"n\",\"role\":\"%s\"%s}".formatted(role, more));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.body();
  }

  private Api with(String role) {
    return new Api(server.url(), made(role, "").path("key").asString());
  }

  @ParameterizedTest
  @CsvSource({"admin,200,200,200", "operator,200,200,403", "auditor,200,403,403"})
  void eachRoleDoesWhatItMay(String role, int reads, int seesTasks, int changes) {
    Admin.Key owner = admin.key();
    String task = owner.api().submit("a cat");
    Api bearer = with(role);

    for (String path :
        List.of(KEYS, KEYS + "/" + owner.id(), WORKSPACES, ADMIN_KEYS, AUDIT + "?limit=5")) {
      assertThat(bearer.get(path).status()).as(path).isEqualTo(reads);
    }
    assertThat(bearer.get(WORKSPACES + "/" + owner.workspace() + "/tasks").status())
        .isEqualTo(seesTasks);
    assertThat(bearer.get(Admin.ROOT + "/tasks/" + task).status()).isEqualTo(seesTasks);
    assertThat(bearer.post(KEYS, "{}").status()).isEqualTo(changes);
    assertThat(bearer.patch(KEYS + "/" + owner.id(), "{\"note\":\"x\"}").status())
        .isEqualTo(changes);
    assertThat(bearer.post(KEYS + "/" + owner.id() + "/rotate", "{}").status()).isEqualTo(changes);
    assertThat(bearer.post(WORKSPACES, "{}").status()).isEqualTo(changes);
    assertThat(bearer.post(ADMIN_KEYS, "{\"role\":\"auditor\"}").status()).isEqualTo(changes);
    assertThat(bearer.delete(KEYS + "/" + owner.id()).status()).isEqualTo(changes);
    assertThat(bearer.post(Admin.ROOT + "/tasks/" + task + "/cancel", "").status())
        .isEqualTo(seesTasks);
  }

  @Test
  void anOperatorSeesWhoseATaskIs() {
    Admin.Key owner = admin.key(admin.workspace("team"), "");
    String task = owner.api().submit("a cat");

    JsonNode seen = with("operator").get(Admin.ROOT + "/tasks/" + task).body();

    assertThat(seen.path("workspace").asString()).isEqualTo(owner.workspace());
    assertThat(seen.path("api_key_id").asString()).isEqualTo(owner.id());
    assertThat(seen.path("output").path("task_status").asString()).isEqualTo("PENDING");
  }

  @Test
  void adminKeysOpenNothingElseAndNothingAfterTheirEnd() {
    JsonNode key = made("admin", "");
    Api bearer = new Api(server.url(), key.path("key").asString());
    assertThat(key.path("key").asString()).matches("adm-[0-9a-f]{64}");
    assertThat(bearer.get("/api/v1/tasks").status()).isEqualTo(401);
    assertThat(bearer.get(ADMIN_KEYS).body().toString()).doesNotContain(key.path("key").asString());
    assertThat(admin.api().delete(ADMIN_KEYS + "/" + key.path("id").asString()).status())
        .isEqualTo(200);
    assertThat(bearer.get(KEYS).status()).isEqualTo(403);

    String end = time.now().plusSeconds(10).toString();
    Api short1 =
        new Api(
            server.url(),
            made("auditor", ",\"expires\":\"%s\"".formatted(end)).path("key").asString());
    assertThat(short1.get(KEYS).status()).isEqualTo(200);
    time.jump(Duration.ofSeconds(10));
    assertThat(short1.get(KEYS).status()).isEqualTo(403);
  }

  @Test
  void adminKeysOutliveARestart() {
    String secret = made("auditor", "").path("key").asString();
    stop();
    start();
    assertThat(new Api(server.url(), secret).get(KEYS).status()).isEqualTo(200);
  }

  /// A member that is wrong, and the beginning of what is said about it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":7}|name: ",
        "{\"note\":[]}|note: ",
        "{\"models\":\"qwen\"}|models: ",
        "{\"models\":[1]}|models: ",
        "{\"models\":[\"\"]}|models: ",
        "{\"engines\":{}}|engines: ",
        "{\"addresses\":[\"10.0.0.0/99\"]}|addresses: '10.0.0.0/99' is neither",
        "{\"addresses\":[\"host.name\"]}|addresses: 'host.name' is neither",
        "{\"own_tasks_only\":1}|own_tasks_only: ",
        "{\"disabled\":\"yes\"}|disabled: ",
        "{\"expires\":\"tomorrow\"}|expires: a time is written like",
        "{\"expires\":5}|expires: ",
        "{\"workspace\":\"w-none\"}|workspace: there is no 'w-none'",
        "{\"workspace\":5}|workspace: ",
        "{\"limit\":5}|limit: there is no such member"
      })
  void saysWhichMemberIsWrong(String body, String begins) {
    Api.Answer answer = admin.api().post(KEYS, body);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("InvalidParameter");
    assertThat(answer.body().path("message").asString()).startsWith(begins);
  }

  @Test
  void saysWhatIsNotThere() {
    for (Api.Answer answer :
        List.of(
            admin.api().get(KEYS + "/k-none"),
            admin.api().patch(KEYS + "/k-none", "{}"),
            admin.api().post(KEYS + "/k-none/rotate", "{}"),
            admin.api().delete(KEYS + "/k-none"),
            admin.api().get(WORKSPACES + "/w-none"),
            admin.api().patch(WORKSPACES + "/w-none", "{\"name\":\"x\"}"),
            admin.api().delete(ADMIN_KEYS + "/a-none"),
            admin.api().get(Admin.ROOT + "/tasks/none"))) {
      assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
    }
    assertThat(admin.api().post(KEYS, "[]").status()).isEqualTo(400);
    assertThat(admin.api().post(KEYS, "{").status()).isEqualTo(400);
    assertThat(
            admin.api().post(ADMIN_KEYS, "{\"role\":\"root\"}").body().path("message").asString())
        .startsWith("role: ");
    assertThat(
            admin
                .api()
                .post(KEYS + "/" + admin.key().id() + "/rotate", "{\"grace_seconds\":-1}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void writesDownEveryChangeWithWhoAndWhat() {
    JsonNode bearer = made("admin", "");
    Admin other = new Admin(new Api(server.url(), bearer.path("key").asString()), server.url());
    String workspace = other.workspace("team");
    Admin.Key key = other.key(workspace, "\"name\":\"ci\"");
    other.edit(key.id(), "\"note\":\"nightly\"");
    Admin.Key rotated = other.rotate(key.id(), 60);
    Api.Answer _ = other.api().delete(KEYS + "/" + key.id());
    Api.Answer _ = other.api().patch(KEYS + "/" + key.id(), "{\"note\":\"refused\"}");

    JsonNode changes = admin.api().get(AUDIT + "?limit=5").body().path("changes");

    assertThat(changes.valueStream().map(line -> line.path("action").asString()).toList())
        .containsExactly("key.delete", "key.rotate", "key.edit", "key.create", "workspace.create");
    for (JsonNode line : changes) {
      assertThat(line.path("actor").asString())
          .isEqualTo("admin key " + bearer.path("id").asString());
    }
    assertThat(changes.get(2).path("subject").asString()).isEqualTo(key.id());
    assertThat(changes.get(2).path("before").path("note").asString()).isEmpty();
    assertThat(changes.get(2).path("after").path("note").asString()).isEqualTo("nightly");
    assertThat(Json.text(changes))
        .doesNotContain(key.secret())
        .doesNotContain(rotated.secret())
        .doesNotContain(bearer.path("key").asString());
    long last = changes.get(4).path("number").asLong();
    assertThat(
            admin
                .api()
                .get(AUDIT + "?limit=1&before=" + last)
                .body()
                .at("/changes/0/action")
                .asString())
        .isEqualTo("admin-key.create");
  }

  @Test
  void keysAreListedByWorkspace() {
    String workspace = admin.workspace("team");
    Admin.Key key = admin.key(workspace, "");
    Admin.Key _ = admin.key();

    JsonNode list = admin.api().get(KEYS + "?workspace=" + workspace).body().path("keys");
    assertThat(list.valueStream().map(one -> one.path("id").asString()).toList())
        .containsExactly(key.id());
  }
}
