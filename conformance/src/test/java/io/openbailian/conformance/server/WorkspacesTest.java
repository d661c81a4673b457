package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Admin;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Drawings;
import io.openbailian.conformance.FileSender;
import io.openbailian.conformance.FileSender.Part;
import io.openbailian.conformance.Socket;
import io.openbailian.conformance.TestServer;
import io.openbailian.conformance.Uploader;
import io.openbailian.engine.test.JumpingTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Workspaces own, keys open: what one key of a workspace made, its others see, and nobody else.
class WorkspacesTest {
  private static final String TASKS = "/api/v1/tasks";
  private static final String TEXTS = "/api/v1/services/embeddings/text-embedding/text-embedding";
  private static final String TEXT =
      "{\"model\":\"text-embedding-v4\",\"input\":{\"texts\":[\"a\"]}}";
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

  private static List<String> listed(Api api, String query) {
    return api.get(TASKS + query)
        .body()
        .path("data")
        .valueStream()
        .map(row -> row.path("task_id").asString())
        .toList();
  }

  @Test
  void anyKeyOfAWorkspaceSeesAndCancelsItsTasks() {
    String workspace = admin.workspace("team");
    Admin.Key one = admin.key(workspace, "");
    Admin.Key other = admin.key(workspace, "");
    String task = one.api().submit("a cat");

    assertThat(other.api().status(task)).isEqualTo("PENDING");
    assertThat(listed(other.api(), "")).containsExactly(task);
    JsonNode row = other.api().get(TASKS).body().path("data").get(0);
    assertThat(row.path("api_key_id").asString()).isEqualTo(one.id());
    assertThat(row.path("caller_uid").asString()).isEqualTo(workspace);
    assertThat(listed(other.api(), "?api_key_id=" + one.id())).containsExactly(task);
    assertThat(listed(other.api(), "?api_key_id=" + other.id())).isEmpty();

    assertThat(other.api().cancel(task).status()).isEqualTo(200);
    assertThat(one.api().status(task)).isEqualTo("CANCELED");
  }

  @Test
  void aKeyOfItsOwnTasksOnlySeesThoseAlone() {
    String workspace = admin.workspace("team");
    Admin.Key open = admin.key(workspace, "");
    Admin.Key narrow = admin.key(workspace, "\"own_tasks_only\":true");
    String theirs = open.api().submit("a cat");
    String own = narrow.api().submit("a dog");

    assertThat(listed(narrow.api(), "")).containsExactly(own);
    assertThat(listed(narrow.api(), "?api_key_id=" + open.id())).isEmpty();
    assertThat(listed(narrow.api(), "?task_id=" + theirs)).isEmpty();
    assertThat(narrow.api().get(TASKS).body().path("total").asInt()).isEqualTo(1);
    assertThat(narrow.api().status(theirs)).isEqualTo("UNKNOWN");
    assertThat(narrow.api().cancel(theirs).status()).isEqualTo(404);
    assertThat(narrow.api().status(own)).isEqualTo("PENDING");
    assertThat(listed(open.api(), "")).containsExactlyInAnyOrder(theirs, own);

    admin.edit(narrow.id(), "\"own_tasks_only\":false");
    assertThat(narrow.api().status(theirs)).isEqualTo("PENDING");
  }

  @Test
  void aTemporaryKeyBelongsToItsKeysWorkspace() {
    String workspace = admin.workspace("team");
    Admin.Key one = admin.key(workspace, "");
    Admin.Key other = admin.key(workspace, "");
    String secret = one.api().post("/api/v1/tokens", "").body().path("token").asString();
    Api temporary = new Api(server.url(), secret);
    String task = temporary.submit("a cat");

    assertThat(other.api().status(task)).isEqualTo("PENDING");
    assertThat(listed(other.api(), "?api_key_id=" + one.id())).containsExactly(task);

    admin.edit(one.id(), "\"disabled\":true");
    assertThat(temporary.get(TASKS).status()).isEqualTo(401);
  }

  @Test
  void uploadsAndFilesAreTheWorkspaces() {
    String workspace = admin.workspace("team");
    Admin.Key one = admin.key(workspace, "");
    Admin.Key other = admin.key(workspace, "");
    String upload = new Uploader(server.url(), one.secret()).upload("a.png", Drawings.ball());
    String file = sent(one);

    assertThat(other.api().post(EDIT_PATH, edit(upload)).status()).isEqualTo(200);
    assertThat(other.api().get("/api/v1/files/" + file).status()).isEqualTo(200);
    assertThat(other.api().delete("/api/v1/files/" + file).status()).isEqualTo(200);
  }

