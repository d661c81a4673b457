package io.openbailian.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher in bare environments, with a Java that prints what it is called with. Most machines
/// do not have the locales that their users name.
class LauncherTest {
  private static final String PRINTER =
      """
      #!/bin/sh
      printf 'LC_ALL=%s LC_CTYPE=%s\\n' "$LC_ALL" "$LC_CTYPE"
      printf '<%s>\\n' "$@"
      """;

  @TempDir private Path folder;

  @BeforeEach
  void install() throws IOException {
    Path root = Path.of("").toAbsolutePath().resolve("..").normalize();
    Files.copy(root.resolve("bailian"), folder.resolve("bailian"));
    executable(folder.resolve("bailian"));
    Files.createDirectories(folder.resolve("tools"));
    for (String part : List.of("tools/jdk.sh", "tools/launch.sh")) {
      Files.copy(root.resolve(part), folder.resolve(part));
    }
    Path app = Files.createDirectories(folder.resolve("cli/target/app"));
    Files.createDirectories(folder.resolve("cli/src/main"));
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    Files.writeString(folder.resolve("cli/pom.xml"), "<project/>");
    Files.writeString(app.resolve("classpath"), "a.jar:b.jar\n");
    Files.writeString(app.resolve("stamp"), "");
    Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    Files.writeString(bin.resolve("java"), PRINTER);
    executable(bin.resolve("java"));
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// What Java was called with, in the bytes of UTF-8.
  private List<String> call(Map<String, String> environment, String charset, String... arguments)
      throws IOException, InterruptedException {
    // Bytes of any charset go through a script: Java would write arguments in its own.
    StringBuilder words = new StringBuilder();
    for (String argument : arguments) {
      words
          .append(" '")
          .append(new String(argument.getBytes(Charset.forName(charset)), ISO_8859_1));
      words.append('\'');
    }
    Path script = folder.resolve("call.sh");
    Files.write(script, ("exec ./bailian" + words + "\n").getBytes(ISO_8859_1));
    ProcessBuilder builder = new ProcessBuilder("/bin/bash", script.toString());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("OPENBAILIAN_JAVA", folder.resolve("jdk").toString());
    builder.environment().putAll(environment);
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String all = new String(process.getInputStream().readAllBytes(), UTF_8);
    // Bash itself complains of LC_ALL before it reads its script.
    List<String> lines =
        all.lines().filter(line -> !line.contains(" setlocale: LC_ALL: ")).toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "POSIX", "zh_CN.UTF-8", "en_US.UTF-8", "de_DE.ISO-8859-1"})
  void everyVerbIsReadInUtf8WhateverTheLocaleIsCalled(String locale)
      throws IOException, InterruptedException {
    for (String verb : List.of("text2image", "edit", "speak", "tasks", "version", "serve")) {
      for (String variable : List.of("LANG", "LC_ALL", "LC_CTYPE")) {
        List<String> lines = call(Map.of(variable, locale), "UTF-8", verb, "可爱猫咪 🐱", "a  b\n");

        assertThat(lines.getFirst()).isEqualTo("LC_ALL=C.UTF-8 LC_CTYPE=");
        assertThat(lines).contains("<" + verb + ">", "<可爱猫咪 🐱>", "<a  b");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"zh_CN.GBK,GBK", "zh_CN.gb18030,GB18030", "zh_CN.GB2312,GB2312"})
  void chineseTerminalsAreUnderstoodInTheirCharset(String locale, String charset)
      throws IOException, InterruptedException {
    List<String> lines = call(Map.of("LANG", locale), charset, "text2image", "可爱猫咪", "");

    assertThat(lines).contains("<可爱猫咪>", "<>", "<-Dopenbailian.charset=GB18030>");
  }

  /// As other documents print them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text2image|可爱猫咪|--model wan2.2-t2i-flash --size 1024*1024",
        "text2image|中文对联设计|--model qwen-image --size 1472*1140",
        "text2image|风景画|--model wan2.2-t2i-flash --n 4 --size 512*512",
        "text2text|写一篇科技文章|--model qwen-turbo",
        "text2video|日出延时|--model wan2.1-t2v-plus --duration 10",
      })
  void scriptsOfOtherDocumentsCallTheCommandOfTheirName(String verb, String prompt, String options)
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")));
    Path root = Path.of("").toAbsolutePath().resolve("..").normalize();
    List<String> command =
        new ArrayList<>(
            List.of(
                "/usr/bin/python3", root.resolve("tools/seed/%s.py".formatted(verb)).toString()));
    command.add(prompt);
    command.addAll(List.of(options.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("BAILIAN", folder.resolve("bailian").toString());
    builder.environment().put("OPENBAILIAN_JAVA", folder.resolve("jdk").toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();

    List<String> wanted = new ArrayList<>(List.of(verb, prompt));
    wanted.addAll(List.of(options.split(" ")));
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .endsWith(String.join("", wanted.stream().map("<%s>%n"::formatted).toList()));
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void theUsersLanguageGoesOnAsText() throws IOException, InterruptedException {
    List<Map<String, String>> chinese =
        List.of(
            Map.of("LANG", "zh_CN.UTF-8"),
            Map.of("LANG", "en_US.UTF-8", "LC_MESSAGES", "zh_CN.UTF-8"),
            Map.of("LANG", "en_US.UTF-8", "LC_MESSAGES", "C", "LC_ALL", "zh_CN.UTF-8"));
    for (Map<String, String> environment : chinese) {
      assertThat(call(environment, "UTF-8", "version"))
          .contains("<-Dopenbailian.locale=zh_CN.UTF-8>");
    }
  }

  @Test
  void homeIsTheVariablesAndAPipeIsTold() throws IOException, InterruptedException {
    List<String> lines = call(Map.of("HOME", "/a home"), "UTF-8", "version");

    assertThat(lines).contains("<-Duser.home=/a home>", "<-Dopenbailian.piped=true>");
  }

  /// Java ends at once with an option that its system does not have.
  @ParameterizedTest
  @ValueSource(strings = {"version", "tasks", "text2image"})
  void optionsOfOneSystemAreGivenOnlyThere(String verb) throws IOException, InterruptedException {
    List<String> lines = call(Map.of("OSTYPE", "darwin25"), "UTF-8", verb);

    assertThat(lines).noneMatch(line -> line.contains("TransparentHugePages"));
  }

  @Test
  void nothingIsWrittenThatWasNotAskedFor() throws IOException, InterruptedException {
    List<String> lines =
        new ArrayList<>(call(Map.of("LANG", "zh_CN.UTF-8", "LC_CTYPE", "xx"), "UTF-8", "version"));

    lines.removeIf(line -> line.startsWith("<") || line.startsWith("LC_ALL="));
    assertThat(lines).isEmpty();
  }
}
