package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a stranger does first: a copy of what is committed, and the command of the README. The
/// gate's own build has the modules of tests beside it, which `./bailian` leaves out.
@Tag("slow")
class FreshCopyTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void buildsAndDraws() throws IOException, InterruptedException {
    Path copy = folder.resolve("copy");
    run(folder, "git", "clone", "-q", ROOT.toString(), copy.toString());

    String said =
        run(
            copy,
            "./bailian",
            "text2image",
            "可爱猫咪",
            "--model",
            "wan2.2-t2i-flash",
            "-o",
            "cat.png");

    assertThat(said).contains("cat.png");
    assertThat(copy.resolve("cat.png")).isNotEmptyFile();
    assertThat(copy.resolve("cli/target/app/server.aot")).isNotEmptyFile();
    saysInsteadOfFailing(copy, "tasks", "list");
    saysInsteadOfFailing(copy, "tasks", "show", "01a22b3a-cfa9-7340-90ce-8c4aa99b7af4");
    saysInsteadOfFailing(copy, "tasks", "cancel", "no id");
    saysInsteadOfFailing(copy, "tasks", "list", "--base-url", "http://127.0.0.1:1");
    saysInsteadOfFailing(copy, "engines", "check", "--config", "no-such.yaml");
    saysInsteadOfFailing(copy, "no-such-verb");
  }

  /// Commands start with the few classes that they were seen to need; what they meet when nothing
  /// runs is more.
  private static void saysInsteadOfFailing(Path copy, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("./bailian"));
    command.addAll(List.of(arguments));
    Process process = start(copy, command);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s", said).isBetween(1, 9);
    assertThat(said).doesNotContain("Exception", "Error:", "\tat ").isNotBlank();
  }

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Process process = start(folder, List.of(command));
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("%s", said).isTrue();
    assertThat(process.exitValue()).as("%s", said).isZero();
    return said;
  }

  private static Process start(Path folder, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("OPENBAILIAN_"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("HOME", folder.toString()); // nobody's server runs there
    return builder.start();
  }
}
