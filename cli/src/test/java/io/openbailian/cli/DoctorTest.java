package io.openbailian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.cli.local.LocalServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  private static final String LIST = "GET /api/v1/tasks/";

  @TempDir Path folder;

  private Shell shell() {
    return new Shell(folder).with(new LocalServers()).withAllModels();
  }

  @Test
  void isContentWithWhatWorks() throws IOException {
    try (FakeService service = FakeService.making("{\"url\":\"ROOT/results/1.png\"}")) {
      service.json(LIST, 200, "{\"data\":[]}");
      Shell shell = shell().at(service);

      int exit = shell.run("doctor");

      assertThat(shell.out())
          .contains("ok    key: is taken")
          .contains("ok    dns: ")
          .contains("disk: ")
          .doesNotContain("BAD");
      assertThat(exit).isZero();
    }
  }

  @Test
  void saysWhatIsWrongAndNeverTellsAKey() throws IOException {
    try (FakeService service = FakeService.making("{\"url\":\"ROOT/results/1.png\"}")) {
      service.json(LIST, 401, "{\"code\":\"InvalidApiKey\",\"message\":\"no\"}");
      Shell shell =
          shell()
              .at(service)
              .with("DASHSCOPE_API_KEY", "\"sk-secret\"")
              .with("OPENAI_BASE_URL", "http://127.0.0.1:8686")
              .with("DASHSCOPE_HTTP_BASE_URL", "http://127.0.0.1:8686/api/v1/");

      int exit = shell.run("doctor");

      assertThat(shell.out())
          .contains("BAD   key: is turned away (InvalidApiKey)")
          .contains("BAD   variable DASHSCOPE_API_KEY: has quotes")
          .contains("BAD   variable OPENAI_BASE_URL: should end in /compatible-mode/v1 or /v1")
          .contains("ok    variable DASHSCOPE_HTTP_BASE_URL")
          .doesNotContain("secret");
      assertThat(exit).isNotZero();
    }
  }

  @Test
  void findsAHostThatIsNone() {
    Shell shell = shell().with("OPENBAILIAN_API_KEY", "sk-test");

    int exit = shell.run("doctor", "--base-url", "https://nobody.invalid/api/v1");

    assertThat(shell.out()).contains("BAD   dns: nobody.invalid is not known");
    assertThat(exit).isNotZero();
  }

  @Test
  void findsADataFolderThatIsNone() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Shell shell = shell();

    int exit = shell.run("doctor", "--data", file.resolve("data").toString());

    assertThat(shell.out()).contains("BAD   disk: ").contains("is no folder");
    assertThat(exit).isNotZero();
  }

  @Test
  void readsRecordings() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("recordings"));
    Shell shell = shell();

    assertThat(shell.run("recordings", "validate", empty.toString())).isNotZero();
    assertThat(shell.err()).contains("holds no recordings");

    Files.writeString(empty.resolve("engine.json"), "{\"traits\":[],\"width\":2}");
    Path one = Files.createDirectory(empty.resolve("one"));
    Files.writeString(one.resolve("request.json"), "{\"model\":\"qwen-plus\",\"values\":{}}");
    Files.writeString(
        one.resolve("events.jsonl"),
        "{\"event\":\"text\",\"item\":0,\"channel\":\"ANSWER\",\"text\":\"hello\",\"chances\":[],\"at\":1}\n{\"event\":\"ended\",\"at\":2}\n");
    shell = shell();
    assertThat(shell.run("recordings", "validate", empty.toString())).as(shell.err()).isZero();
    assertThat(shell.out()).contains("1 recordings, all whole");

    Files.writeString(one.resolve("events.jsonl"), "{\"event\":\"text\",\"item\":0}\n");
    shell = shell();
    assertThat(shell.run("recordings", "validate", empty.toString())).isNotZero();
    assertThat(shell.out()).contains("1 are damaged: one: ");
  }
}
