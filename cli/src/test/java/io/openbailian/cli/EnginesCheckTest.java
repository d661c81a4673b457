package io.openbailian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.cli.local.LocalServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnginesCheckTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder).with(new LocalServers()).withAllModels();
  }

  private int check(String configuration) throws IOException {
    Path file = Files.writeString(folder.resolve("bailian.yaml"), configuration);
    return shell.run(
        "engines",
        "check",
        "--config",
        file.toString(),
        "--data",
        folder.resolve("data").toString());
  }

  @Test
  void tellsWhatIsThereAndWhatItCanServe() throws IOException {
    try (FakeService service = FakeService.making("{\"url\":\"ROOT/results/1.png\"}")) {
      service.json("GET /v1/models", 200, "{\"data\":[{\"id\":\"Qwen/Qwen3-8B\"}]}");
      service.json("GET /version", 200, "{\"version\":\"0.16.2\"}");

      int exit =
          check(
              "engines: {chat: {kind: openai, profile: vllm, base-url: '%s', models: {qwen-plus: Qwen/Qwen3-8B}}}"
                  .formatted(service.root()));

      assertThat(shell.out())
          .contains("chat  reachable in ")
          .contains("version 0.16.2")
          .contains("its models: Qwen/Qwen3-8B")
          .contains("could serve: qwen-plus\n");
      assertThat(exit).isZero();
    }
  }

  @Test
  void saysWhichModelsItsServerHasNot() throws IOException {
    try (FakeService service = FakeService.making("{\"url\":\"ROOT/results/1.png\"}")) {
      service.json(
          "GET /v1/models", 200, "{\"data\":[{\"id\":\"Qwen/Qwen3-8B\"},{\"id\":\"bge:latest\"}]}");

      int exit =
          check(
              "engines: {chat: {kind: openai, profile: ollama, base-url: '%s', models: {qwen-plus: Qwen/Qwen3-8B, qwen-max: Qwen/Qwen3-80B, text-embedding-v4: bge}}}"
                  .formatted(service.root()));

      assertThat(shell.out())
          .contains("could serve: qwen-plus, text-embedding-v4\n")
          .contains("not there: qwen-max\n");
      assertThat(exit).isZero();
    }
  }

  @Test
  void aServerThatTakesAnyNameOfAModelIsNotJudgedByItsList() throws IOException {
    try (FakeService service = FakeService.making("{\"url\":\"ROOT/results/1.png\"}")) {
      service.json("GET /v1/models", 200, "{\"data\":[{\"id\":\"/models/q.gguf\"}]}");

      check(
          "engines: {chat: {kind: openai, profile: llamacpp, base-url: '%s', models: {qwen-plus: q}}}"
              .formatted(service.root()));

      assertThat(shell.out()).contains("could serve: qwen-plus\n").doesNotContain("not there");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "\"hello\"", "<html>", "{\"data\":{}}", "{\"data\":[1]}", ""})
  void believesNoServerThatAnswersAnything(String answer) throws IOException {
    try (FakeService service = FakeService.making("{\"url\":\"ROOT/results/1.png\"}")) {
      service.json("GET /v1/models", 200, answer);

      int exit = check("engines: {chat: {kind: openai, base-url: '%s'}}".formatted(service.root()));

      assertThat(shell.out() + shell.err()).contains("is base-url right?");
      assertThat(exit).isNotZero();
    }
  }

  @Test
  void failsWhereOneCannotBeReached() throws IOException {
    int exit =
        check("engines: {gone: {kind: comfyui, base-url: 'http://127.0.0.1:1', workflows: docs}}");
    assertThat(exit).as("docs is no folder of workflows here").isNotZero();

    exit = check("engines: {gone: {kind: openai, base-url: 'http://127.0.0.1:1'}}");

    assertThat(shell.out()).contains("gone  NOT REACHABLE: its server refuses connections");
    assertThat(exit).isNotZero();
  }

  @Test
  void tellsAllMistakesAtOnceAndNoSecret() throws IOException {
    int exit =
        check(
            "engines: {a: {kind: openai, profile: gguf, key: sk-in-the-wrong-place}, b: {kind: dashscope, base-url: 'x'}}");

    assertThat(exit).isNotZero();
    assertThat(shell.err())
        .contains("engines.a: ")
        .contains("profile is none of ")
        .contains("base-url is missing")
        .contains("key says where the secret is")
        .contains("engines.b: ")
        .contains("key is missing")
        .doesNotContain("sk-in-the-wrong-place");
  }

  @Test
  void tellsEachMistakeOfAConfigurationOnALineOfItsOwn() throws IOException {
    int exit = check("port: no\nno-such-setting: 1");

    assertThat(shell.err().lines().toList())
        .hasSizeGreaterThanOrEqualTo(3)
        .first()
        .asString()
        .startsWith("error: ");
    assertThat(shell.err().lines().skip(1)).allMatch(line -> line.startsWith("  "));
    assertThat(shell.err()).doesNotContain("\\u000a");
    assertThat(exit).isEqualTo(2);
  }
}
