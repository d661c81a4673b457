package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
  }

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("OPENBAILIAN_"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("%s", said).isTrue();
    assertThat(process.exitValue()).as("%s", said).isZero();
    return said;
  }
}
