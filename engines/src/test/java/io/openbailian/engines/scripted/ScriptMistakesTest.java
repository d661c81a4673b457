package io.openbailian.engines.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openbailian.engine.test.SteppedTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptMistakesTest {
  private Path folder;

  @BeforeEach
  void enter(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void reportsEveryMistakeWithItsLine() throws IOException {
    List<String> mistakes =
        mistakes(
            """
            - when: {model: a*, colour: red}
              after: 2 parsecs
              fail: Meteor
            - throttle: many
              items: []
              tiems: 3
            - hang: perhaps
              when:
                prompt: "a(b"
            """);

    assertThat(mistakes)
        .containsExactly(
            "line 1: `when` has no `colour`, only model, prompt, operation, file",
            "line 2: a duration such as 150ms, 2s, 1m or 3h is expected here, not \"2 parsecs\"",
            "line 3: Meteor is no code this server knows; add one: {code: Meteor, message: …}",
            "line 4: a whole number from 1 to 999999999 is expected here, not \"many\"",
            "line 5: `items` is a list with an entry for each item: ok, fail or {fail: CODE}",
            "line 6: a rule has no `tiems`, only when, times, throttle, busy, down, broken, unknown,"
                + " handle, progress, after, fail, hang, crash, items, reply, file, hear",
            "line 7: true or false is expected here, not \"perhaps\"",
            "line 9: \"a(b\" is no regular expression: missing closing ): `a(b`");
  }

  static Stream<Arguments> wrongRules() {
    return Stream.of(
        wrong("fail: InvalidParameter", "InvalidParameter has no sentence of its own"),
        wrong("fail: {message: Oh.}", "a failure needs a `code`"),
        wrong("fail: [a]", "a failure is a mapping of code, message, status"),
        wrong("fail: {code: X, message: Oh., status: 200}", "from 400 to 599"),
        wrong("{fail: InternalError, file: a.png}", "`file` does nothing beside `fail`"),
        wrong("{hang: true, after: 1s}", "`after` does nothing beside `hang`"),
        wrong("items: [ok, maybe]", "an item is ok, fail or {fail: CODE}"),
        wrong("items: [{fail: X, after: 1s}]", "an item has no `after`, only fail"),
        wrong("reply:", "a text is expected here, not nothing"),
        wrong("reply: [{a: b}]", "a step has no `a`, only say, reasoning, tool"),
        wrong("reply: [{say: a, after: 1s}]", "a step is one thing"),
        wrong("reply: [{finish: never}]", "`finish` is one of stop, length, tool_calls"),
        wrong("reply: [{tool: {id: x}}]", "`tool` needs the `name` of a function"),
        wrong("reply: [{usage: {input: 1}}]", "`usage` needs `input` and `output`"),
        wrong("reply: {a: b}", "a text is expected here, not a mapping"),
        wrong("times: 0", "a whole number from 1"),
        wrong("{times: 1, throttle: 2}", "more calls of the rule fail first than `times`"),
        wrong("throttle: {code: Throttling}", "`throttle` needs `times`"),
        wrong("{after: 1s, after: 2s}", "`after` is there twice"),
        wrong("after: 5", "a duration such as"),
        wrong("when: cat", "`when` is a mapping of model, prompt, operation"),
        wrong("file: none.png", "cannot be used: there is no such file"),
        wrong("file: script.yaml", "cannot be used: it is no picture"),
        wrong("just words", "a rule is a mapping of when"),
        wrong("[[[[[[[[[[[[[]]]]]]]]]]]]]", "this is nested deeper than any rule is"));
  }

  @ParameterizedTest
  @MethodSource("wrongRules")
  void refusesARuleThatIsWrong(String rule, String sentence) throws IOException {
    assertThat(mistakes("- " + rule)).first().asString().startsWith("line 1: ").contains(sentence);
  }

  @Test
  void refusesARuleThatIsNeverReached() throws IOException {
    List<String> mistakes = mistakes("- {times: 1}\n- {after: 1s}\n- {hang: true}\n");

    assertThat(mistakes)
        .containsExactly(
            "line 3: this rule is never reached, for the one before it takes every call");
  }

  @Test
  void refusesAPictureThatIsBroken() throws IOException {
    byte[] card = new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I'};
    Files.write(folder.resolve("broken.png"), card);

    assertThat(mistakes("- file: broken.png"))
        .singleElement()
        .asString()
        .startsWith("line 1: the file broken.png in " + folder + " cannot be used: ");
  }

  @Test
  void refusesYamlThatIsNone() throws IOException {
    assertThat(mistakes("- after: 1s\n- [unclosed\n"))
        .singleElement()
        .asString()
        .startsWith("line 3: ");
  }

  @Test
  void refusesAnAliasThatContainsItself() throws IOException {
    assertThat(mistakes("&a [*a]")).isNotEmpty();
  }

  @Test
  void refusesAFileWithoutRules() throws IOException {
    assertThat(mistakes("# nothing\n")).singleElement().asString().contains("no rules");
    assertThat(mistakes("rule: []")).first().asString().contains("a script has no `rule`");
    assertThat(mistakes("{}")).singleElement().asString().contains("no rules");
    assertThat(mistakes("42")).first().asString().contains("rules are a list");
  }

  @Test
  void refusesAFileThatIsNotUtf8() throws IOException {
    Path script = folder.resolve("script.yaml");
    Files.write(script, "- reply: 猫".getBytes(StandardCharsets.UTF_16));

    assertThat(message(Map.of("script", script.toString()))).contains("it is not UTF-8 text");
  }

  @Test
  void namesThePathOfAMistakeInConfiguration() {
    Map<String, Object> rule = Map.of("items", List.of("ok", Map.of("fail", "Meteor")));

    String message = message(Map.of("rules", List.of(Map.of(), rule)));

    assertThat(message).contains("rules[1].items[1].fail: Meteor is no code");
  }

  private static Arguments wrong(String rule, String sentence) {
    return Arguments.of(rule, sentence);
  }

  /// The sentences of the refusal, each with its line.
  private List<String> mistakes(String yaml) throws IOException {
    Path script = Files.writeString(folder.resolve("script.yaml"), yaml);
    String[] lines = message(Map.of("script", script.toString())).split("\n  ", -1);
    assertThat(lines[0]).isEqualTo("The script %s cannot be used:".formatted(script));
    return Arrays.asList(lines).subList(1, lines.length);
  }

  private static String message(Map<String, Object> options) {
    return String.valueOf(
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Scripts.open(SteppedTime.atNoon(), options))
            .actual()
            .getMessage());
  }
}
