package io.openbailian.cli.verbs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.cli.Shell;
import io.openbailian.cli.output.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every verb has examples in its help, and shells complete every verb.
class ExamplesTest {
  @TempDir private Path folder;

  /// Of every verb there is.
  static List<String> names() {
    Shell shell = new Shell(Path.of("."));
    shell.run("completion", "fish");
    String before = "__fish_use_subcommand -a ";
    return shell
        .out()
        .lines()
        .filter(line -> line.contains(before))
        .map(line -> line.substring(line.indexOf(before) + before.length()))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  @Test
  void thereAreVerbs() {
    assertThat(names()).contains("serve", "text2image", "tasks").hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aVerbHasTwoExamples(String verb) {
    assertThat(Examples.of(verb)).hasSize(2).allMatch(line -> line.contains("bailian " + verb));
  }

  @Test
  void helpShowsThemAndIsAsWideAsTheTerminal() {
    Shell narrow = new Shell(folder).withAllModels();
    Shell wide = new Shell(folder).withAllModels().with("COLUMNS", "150");

    assertThat(narrow.run("help", "text2image")).isZero();
    assertThat(wide.run("help", "text2image")).isZero();
    assertThat(narrow.out()).contains("Examples:", "bailian text2image \"可爱猫咪\" --size 16:9");
    assertThat(wide.out().lines().count()).isLessThan(narrow.out().lines().count());
    assertThat(narrow.out().lines())
        .allMatch(line -> line.length() <= 80 || line.contains("  bailian "));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyShellKnowsEveryVerb(String verb) {
    for (String name : List.of("bash", "zsh", "fish")) {
      Shell shell = new Shell(folder);

      assertThat(shell.run("completion", name)).isZero();
      assertThat(shell.out()).contains(verb);
    }
  }

  @Test
  void bashCompletesAVerb() throws IOException, InterruptedException {
    Shell shell = new Shell(folder);
    shell.run("completion", "bash");
    Path script = Files.writeString(folder.resolve("completion.bash"), shell.out());
    String ask =
        "source %s; COMP_WORDS=(bailian text2im); COMP_CWORD=1; COMP_LINE='bailian text2im'; _complete_bailian; echo ${COMPREPLY[@]}"
            .formatted(script);
    Process bash = new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();

    assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8)).contains("text2image");
    assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void aShellThatIsNotKnownIsRefused() {
    Shell shell = new Shell(folder);

    assertThat(shell.run("completion", "csh")).isEqualTo(2);
    assertThat(shell.err()).contains("bash, zsh, fish");
  }
}
