package io.openbailian.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.TestServer;
import io.openbailian.server.ServerStartException;
import io.openbailian.server.config.Settings;
import io.openbailian.server.config.SettingsException;
import io.openbailian.server.config.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator writes, and what becomes of mistakes in it.
class ConfigurationTest {
  @TempDir private Path folder;

  private Path yaml(String text) throws IOException {
    return Files.writeString(folder.resolve("bailian.yaml"), text);
  }

  private static Settings load(Path file, Map<String, String> environment) {
    return SettingsLoader.load(Optional.of(file), environment, Map.of());
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    Path file = yaml("tasks: {workers: 3, hold: 2s}\n");

    Settings settings = load(file, Map.of("OPENBAILIAN_TASKS_WORKERS", "7"));

    assertThat(settings.tasks().workers()).isEqualTo(7);
    assertThat(settings.tasks().hold()).hasSeconds(2);
  }

  @Test
  void allMistakesAreSaidAtOnce() throws IOException {
    Path file = yaml("tasks: {wrokers: 3, queue: many}\nerrors: seed9\nlisten: here\n");

    SettingsException e =
        catchThrowableOfType(
            SettingsException.class,
            () -> load(file, Map.of("OPENBAILIAN_TASK_WORKERS", "7", "OTHER", "x")));

    assertThat(e).isNotNull();
    assertThat(String.join("\n", e.mistakes()))
        .contains("tasks.wrokers", "tasks.queue", "many", "errors", "seed9", "listen")
        .contains("OPENBAILIAN_TASK_WORKERS")
        .doesNotContain("OTHER");
  }

