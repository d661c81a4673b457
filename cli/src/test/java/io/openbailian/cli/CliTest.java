package io.openbailian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
  @TempDir Path folder;
  private FakeService service;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    service = FakeService.making("{\"url\":\"ROOT/results/1.png\"}");
    shell = new Shell(folder).at(service);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void listsTasks() {
    service.json(
        "GET /api/v1/tasks",
        200,
        """
        {"request_id":"r","total":12,"total_page":2,"page_no":1,"page_size":10,"data":[
         {"task_id":"t-1","status":"SUCCEEDED","model_name":"m-fast",
          "gmt_create":1755079475703,"start_time":1755079475732,"end_time":1755079495703}]}
        """);

    assertThat(shell.run("tasks", "list", "--status", "succeeded")).isZero();
    assertThat(shell.out())
        .contains("t-1")
        .contains("SUCCEEDED")
        .contains("2025-08-13 18:04:35.703")
        .contains("20.00 s");
    assertThat(shell.err()).contains("--page 2");
    assertThat(service.asked("GET /api/v1/tasks").line()).contains("status=SUCCEEDED");
  }

  @Test
  void refusesAStatusThatIsNone() {
    assertThat(shell.run("tasks", "list", "--status", "DONE")).isEqualTo(2);
    assertThat(shell.err()).contains("'DONE' is no status").contains("SUCCEEDED");
  }

  @Test
  void showsATask() {
    assertThat(shell.run("tasks", "show", "t-1")).isZero();
    assertThat(shell.out()).contains("status       SUCCEEDED").contains("/results/1.png");
  }

  @Test
  void endsWithOneForATaskThatIsUnknown() {
    service.json(
        "GET /api/v1/tasks/t-1",
        200,
        FakeService.task(
            "UNKNOWN", ",\"code\":\"ResourceNotFound\",\"message\":\"It does not exist.\""));

    assertThat(shell.run("tasks", "show", "t-1")).isEqualTo(1);
    assertThat(shell.out()).contains("It does not exist.");
  }

  @Test
  void cancelsEveryTaskThatCanBeCanceled() {
    service
        .json(
            "POST /api/v1/tasks/t-1/cancel",
            400,
            "{\"code\":\"UnsupportedOperation\",\"message\":\"Failed to cancel\",\"request_id\":\"r-2\"}")
        .json("POST /api/v1/tasks/t-2/cancel", 200, "{\"request_id\":\"r-3\"}");

    assertThat(shell.run("tasks", "cancel", "t-1", "t-2")).isEqualTo(3);
    assertThat(shell.out()).isEqualTo("t-2\tcanceled\n");
    assertThat(shell.err()).contains("task t-1").contains("UnsupportedOperation");
  }

  @Test
  void waitsForATask() {
    assertThat(shell.run("tasks", "wait", "t-1")).isZero();
    assertThat(shell.out()).isEqualTo("t-1\tSUCCEEDED\n");
  }

  @Test
  void fetchesThePicturesOfATaskItWaitedFor() {
    assertThat(shell.run("tasks", "wait", "t-1", "--out", "cat.png")).isZero();
    assertThat(shell.out()).isEqualTo("cat.png\tseed 42\n");
    assertThat(folder.resolve("cat.png")).exists();
  }

  @Test
  void listsTheModelsOfItsCatalogue() {
    assertThat(new Shell(folder).run("models")).isZero();
    Shell chinese = new Shell(folder).with("LANG", "zh_CN.UTF-8");
    chinese.run("models");

    assertThat(chinese.out()).contains("m-fast").contains("0.14 CNY/image").contains("快");
  }

  @Test
  void showsEverythingAboutAModel() {
    Shell local = new Shell(folder);

    assertThat(local.run("models", "m-good")).isZero();
    assertThat(local.out()).contains("range            1, 4");
  }

  @Test
  void endsWithOneForAModelThatIsNotThere() {
    Shell local = new Shell(folder);

    assertThat(local.run("models", "m-none")).isEqualTo(1);
    assertThat(local.err()).contains("There is no model 'm-none'");
  }

  @Test
  void asksAServiceForItsModels() {
    service.json(
        "GET /api/v1/models",
        200,
        """
        {"request_id":"r","output":{"total":1,"page_no":1,"page_size":100,"models":[{"model":"theirs"}]}}
        """);

    assertThat(shell.run("models", "--json")).isZero();
    assertThat(Json.mapper().readTree(shell.out()).at("/0/model").asString()).isEqualTo("theirs");
  }

  @Test
  void keepsKeysWithoutAServer() {
    FakeServers servers = new FakeServers(service);
    Shell local = new Shell(folder).with(servers);

    assertThat(local.run("keys", "create", "ci")).isZero();
    assertThat(local.out()).isEqualTo("sk-new\n");
    assertThat(local.run("keys", "list")).isZero();
    assertThat(local.out()).contains("k-1").contains("ci");
    assertThat(local.run("keys", "disable", "k-1")).isZero();
    assertThat(local.run("keys", "list")).isZero();
    assertThat(local.out()).contains("disabled");
    assertThat(local.run("keys", "edit", "k-1", "--models", "qwen-*, wan2.2-t2i-flash")).isZero();
    Shell listing = new Shell(folder).with(servers);
    assertThat(listing.run("keys", "list", "--json")).isZero();
    assertThat(Json.mapper().readTree(listing.out()).at("/0/models/1").asString())
        .isEqualTo("wan2.2-t2i-flash");
    assertThat(local.run("keys", "rotate", "k-1", "--grace-seconds", "60")).isZero();
    assertThat(local.out()).endsWith("sk-newer\n");
    assertThat(local.run("keys", "revoke", "k-1")).isZero();
    assertThat(local.run("keys", "revoke", "k-1")).isEqualTo(1);
  }

  @Test
  void keepsKeysThroughTheServerThatRuns() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        data.resolve("run.json"),
        "{\"pid\":%d,\"url\":\"%s\",\"token\":\"tok\"}"
            .formatted(ProcessHandle.current().pid(), service.root()));
    service
        .json("POST /admin/v1/keys", 200, "{\"id\":\"k-9\",\"key\":\"sk-nine\",\"name\":\"ci\"}")
        .json("DELETE /admin/v1/keys/k-9", 200, "{}");
    Shell local = new Shell(folder);

    assertThat(local.run("keys", "create", "ci", "--data", "data")).isZero();
    assertThat(local.out()).isEqualTo("sk-nine\n");
    assertThat(service.asked("POST /admin/v1/keys").authorization()).isEqualTo("Bearer tok");
    assertThat(local.run("keys", "revoke", "k-9", "--data", "data")).isZero();
    assertThat(local.run("keys", "revoke", "k-8", "--data", "data")).isEqualTo(1);
  }

  @Test
  void printsTheFirstKeyOnceWithTheTwoLinesOfEnvironment() {
    FakeServers servers = new FakeServers(service);
    Shell local = new Shell(folder).with(servers);

    int exit = local.run("serve", "--port", "0", "--data", folder.toString());

    assertThat(exit).isZero();
    assertThat(local.out())
        .contains("export DASHSCOPE_HTTP_BASE_URL=" + service.root() + "/api/v1")
        .contains("export DASHSCOPE_API_KEY=sk-first")
        .contains("OpenBailian listens at " + service.root());
    assertThat(servers.options()).containsEntry("port", "0").doesNotContainKey("host");
    assertThat(servers.closed()).isTrue();
  }

  @Test
  void explainsTheSettingsOfTheServer() {
    assertThat(shell.run("serve", "--help")).isZero();
    assertThat(shell.out()).contains("--port").contains("tasks.workers  100% of the work");
  }

  @Test
  void printsItsVersion() {
    assertThat(shell.run("version")).isZero();
    assertThat(shell.out()).startsWith("openbailian ").contains("Java 25");
  }

  @Test
  void listsItsVerbsButNotTheHiddenOne() {
    assertThat(shell.run("--help")).isZero();
    assertThat(shell.out()).contains("text2image", "serve", "keys").doesNotContain("warm-up");
  }

  @Test
  void suggestsTheVerbThatWasMeant() {
    assertThat(shell.run("text2imge", "cat")).isEqualTo(2);
    assertThat(shell.err()).contains("text2imge").contains("text2image");
  }

  @Test
  void refusesAnOptionItDoesNotKnow() {
    assertThat(shell.run("text2image", "cat", "--sise", "1*1")).isEqualTo(2);
    assertThat(shell.err()).contains("--sise").contains("Try 'bailian text2image --help'.");
  }

  @Test
  void wantsAVerb() {
    assertThat(shell.run()).isEqualTo(2);
    assertThat(shell.run("tasks")).isEqualTo(2);
    assertThat(shell.err()).contains("Usage: bailian tasks");
  }
}
