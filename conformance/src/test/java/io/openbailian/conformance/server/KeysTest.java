package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.RunFile;
import io.openbailian.server.RunFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Keys: made, listed and revoked while the server runs, and stored as hashes alone.
class KeysTest {
  private static final String ADMIN = "/admin/v1/keys";
  private static final Map<String, String> NOBODY_WORKS =
      TestServer.script("[]", Map.of("tasks.workers", "0", "tasks.hold", "0"));

  @TempDir private Path data;

  private TestServer start() {
    return TestServer.startOn(data, NOBODY_WORKS);
  }

  private Api admin() {
    RunFile run = RunFiles.read(data).orElseThrow();
    return new Api(run.url(), run.token());
  }

  private static List<String> ids(JsonNode list) {
    return list.path("keys").valueStream().map(key -> key.path("id").asString()).toList();
  }

  @Test
  void areMadeListedAndRevokedWithTheTokenOfTheRunFile() {
    try (TestServer server = start()) {
      JsonNode made = admin().post(ADMIN, "{\"name\":\"ci\"}").body();
      Api api = new Api(server.url(), made.path("key").asString());

      assertThat(made.path("key").asString()).matches("sk-[0-9a-f]{64}");
      assertThat(made.path("name").asString()).isEqualTo("ci");
      assertThat(ids(admin().get(ADMIN).body())).contains(made.path("id").asString());
      assertThat(admin().get(ADMIN).body().toString()).doesNotContain(made.path("key").asString());
      assertThat(api.create("works", "\"n\":1").status()).isEqualTo(200);

      assertThat(admin().delete(ADMIN + "/" + made.path("id").asString()).status()).isEqualTo(200);
      assertThat(api.create("works no more", "\"n\":1").status()).isEqualTo(401);
      assertThat(api.get("/api/v1/tasks").code()).isEqualTo("InvalidApiKey");
      assertThat(admin().delete(ADMIN + "/" + made.path("id").asString()).status()).isEqualTo(404);
      assertThat(admin().delete(ADMIN + "/k-none").status()).isEqualTo(404);
    }
  }

  @Test
  void haveNamesThatATableCanShow() {
    try (TestServer _ = start()) {
      for (String name :
          new String[] {"", "ci", "构建 №7", "e\u0301", "x".repeat(64), "🐼".repeat(64)}) {
        assertThat(named(name).status()).as(name).isEqualTo(200);
        assertThat(named(name).body().path("name").asString()).isEqualTo(name);
      }
      for (String name :
          new String[] {
            "x".repeat(65),
            "x".repeat(100_000),
            "\u001b[31mred",
            "two\nlines",
            "nul\u0000",
            "\u202egpj.exe",
            "\u200b",
            "\u2028",
            "\u0085"
          }) {
        assertThat(named(name).status()).as(name).isEqualTo(400);
        assertThat(named(name).code()).isEqualTo("InvalidParameter");
        assertThat(named(name).body().path("message").asString()).startsWith("name: ");
      }
      assertThat(admin().post(ADMIN, "{\"name\":7}").status()).isEqualTo(400);
      assertThat(admin().post(ADMIN, "{\"name\":[\"ci\"]}").status()).isEqualTo(400);
      assertThat(admin().post(ADMIN, "{\"name\":null}").status()).isEqualTo(200);
    }
  }

  private Api.Answer named(String name) {
    return admin().post(ADMIN, Json.object().put("name", name).toString());
  }

  @Test
  void outliveARestartAndSoDoTheirTasks() {
    String key;
    String task;
    try (TestServer server = start()) {
      key = admin().post(ADMIN, "{}").body().path("key").asString();
      task = new Api(server.url(), key).submit("kept");
    }
    try (TestServer server = start()) {
      assertThat(new Api(server.url(), key).status(task)).isEqualTo("PENDING");
    }
  }

  @Test
  void stayRevokedAfterARestart() {
    String key;
    try (TestServer _ = start()) {
      JsonNode made = admin().post(ADMIN, "{\"name\":\"gone\"}").body();
      key = made.path("key").asString();
      admin().delete(ADMIN + "/" + made.path("id").asString());
    }
    try (TestServer server = start()) {
      assertThat(new Api(server.url(), key).get("/api/v1/tasks").status()).isEqualTo(401);
    }
  }

  @Test
  void areNotAdministeredWithAKeyOfTheApi() {
    try (TestServer server = start()) {
      assertThat(Api.of(server).get(ADMIN).status()).isEqualTo(403);
      assertThat(Api.of(server).post(ADMIN, "{\"name\":\"x\"}").status()).isEqualTo(403);
      assertThat(new Api(server.url(), "").get(ADMIN).status()).isEqualTo(403);
      assertThat(ids(admin().get(ADMIN).body())).isEmpty();
    }
  }

  @Test
  void theTokenIsNewAtEachStartAndTheRunFileItsOwnersAlone() throws IOException {
    String before;
    try (TestServer server = start()) {
      before = server.server().token();
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(data.resolve("run.json"))))
          .isEqualTo("rw-------");
      assertThat(Api.of(server).get("/api/v1/tasks").status()).isEqualTo(200);
      assertThat(new Api(server.url(), before).get("/api/v1/tasks").status()).isEqualTo(200);
    }
    try (TestServer server = start()) {
      assertThat(server.server().token()).isNotEqualTo(before);
      assertThat(new Api(server.url(), before).get("/api/v1/tasks").status()).isEqualTo(401);
    }
  }

  @Test
  void aFirstStartMakesOneAndSaysItOnce() {
    String first;
    try (TestServer server = TestServer.startOn(data, with(""))) {
      first = server.server().firstKey().orElseThrow();
      assertThat(new Api(server.url(), first).get("/api/v1/tasks").status()).isEqualTo(200);
    }
    try (TestServer server = TestServer.startOn(data, with(""))) {
      assertThat(server.server().firstKey()).isEmpty();
      assertThat(new Api(server.url(), first).get("/api/v1/tasks").status()).isEqualTo(200);
    }
  }

  private static Map<String, String> with(String apiKey) {
    Map<String, String> options = new HashMap<>(NOBODY_WORKS);
    options.put("api-key", apiKey);
    return options;
  }

  @Test
  void noFileOfTheFolderHoldsOne() throws IOException {
    String key;
    try (TestServer server = start()) {
      key = admin().post(ADMIN, "{\"name\":\"secret\"}").body().path("key").asString();
      String _ = new Api(server.url(), key).submit("used");
      String _ = Api.of(server).submit("used");
      assertThat(filesWith(key)).isEmpty();
      assertThat(filesWith(TestServer.KEY)).isEmpty();
      assertThat(filesWith(server.server().token())).containsExactly(data.resolve("run.json"));
    }
    assertThat(filesWith(key)).isEmpty();
  }

  private List<Path> filesWith(String text) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).toList();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      return false; // it has just gone
    }
  }
}