  private static final String EDIT_PATH = "/api/v1/services/aigc/image2image/image-synthesis";

  private static String edit(String picture) {
    return """
    {"model":"wanx2.1-imageedit","input":{"function":"stylization_all","prompt":"x",\
    "base_image_url":"%s"}}\
    """
        .formatted(picture);
  }

  private String sent(Admin.Key key) {
    return new FileSender(server.url(), key.secret(), "/compatible-mode/v1/files")
        .send(
            Part.field("purpose", "file-extract"),
            Part.file("file", "a.txt", "words".getBytes(StandardCharsets.UTF_8)))
        .body()
        .path("id")
        .asString();
  }

  /// What somebody of another workspace may try.
  enum Attempt {
    QUERY(TASKS + "/%s", 200),
    QUERY_IN_FULL(TASKS + "/%s?view=full", 200),
    LIST_ONE(TASKS + "?task_id=%s", 200),
    LIST_KEY(TASKS + "?api_key_id=%2$s", 200),
    CANCEL(TASKS + "/%s/cancel", 404),
    CANCEL_RUNNING(TASKS + "/%s/cancel?running=true", 404),
    ABANDON(TASKS + "/%s/cancel?running=true&abandon=true", 404),
    READ_FILE("/api/v1/files/%3$s", 404),
    READ_COMPATIBLE_FILE("/compatible-mode/v1/files/%3$s", 404),
    READ_CONTENT("/compatible-mode/v1/files/%3$s/content", 404),
    LIST_FILES("/api/v1/files", 200),
    LIST_COMPATIBLE_FILES("/compatible-mode/v1/files", 200),
    DELETE_FILE("/api/v1/files/%3$s", 404),
    DELETE_COMPATIBLE_FILE("/compatible-mode/v1/files/%3$s", 404);

    private final String path;
    private final int status;

    Attempt(String path, int status) {
      this.path = path;
      this.status = status;
    }

