package io.openbailian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Some three hundred command lines that are wrong: each ends with a sentence for people, with no
/// word of the program's own insides in it.
class WrongCommandLinesTest {
  /// Names of classes and packages, sentences of libraries, marks of a stack trace.
  private static final Pattern INSIDES =
      Pattern.compile(
          "Exception|Error:|\\bjava\\.|\\bat io\\.|tools\\.jackson|picocli|Source: |"
              + "StreamReadFeature|internal fault|\\bnull\\b|@[0-9a-f]{6}|Optional|\\[\\]");

  private static final List<String> VERBS =
      List.of(
          "text2image",
          "text2video",
          "edit",
          "expand",
          "upscale",
          "erase",
          "restyle",
          "colorize",
          "sketch",
          "translate",
          "interleave",
          "image2image",
          "text2text",
          "speak",
          "transcribe");

  @TempDir private Path folder;
  private FakeService service;

  @BeforeEach
  void start() throws IOException {
    service = FakeService.making("{\"url\":\"ROOT/results/1.png\"}");
    Files.writeString(folder.resolve("text.png"), "no picture");
    Files.createDirectory(folder.resolve("folder"));
    Files.createFile(folder.resolve("empty.png"));
    for (Map.Entry<String, String> config : CONFIGS.entrySet()) {
      Files.writeString(folder.resolve(config.getKey()), config.getValue());
    }
    Files.write(folder.resolve("gbk.json"), new byte[] {'{', '"', (byte) 0xb0, (byte) 0xa1, '"'});
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private static final Map<String, String> CONFIGS =
      Map.ofEntries(
          Map.entry("open.json", "{\"model\": \"m-fast\", \"input\": {"),
          Map.entry("empty.json", ""),
          Map.entry("list.json", "[1, 2]"),
          Map.entry("number.json", "17"),
          Map.entry("quote.json", "{'model': 'm-fast'}"),
          Map.entry("comma.json", "{\"model\": \"m-fast\",, }"),
          Map.entry("twice.json", "{\"image_tasks\": [{}, {}]}"),
          Map.entry("none.json", "{\"image_tasks\": []}"),
          Map.entry("types.json", "{\"model\": 5, \"input\": \"x\", \"parameters\": []}"),
          Map.entry("deep.json", "[".repeat(2000)),
          Map.entry("word.json", "hello"),
          Map.entry("control.json", "{\"prompt\": \"a\u0001b\"}"));

  private static Stream<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>();
    for (String verb : VERBS) {
      lines.add(List.of(verb));
      lines.add(List.of(verb, "--no-such"));
      lines.add(List.of(verb, "--model"));
      lines.add(List.of(verb, "--seed", "seven", "x"));
      lines.add(List.of(verb, "--n", "99999999999999999999", "x"));
      lines.add(List.of(verb, "nowhere.png", "x", "--out", "no/where/x.png"));
      lines.add(List.of(verb, "folder", "x"));
      lines.add(List.of(verb, "empty.png", "x", "--base-url", "::"));
      lines.add(List.of(verb, "x", "--base-url", "http://"));
      lines.add(List.of(verb, "x", "--base-url", "http://ho st/"));
      lines.add(List.of(verb, "x", "--base-url", "http://127.0.0.1:99999/", "--api-key", "sk-x"));
      lines.add(List.of(verb, "x", "--out", ""));
      lines.add(List.of(verb, "x", "--out", "a\0b.png"));
      lines.add(List.of(verb, "x\0y", "z"));
      lines.add(List.of(verb, "file:///\0", "z"));
      lines.add(List.of(verb, "file://host/x.png", "z"));
      lines.add(List.of(verb, "data:,", "z", "--api-key", "a\nb"));
    }
    for (String config : CONFIGS.keySet()) {
      for (String verb : List.of("text2image", "text2video", "text2text", "image2image")) {
        lines.add(List.of(verb, "--config", config));
      }
    }
    for (String file : List.of("gbk.json", "folder", "nope.json", "", "a\0b")) {
      lines.add(List.of("text2image", "--config", file));
      lines.add(List.of("text2text", "--config", file));
    }
    for (List<String> line :
        List.of(
            List.of("tasks"),
            List.of("tasks", "list", "--data", "a\0b"),
            List.of("keys", "list", "--data", "a\0b"),
            List.of("env", "--data", "a\0b"),
            List.of("tasks", "show"),
            List.of("tasks", "show", ""),
            List.of("tasks", "show", "../../x"),
            List.of("tasks", "wait", "t-1", "--out", "no/x.png"),
            List.of("tasks", "list", "--page", "x"),
            List.of("tasks", "list", "--page", "-1"),
            List.of("tasks", "list", "--status", "Done"),
            List.of("tasks", "cancel"),
            List.of("models", "nope"),
            List.of("models", "--base-url", "x y"),
            List.of("env", "--shell", "basic"),
            List.of("serve", "--port", "many"),
            List.of("serve", "--port"),
            List.of("keys", "revoke"),
            List.of("nonsense"),
            List.of("help", "nonsense"),
            List.of("--nonsense"),
            List.of(""))) {
      lines.add(line);
    }
    return lines.stream();
  }

  @Test
  void allEndWithASentence() {
    List<String> faults = new ArrayList<>();
    lines()
        .forEach(line -> {
          Shell shell = new Shell(folder).at(service);
          int exit = shell.run(line.toArray(String[]::new));
          boolean wrong =
              INSIDES.matcher(shell.err()).find()
                  || (exit != 0 && shell.err().isBlank())
                  || shell.err().getBytes(StandardCharsets.UTF_8).length > 4000;
          if (wrong) {
            faults.add("%s -> %d: %s".formatted(line, exit, shell.err().lines().limit(3).toList()));
          }
        });

    assertThat(faults).isEmpty();
    assertThat(lines().count()).isGreaterThan(200);
  }
}
