package io.openbailian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.cli.output.ExitCode;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Text2TextTest {
  private static final String ROUTE = "POST /api/v1/services/aigc/text-generation/generation";
  private static final String HEL = frame("Hel", "null", "");
  private static final String LO = frame("lo", "null", "");

  @TempDir Path folder;
  private FakeService service;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    service = FakeService.making("");
    shell = new Shell(folder).at(service).withAllModels();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private static String frame(String text, String reason, String more) {
    return "id:1\nevent:result\n:HTTP_STATUS/200\ndata:%s\n\n"
        .formatted(answer(text, reason, more));
  }

  private static String answer(String text, String reason, String more) {
    return "{\"request_id\":\"r-1\",\"output\":{\"choices\":[{\"finish_reason\":\"%s\",\"message\":{\"role\":\"assistant\",\"content\":\"%s\"}}]%s}}"
        .formatted(reason, text, more);
  }

  @Test
  void printsTheAnswerAsItComes() {
    service.stream(
        ROUTE, HEL + ":keep-alive\n\n" + LO + frame("", "stop", ",\"note\":\"A grammar.\""));

    int exit = shell.run("text2text", "say", "hello");

    assertThat(exit).isZero();
    assertThat(shell.out()).isEqualTo("Hello\n");
    assertThat(shell.err()).isEqualTo("note: A grammar.\n");
  }

  @Test
  void asksForAStreamOfNews() {
    service.stream(ROUTE, HEL + frame("", "stop", ""));

    shell.run(
        "text2text",
        "hello",
        "--system",
        "Be brief.",
        "--max-tokens",
        "9",
        "--temperature",
        "0.5",
        "--seed",
        "7",
        "--stop",
        "a",
        "--stop",
        "b",
        "--model",
        "qwen-max");

    assertThat(service.asked(ROUTE).header("X-DashScope-SSE")).isEqualTo("enable");
    assertThat(service.asked(ROUTE).json())
        .isEqualTo(
            Json.parseObject(
                """
                {"model":"qwen-max",
                 "input":{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"hello"}]},
                 "parameters":{"max_tokens":9,"temperature":0.5,"seed":7,"stop":["a","b"],
                   "result_format":"message","incremental_output":true}}
                """));
  }

  @Test
  void printsOneDocumentWhenAsked() {
    service.json(ROUTE, 200, answer("Hello", "stop", ""));

    int exit = shell.run("text2text", "hello", "--json");

    assertThat(exit).isZero();
    assertThat(Json.parseObject(shell.out()).at("/output/choices/0/message/content").asString())
        .isEqualTo("Hello");
    assertThat(service.asked(ROUTE).json().path("model").asString()).isEqualTo("qwen-plus");
  }

  @Test
  void saysWhenTheLimitWasReached() {
    service.stream(ROUTE, HEL + frame("", "length", ""));

    assertThat(shell.run("text2text", "hello")).isZero();
    assertThat(shell.err()).contains("--max-tokens");
  }

  @Test
  void saysWhenTheStreamBroke() {
    service.stream(ROUTE, HEL);

    assertThat(shell.run("text2text", "hello")).isEqualTo(ExitCode.PARTIAL.number());
    assertThat(shell.out()).isEqualTo("Hel\n");
    assertThat(shell.err()).contains("ended before", "r-1");
  }

  @Test
  void wantsAQuestion() {
    assertThat(shell.run("text2text")).isEqualTo(ExitCode.USAGE.number());
    assertThat(shell.err()).contains("bailian text2text");
  }

  @Test
  void printsTheRefusal() {
    service.json(
        ROUTE,
        400,
        "{\"code\":\"InvalidParameter\",\"message\":\"Temperature should be in [0.0, 2.0]\",\"request_id\":\"r-9\"}");

    assertThat(shell.run("text2text", "x", "--temperature", "3"))
        .isEqualTo(ExitCode.REFUSED.number());
    assertThat(shell.err()).contains("Temperature should be in [0.0, 2.0]", "r-9");
  }
}
