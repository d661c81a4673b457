package io.openbailian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// How commands end: one exit code for each kind of end, and with `--json` one document, always.
class EndsTest {
  private static final String SUBMIT = "POST /api/v1/services/aigc/text2image/image-synthesis";

  @TempDir private Path folder;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | | text2image cat | 0 | ",
        "400 | InvalidParameter | text2image cat | 3 | InvalidParameter",
        "401 | InvalidApiKey | text2image cat | 3 | InvalidApiKey",
        "429 | Throttling | text2image cat | 3 | Throttling",
        "500 | InternalError | text2image cat | 1 | InternalError",
        "200 | | text2image | 2 | Usage",
        "200 | | text2image cat --no-such-option | 2 | Usage",
        "200 | | text2image cat --n many | 2 | Usage",
        "200 | | text2image cat --out no/x.png | 1 | Failed",
        "200 | | text2image cat --out x.gif | 2 | Usage",
        "200 | | text2image cat --base-url gopher://x | 2 | Usage",
        "200 | | text2image cat --base-url http://127.0.0.1:1 --api-key sk-x | 4 | NoConnection",
        "200 | | text2image cat --config nope.json | 2 | Usage",
        "200 | | tasks show | 2 | Usage",
        "200 | | nonsense | 2 | Usage",
      })
  void everyEndHasItsExitCodeAndOneDocument(
      int status, String code, String line, int exit, String told) {
    if (status != 200) {
      service.json(
          SUBMIT,
          status,
          "{\"code\":\"%s\",\"message\":\"No.\",\"request_id\":\"r-9\"}".formatted(code));
    }
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.add("--json");

    assertThat(shell.run(words.toArray(String[]::new))).isEqualTo(exit);
    ObjectNode document = Json.parseObject(shell.out());
    if (exit != 0) {
      assertThat(document.path("code").asString()).isEqualTo(told);
      assertThat(document.path("message").asString()).isNotBlank();
      assertThat(document.path("exit").asInt()).isEqualTo(exit);
      assertThat(shell.err()).startsWith("error: ");
    }
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    assertThat(shell.run("text2image", "\uFFFD\uFFFD", "-o", "x.png")).isEqualTo(2);
    assertThat(shell.err()).contains("Argument 2").contains("UTF-8");
    assertThat(service.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h"})
  void helpIsFound(String word) {
    assertThat(shell.run(word)).isZero();
    assertThat(shell.out()).contains("text2image");
  }

  @Test
  void helpAboutAVerbIsItsHelp() {
    assertThat(shell.run("help", "tasks", "wait")).isZero();
    assertThat(shell.out()).contains("bailian tasks wait");
    assertThat(new Shell(folder).run("help", "nonsense")).isEqualTo(2);
  }

  @Test
  void theVersionIsFound() {
    assertThat(shell.run("--version")).isZero();
    assertThat(shell.out()).startsWith("openbailian ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text2image", "text2image -"})
  void aPromptMayBePipedIn(String line) {
    assertThat(shell.piped("a cat\n").run(line.split(" "))).isZero();
    assertThat(service.asked(SUBMIT).json().at("/input/prompt").asString()).isEqualTo("a cat");
  }

  @Test
  void nothingIsReadWhereAQuestionIsThere() {
    assertThat(shell.piped("something else").run("text2image", "a cat")).isZero();
    assertThat(service.asked(SUBMIT).json().at("/input/prompt").asString()).isEqualTo("a cat");
  }

  @Test
  void anEmptyPipeIsNoPrompt() {
    assertThat(shell.piped(" \n").run("text2image")).isEqualTo(2);
    assertThat(shell.err()).contains("Say what the picture shows");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:1, 127.0.0.1:1",
    "localhost:1, localhost:1",
    "host.invalid, host.invalid",
  })
  void aHostAloneIsABaseUrl(String base, String told) {
    assertThat(shell.run("text2image", "cat", "--base-url", base)).isEqualTo(4);
    assertThat(shell.err()).contains(told);
  }
}
