package io.openbailian.conformance.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page that leads a newcomer through the house names files that are there.
class ArchitecturePageTest {
  /// For example `run/RunLoop`, `TaskStore.claim` or `server/socket/SocketConnection`.
  private static final Pattern NAMED =
      Pattern.compile("`((?:[a-z]+/)*)([A-Z][A-Za-z]+)(?:\\.[a-zA-Z]+)?`");

  private static final Path ROOT = root();

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("docs")) ? here : Objects.requireNonNull(here.getParent());
  }

  @Test
  void namesFilesThatExist() throws IOException {
    Set<String> files = sources();
    Set<String> missing = new TreeSet<>();
    NAMED
        .matcher(Files.readString(ROOT.resolve("docs/architecture.md")))
        .results()
        .forEach(named -> {
          String wanted = "/" + named.group(1) + named.group(2) + ".java";
          if (files.stream().noneMatch(file -> file.endsWith(wanted))) {
            missing.add(named.group());
          }
        });

    assertThat(missing).isEmpty();
  }

  /// Whoever changes the text draws the picture anew: the text's first line says how.
  @Test
  void thePictureIsThatOfItsText(@TempDir Path folder) throws IOException, InterruptedException {
    Path drawn = folder.resolve("architecture.svg");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                ROOT.resolve("tools/DrawStations.java").toString(),
                ROOT.resolve("docs/architecture.txt").toString(),
                drawn.toString())
            .inheritIO()
            .start();

    assertThat(process.waitFor()).isZero();
    assertThat(drawn).hasSameTextualContentAs(ROOT.resolve("docs/architecture.svg"));
  }

  private static Set<String> sources() throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !path.toString().contains("/target/"))
          .map(Path::toString)
          .collect(Collectors.toSet());
    }
  }
}
