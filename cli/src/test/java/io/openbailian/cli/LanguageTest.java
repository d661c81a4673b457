package io.openbailian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The language is the one that `--lang` names, else the one of the locale's name.
class LanguageTest {
  @TempDir private Path folder;
  private FakeService service;

  @BeforeEach
  void start() throws IOException {
    service = FakeService.making("{\"url\":\"ROOT/results/1.png\"}");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "LANG,zh_CN.UTF-8",
    "LC_ALL,zh_TW",
    "LC_MESSAGES,zh_CN.GBK",
  })
  void theLocalesNameChoosesTheLanguage(String variable, String locale) {
    Shell shell = new Shell(folder).with(variable, locale);

    assertThat(shell.run("models", "m-none")).isEqualTo(1);
    assertThat(shell.err()).startsWith("错误：没有模型 'm-none'");
  }

  @Test
  void whatKeepsAServiceFromBeingReachedIsToldInChinese() {
    Shell shell = new Shell(folder).with("LANG", "zh_CN.UTF-8");

    assertThat(shell.run("tasks", "list", "--base-url", "http://127.0.0.1:1", "--api-key", "sk-x"))
        .isEqualTo(4);
    assertThat(shell.err()).isEqualTo("错误：127.0.0.1:1 没有应答：连接被拒绝。\n");
  }

  @Test
  void quietCommandsSayResultsAndErrorsOnly() {
    service.json(
        "GET /api/v1/tasks",
        200,
        "{\"request_id\":\"r\",\"total\":0,\"total_page\":0,\"page_no\":1,\"page_size\":10,\"data\":[]}");
    Shell loud = new Shell(folder).at(service);
    Shell quiet = new Shell(folder).at(service).onTerminal();

    assertThat(loud.run("tasks", "list")).isZero();
    assertThat(quiet.run("--quiet", "tasks", "list")).isZero();
    assertThat(quiet.run("text2image", "cat", "--quiet", "-o", "cat.png")).isZero();
    assertThat(loud.err()).isEqualTo("No tasks.\n");
    assertThat(quiet.err()).isEmpty();
    assertThat(quiet.out()).startsWith("cat.png\tseed 42\t");
    assertThat(quiet.run("tasks", "list", "--status", "x", "--quiet")).isEqualTo(2);
    assertThat(quiet.err()).startsWith("error: 'x' is no status");
  }

  @Test
  void theOptionWinsOverTheLocaleWhereverItStands() {
    for (String[] line :
        List.of(
            new String[] {"--lang", "zh", "models", "m-none"},
            new String[] {"models", "--lang=zh", "m-none"},
            new String[] {"models", "m-none", "--lang", "zh"})) {
      Shell shell = new Shell(folder).with("LANG", "en_US.UTF-8");

      assertThat(shell.run(line)).isEqualTo(1);
      assertThat(shell.err()).startsWith("错误：");
    }
    Shell english = new Shell(folder).with("LC_ALL", "zh_CN.UTF-8");
    assertThat(english.run("--lang", "en", "models", "m-none")).isEqualTo(1);
    assertThat(english.err()).startsWith("error: There is no model 'm-none'");
  }

  @ParameterizedTest
  @CsvSource({"fr,fr", "ZH,ZH", "'',''"})
  void aLanguageThatIsNotSpokenIsRefused(String language, String told) {
    Shell shell = new Shell(folder);

    assertThat(shell.run("version", "--lang", language)).isEqualTo(2);
    assertThat(shell.err()).isEqualTo("error: --lang is one of zh, en, not %s.%n".formatted(told));
  }

  @Test
  void behindDashesItIsText() {
    Shell shell = new Shell(folder).at(service);

    assertThat(shell.run("text2image", "--out", "a.png", "--", "--lang", "fr")).isZero();
    assertThat(service.asked("POST /api/v1/services/aigc/text2image/image-synthesis").body())
        .contains("--lang fr");
  }

  @Test
  void wordsOfAServiceStayAsTheyAre() {
    service.json(
        "GET /api/v1/tasks",
        400,
        "{\"code\":\"InvalidParameter\",\"message\":\"Page is wrong.\",\"request_id\":\"r-7\"}");
    Shell shell = new Shell(folder).at(service);

    assertThat(shell.run("tasks", "list", "--lang", "zh")).isEqualTo(3);
    assertThat(shell.err()).isEqualTo("错误：InvalidParameter: Page is wrong.\n请求 ID：r-7\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text2image cat --sise 1*1|未知选项：'--sise'",
        "tasks show|缺少：TASK_ID",
        "text2image cat --model|--model 需要一个值：NAME",
        "text2image cat --seed x|--seed 应是整数，不能是 'x'。",
        "expand cat.png --top x|--top 应是数字，不能是 'x'。",
        "text2image cat --seed 1 --seed 2|--seed 给出了不止一次。",
        "text2imge cat|多余的参数：'text2imge', 'cat'",
        "text2text|请提问：bailian text2text \"……\"。",
        "edit a.png|请给出图片，并说明要怎么改：bailian edit",
        "keys list|没有数据目录",
        "run no.json|没有文件 no.json",
      })
  void wrongCommandLinesAreToldInChinese(String line, String sentence) {
    Shell shell = new Shell(folder).with("LANG", "zh_CN.UTF-8");

    assertThat(shell.run(line.split(" "))).isNotZero();
    assertThat(shell.err()).startsWith("错误：" + sentence);
  }

  /// Every verb, and the verbs below it.
  static List<List<String>> helps() {
    Shell shell = new Shell(Path.of("."));
    shell.run("completion", "fish");
    List<List<String>> helps = new ArrayList<>();
    for (String line : shell.out().lines().toList()) {
      List<String> words = Arrays.asList(line.split("[ ']+"));
      int name = words.indexOf("-a");
      int above = words.indexOf("__fish_seen_subcommand_from");
      if (name > 0) {
        helps.add(
            above > 0
                ? List.of(words.get(above + 1), words.get(name + 1), "--help")
                : List.of(words.get(name + 1), "--help"));
      }
    }
    helps.add(List.of("--help"));
    return helps;
  }

  /// Words in a row that are no names of options, models, variables or files.
  private static final Pattern ENGLISH =
      Pattern.compile("(?<![-\\w\"'.:/])[A-Za-z]?[a-z]{2,} [a-z]{2,}(?![-\\w.:/=])");

  @ParameterizedTest
  @MethodSource("helps")
  void helpIsChineseThroughout(List<String> words) {
    Shell shell = new Shell(folder).withAllModels();
    String[] line = Stream.concat(words.stream(), Stream.of("--lang", "zh")).toArray(String[]::new);

    assertThat(shell.run(line)).isZero();
    assertThat(shell.out()).startsWith("用法：").contains("-h, --help");
    assertThat(
            shell
                .out()
                .lines()
                .filter(text ->
                    !text.contains("bailian")
                        && !text.contains("completion bash")
                        && !text.contains(NoServers.SETTING)))
        .noneMatch(text -> ENGLISH.matcher(text).find());
  }

  @ParameterizedTest
  @MethodSource("helps")
  void helpFitsTheTerminalInBothLanguages(List<String> words) {
    for (String language : List.of("en", "zh")) {
      for (int width : List.of(80, 120, 160)) {
        Shell shell = new Shell(folder).withAllModels().with("COLUMNS", Integer.toString(width));
        String[] line =
            Stream.concat(words.stream(), Stream.of("--lang", language)).toArray(String[]::new);

        assertThat(shell.run(line)).isZero();
        assertThat(shell.out().lines().filter(text -> !text.startsWith("  bailian ")))
            .allMatch(text ->
                text.codePoints().map(point -> point >= 0x2E80 ? 2 : 1).sum() <= width
                    || text.strip().indexOf(' ') < 0);
      }
    }
  }
}