    Api.Answer by(Api api, String task, String key, String file) {
      String address = path.formatted(task, key, file);
      return switch (this) {
        case CANCEL, CANCEL_RUNNING, ABANDON -> api.post(address, "");
        case DELETE_FILE, DELETE_COMPATIBLE_FILE -> api.delete(address);
        case QUERY,
            QUERY_IN_FULL,
            LIST_ONE,
            LIST_KEY,
            READ_FILE,
            READ_COMPATIBLE_FILE,
            READ_CONTENT,
            LIST_FILES,
            LIST_COMPATIBLE_FILES ->
            api.get(address);
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Attempt.class)
  void nobodyElseSeesOrEndsAnyOfIt(Attempt attempt) {
    Admin.Key owner = admin.key(admin.workspace("owner"), "");
    Api stranger = admin.key(admin.workspace("stranger"), "").api();
    String task = owner.api().submit("a secret");
    String file = sent(owner);

    Api.Answer answer = attempt.by(stranger, task, owner.id(), file);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(attempt.status);
    assertThat(answer.body().toString())
        .doesNotContain("secret")
        .doesNotContain(owner.workspace())
        .doesNotContain("a.txt")
        .doesNotContain("PENDING");
    assertThat(owner.api().status(task)).isEqualTo("PENDING");
    assertThat(owner.api().get("/api/v1/files/" + file).status()).isEqualTo(200);
  }

  @Test
  void nobodyElseUsesItsUploads() {
    Admin.Key owner = admin.key(admin.workspace("owner"), "");
    Admin.Key stranger = admin.key(admin.workspace("stranger"), "");
    String upload = new Uploader(server.url(), owner.secret()).upload("a.png", Drawings.ball());

    Api.Answer direct =
        stranger
            .api()
            .now(
                "/api/v1/services/aigc/multimodal-generation/generation",
                """
                {"model":"qwen-image-edit","input":{"messages":[{"role":"user","content":[\
                {"image":"%s"},{"text":"x"}]}]}}\
                """
                    .formatted(upload));

    assertThat(direct.status()).as(direct.toString()).isEqualTo(400);
    assertThat(direct.code()).isEqualTo("BadRequest.ResourceNotExist");
  }

  @Test
  void rotationKeepsTheIdAndBothSecretsForAWhile() {
    Admin.Key first = admin.key();
    String task = first.api().submit("a cat");
    Admin.Key second = admin.rotate(first.id(), 60);

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(first.api().status(task)).isEqualTo("PENDING");
    assertThat(second.api().status(task)).isEqualTo("PENDING");

    time.jump(Duration.ofSeconds(61));
    assertThat(first.api().get(TASKS).status()).isEqualTo(401);
    assertThat(second.api().status(task)).isEqualTo("PENDING");
  }

  @Test
  void whoeverHoldsAClosedKeyIsToldWhy() {
    Admin.Key key = admin.key();
    admin.edit(key.id(), "\"disabled\":true");
    assertThat(hint(key.api().get(TASKS))).contains("this key is disabled");

    Instant end = time.now().plusSeconds(10);
    admin.edit(key.id(), "\"disabled\":false,\"expires\":\"%s\"".formatted(end));
    assertThat(key.api().get(TASKS).status()).isEqualTo(200);
    time.jump(Duration.ofSeconds(10));
    assertThat(hint(key.api().get(TASKS))).contains("this key expired at");

    Api.Answer _ = admin.api().delete(Admin.ROOT + "/keys/" + key.id());
    assertThat(hint(key.api().get(TASKS))).contains("this key was deleted");
    assertThat(hint(new Api(server.url(), "sk-nobody").get(TASKS))).doesNotContain("this key");
  }

  private static String hint(Api.Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("InvalidApiKey");
    assertThat(answer.body().path("message").asString()).isEqualTo("Invalid API-key provided.");
    return answer.body().path("error").path("hint").asString();
  }

  @Test
  void aKeyAsksTheModelsItMay() {
    Admin.Key key = admin.key("", "\"models\":[\"text-embedding-v4\",\"qwen-*\"]");

    assertThat(key.api().now(TEXTS, TEXT).status()).isEqualTo(200);
    Api.Answer task = key.api().create("a cat", "\"n\":1");
    assertThat(task.status()).isEqualTo(403);
    assertThat(task.code()).isEqualTo("Model.AccessDenied");
    Api.Answer text =
        key.api()
            .now(
                "/compatible-mode/v1/chat/completions",
                "{\"model\":\"deepseek-v3\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}");
    assertThat(text.status()).as(text.toString()).isEqualTo(403);

    admin.edit(key.id(), "\"models\":null");
    assertThat(key.api().create("a cat", "\"n\":1").status()).isEqualTo(200);
  }

  @Test
  void aSocketAsksTheModelsItsKeyMay() throws InterruptedException {
    Admin.Key key = admin.key("", "\"models\":[\"qwen-*\"]");
    try (Socket socket = Socket.open(server, Socket.PATH, "Bearer " + key.secret())) {
      socket.run(
          "one",
          """
          {"task_group":"audio","task":"tts","function":"SpeechSynthesizer","model":"sambert-zhichu-v1",\
          "parameters":{"text_type":"PlainText"},"input":{"text":"a"}}\
          """);
      JsonNode told = socket.listen().nextText();
      assertThat(told.path("header").path("error_code").asString()).isEqualTo("Model.AccessDenied");
    }
  }

  @Test
  void aKeyIsServedByTheEnginesItMay() {
    Admin.Key elsewhere = admin.key("", "\"engines\":[\"gpu\"]");
    Admin.Key here = admin.key("", "\"engines\":[\"embedded\"]");

    assertThat(elsewhere.api().create("a cat", "\"n\":1").code()).isEqualTo("Model.AccessDenied");
    assertThat(elsewhere.api().now(TEXTS, TEXT).code()).isEqualTo("Model.AccessDenied");
    assertThat(here.api().create("a cat", "\"n\":1").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.0/8,200", "10.0.0.0/8,403", "::1/128,403"})
  void aKeyComesFromWhereItMay(String range, int status) {
    Admin.Key key = admin.key("", "\"addresses\":[\"%s\"]".formatted(range));
    Api.Answer answer = key.api().get(TASKS);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(key.api().create("a cat", "\"n\":1").status()).isEqualTo(status);
    assertThat(Socket.refusal(server, Socket.PATH, "Bearer " + key.secret()))
        .isEqualTo(status == 200 ? 101 : 403);
  }
}
