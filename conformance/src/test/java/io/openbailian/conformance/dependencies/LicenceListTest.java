package io.openbailian.conformance.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether the licences of a package would be complete, by the very program that lists them when
/// one is made: `tools/package/Licences.java`.
@SuppressWarnings("InterruptedExceptionSwallowed") // an interrupt ends a test like any failure
class LicenceListTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PROGRAM = ROOT.resolve("tools/package");

  @TempDir private Path jars;
  @TempDir private Path out;

  private record Answer(int exit, String said) {}

  private Answer list(Path licences, String where) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                PROGRAM.resolve("Licences.java").toString(),
                licences.toString(),
                where,
                jars.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), said);
  }

  /// Every library of the product, which is those of the class path that are not for tests.
  @Test
  void everyLibraryHasALicenceAndItsText() throws IOException, InterruptedException {
    List<DependencyList.Line> lines =
        DependencyList.read(ROOT.resolve("tools/dependencies.txt")).lines();
    for (Jar jar : classPath()) {
      Optional<DependencyList.Line> line =
          lines.stream().filter(one -> one.covers(jar)).findFirst();
      if (line.isPresent() && line.get().kind() != DependencyList.Kind.TEST) {
        Files.createSymbolicLink(jars.resolve(jar.file().getFileName()), jar.file());
      }
    }
    try (Stream<Path> found = Files.list(jars)) {
      assertThat(found).hasSizeGreaterThan(50);
    }
    Path texts = out.resolve("licences");

    assertThat(list(PROGRAM, texts.toString())).isEqualTo(new Answer(0, ""));

    assertThat(texts.resolve("LIST.txt")).content().contains("ffmpeg", "Apache-2.0", "EPL-2.0");
    assertThat(texts.resolve("EPL-2.0.txt")).content().contains("Eclipse Public License");
    assertThat(texts.resolve("jars")).isNotEmptyDirectory();
  }

  @Test
  void aFileWithoutALineAndALicenceWithoutItsTextAreNamed()
      throws IOException, InterruptedException {
    Files.createFile(jars.resolve("stranger-1.0.jar"));
    Files.createFile(jars.resolve("known-1.0.jar"));
    Files.writeString(out.resolve("licences.txt"), "known-*  Some-1.0  somebody; parts: engine\n");

    Answer answer = list(out, "--check");

    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.said())
        .contains("stranger-1.0.jar has no line", "licences/Some-1.0.txt", "parts/engine.txt");
  }

  private static List<Jar> classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar") && !entry.contains("openbailian"))
        .flatMap(entry -> Jar.of(Path.of(entry)).stream())
        .toList();
  }
}