  @Test
  void aFileThatIsNoYamlIsNamed() throws IOException {
    Path file = yaml("tasks: [unclosed\n");

    assertThatThrownBy(() -> load(file, Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("bailian.yaml");
    assertThatThrownBy(() -> load(folder.resolve("none.yaml"), Map.of()))
        .hasMessageContaining("none.yaml");
  }

  @Test
  void aKeyWrittenTwiceIsAMistake() throws IOException {
    Path file = yaml("port: 1\nport: 2\n");

    assertThatThrownBy(() -> load(file, Map.of())).isInstanceOf(SettingsException.class);
  }

  @Test
  void secretsAreNotPrinted() throws IOException {
    Settings settings = load(yaml("api-key: sk-very-secret-0123456789\n"), Map.of());

    assertThat(settings.toString()).contains("***").doesNotContain("sk-very-secret-0123456789");
    assertThat(settings.apiKey().orElseThrow().reveal()).isEqualTo("sk-very-secret-0123456789");
  }

  /// Whatever is wrong in the file: a sentence about it goes to a terminal and to a journal.
  @Test
  void noMistakePrintsWhatStandsInTheFile() throws IOException {
    List<String> said = new ArrayList<>();
    for (String wrong :
        new String[] {
          "api-key: \"SECRETKEY0123456789abc\nport: 1\n",
          "api-key: 'SECRETKEY0123456789abc\n",
          "api-key: [SECRETKEY0123456789abc\n",
          "api-key: {SECRETKEY0123456789abc\n",
          "api-key: *SECRETKEY0123456789abc\n",
          "api-key: &SECRETKEY0123456789abc\n",
          "api-key: !SECRETKEY0123456789abc x\n",
          "api-key: %SECRETKEY0123456789abc\n",
          "api-key: @SECRETKEY0123456789abc\n",
          "api-key: `SECRETKEY0123456789abc\n",
          "api-key: SECRETKEY0123456789abc: x\n",
          "api-key: \tSECRETKEY0123456789abc\n\tx",
          "api-key: \"\\qSECRETKEY0123456789abc\"\n",
          "api-key:SECRETKEY0123456789abc\nport: 1\n",
          "  api-key: SECRETKEY0123456789abc\n port: 1\n",
          "api-key: SECRETKEY0123456789abc\napi-key: SECRETKEY0123456789abc\n",
          "engines: SECRETKEY0123456789abc\n",
          "engines: [SECRETKEY0123456789abc]\n",
          "engines: {a: SECRETKEY0123456789abc}\n",
          "engines: {'a:SECRETKEY0123456789abc': {kind: scripted}}\n",
          "engines: {a: {kind: scripted, api-key: SECRETKEY0123456789abc}}\n",
          "tasks: SECRETKEY0123456789abc\n",
          "tasks: [SECRETKEY0123456789abc]\n"
        }) {
      Throwable mistake = catchThrowable(() -> start(load(yaml(wrong), Map.of())));
      if (mistake != null) { // some of them are YAML after all
        said.add(mistake.getMessage());
      }
    }
    assertThat(said).hasSizeGreaterThan(15).noneMatch(text -> text.contains("SECRET"));
    for (String wrong : new String[] {"[SECRETKEY0123456789abc", "{a: SECRETKEY0123456789abc"}) {
      assertThatThrownBy(() -> load(yaml(""), Map.of("OPENBAILIAN_ENGINES", wrong)))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("SECRET").contains("engines"));
    }
  }

  private void start(Settings settings) {
    TestServer.startOn(
            folder.resolve("data"),
            Map.of("engines", settings.engines().toString().replace("=", ": ")))
        .close();
  }

  @Test
  void aKeyThatCouldBeGuessedIsRefused() throws IOException {
    Path file = yaml("port: 0\n");

    for (String weak : new String[] {"a", "sk-123456789012345x", "hunter2"}) {
      assertThatThrownBy(() -> load(file, Map.of("OPENBAILIAN_API_KEY", weak)))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("api-key: a key has at least 20 characters")
          .satisfies(e ->
              assertThat(String.valueOf(e.getMessage()).replace("api-key: a key", ""))
                  .doesNotContain(" " + weak + " "));
    }
    assertThat(load(file, Map.of("OPENBAILIAN_API_KEY", "")).apiKey()).isEmpty();
  }

  @Test
  void whatIsInTheWayIsSaidInASentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path data = Files.createDirectories(folder.resolve("data/run.json")).resolveSibling("");

    for (Path place :
        new Path[] {Path.of("/dev/null"), file, file.resolve("below"), Path.of("/proc/x")}) {
      assertThatThrownBy(() -> TestServer.startOn(place, Map.of()).close())
          .isInstanceOf(ServerStartException.class)
          .satisfies(e ->
              assertThat(e.getMessage())
                  .contains(place.toString())
                  .containsPattern(" (is|cannot be) \\w+"));
    }
    assertThatThrownBy(() -> TestServer.startOn(data, Map.of()).close())
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("run.json is a folder");
    try (var left = Files.newDirectoryStream(data, "run.json*.tmp")) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aServerWithMistakesDoesNotStart() throws IOException, InterruptedException {
    ChildServer child =
        ChildServer.launch(folder.resolve("data"), "tasks: {wrokers: 3}\nmetadata: none\n");

    assertThat(child.exitCode()).isNotZero();
    assertThat(child.log()).contains("tasks.wrokers", "metadata").doesNotContain("\tat ");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void anEngineThatIsNoneStopsTheStart() {
    Map<String, String> options =
        Map.of(
            "engines",
            "{a: {kind: nothing}, b: {kind: scripted, rules: [{fial: X}]}}",
            "routes",
            "{'*': c}");

    assertThatThrownBy(() -> TestServer.startOn(folder.resolve("data"), options).close())
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("engines.a.kind")
        .hasMessageContaining("fial")
        .hasMessageContaining("routes.*");
  }

  private Path patch(String name, String text) throws IOException {
    Path catalogD = Files.createDirectories(folder.resolve("data/catalog.d"));
    return Files.writeString(catalogD.resolve(name), text);
  }

  private TestServer start() {
    Map<String, String> options = Map.of("tasks.workers", "0", "tasks.hold", "0");
    return TestServer.startOn(folder.resolve("data"), TestServer.script("[]", options));
  }

  @Test
  void aFileInTheDataFolderPatchesAFamily() throws IOException {
    patch("mine.yaml", "family: wan-text2image\nfields:\n  n: { range: [1, 2], default: 2 }\n");

    try (TestServer server = start()) {
      Api api = Api.of(server);
      assertThat(api.create("three", "\"n\":3").body().path("message").asString())
          .startsWith("Range of n should be [1, 2]");
      assertThat(
              api.get("/api/v1/models?model=wan2.2-t2i-flash")
                  .output()
                  .at("/models/0/fields/n/default")
                  .asInt())
          .isEqualTo(2);
    }
  }

  @Test
  void aFileInTheDataFolderAddsAModel() throws IOException {
    patch(
        "mine.yaml",
        """
        family: my-pictures
        title: { zh: 我的, en: Mine }
        serves: { text2image: [async] }
        source: written by a test
        watermark: 我
        fields:
          prompt: { type: text, required: true, max: 20 }
          size: { type: size, side: [16, 64], default: 32*32 }
          n: { type: int, range: [1, 4], default: 1 }
        models:
          my-model: {}
        """);

    try (TestServer server = start()) {
      String body = "{\"model\":\"my-model\",\"input\":{\"prompt\":\"%s\"}}";
      String path = "/api/v1/services/aigc/text2image/image-synthesis";
      assertThat(Api.of(server).post(path, body.formatted("猫")).status()).isEqualTo(200);
      assertThat(Api.of(server).post(path, body.formatted("猫".repeat(21))).status()).isEqualTo(400);
    }
  }

  @Test
  void mistakesInTheCatalogueStopTheStartAndAreSaidAtOnce() throws IOException {
    patch("a.yaml", "family: wan-text2image\nfields:\n  n: { rnage: [1, 2] }\n");
    patch("b.yaml", "family: other\nserves: { text2image: [sometimes] }\n");

    assertThatThrownBy(() -> start().close())
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("a.yaml")
        .hasMessageContaining("rnage")
        .hasMessageContaining("b.yaml");
  }

  @Test
  void thePromptIsCutLikeTheVendorDoesWhenToldTo() {
    Map<String, String> options =
        Map.of("tasks.workers", "0", "tasks.hold", "0", "prompt-overflow", "truncate");
    try (TestServer server = TestServer.scripted("[]", options)) {
      assertThat(Api.of(server).create("x".repeat(900), "\"n\":1").status()).isEqualTo(200);
    }
  }

  @Test
  void errorsGoByTheNamesOfTheThirdDocumentWhenToldTo() {
    Map<String, String> options =
        Map.of("errors", "seed3", "tasks.workers", "0", "tasks.queue", "1");
    try (TestServer server = TestServer.scripted("[]", options)) {
      assertThat(new Api(server.url(), "sk-wrong").get("/api/v1/tasks").code())
          .isEqualTo("Unauthorized");
      String _ = Api.of(server).submit("fills the queue");
      assertThat(Api.of(server).create("one too many", "\"n\":1").code())
          .isEqualTo("QuotaExceeded");
    }
  }
}
