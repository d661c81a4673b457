package io.openbailian.conformance.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A file is one idea, and is read in one go; one that is longer holds a second idea.
class FileSizesTest {
  private static final long MOST_LINES = 400;

  @Test
  void noFileThatShipsIsLongerThanFourHundredLines() throws IOException {
    Map<String, Long> lines = lines();

    assertThat(lines).hasSizeGreaterThan(1_000);
    assertThat(lines.entrySet())
        .filteredOn(file -> file.getValue() > MOST_LINES)
        .as("files of more than %d lines", MOST_LINES)
        .isEmpty();
  }

  private static Map<String, Long> lines() throws IOException {
    try (Stream<Path> all = Files.walk(root())) {
      return all.filter(path -> path.toString().endsWith(".java"))
          .filter(path -> path.toString().contains("/src/main/java/"))
          .collect(
              Collectors.toMap(
                  path -> root().relativize(path).toString(),
                  FileSizesTest::count,
                  (one, _) -> one,
                  TreeMap::new));
    }
  }

  private static long count(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("docs")) ? here : Objects.requireNonNull(here.getParent());
  }
}
