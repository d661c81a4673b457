package io.openbailian.conformance.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever looks for a type by its name finds one; two of a name are the exception, where the pair
/// is the point: a word of the catalogue and of a script, of a client and of a server.
class FileNamesTest {
  private static final int MOST_NAMES_OF_TWO = 12;

  @Test
  void fewNamesAreThoseOfTwoFiles() throws IOException {
    Map<String, List<String>> files = mainFiles();

    assertThat(files).hasSizeGreaterThan(1_000);
    assertThat(files.entrySet())
        .filteredOn(name -> name.getValue().size() > 1)
        .hasSizeLessThanOrEqualTo(MOST_NAMES_OF_TWO);
  }

  /// Where each name is found, in what ships.
  private static Map<String, List<String>> mainFiles() throws IOException {
    try (Stream<Path> all = Files.walk(root())) {
      return all.map(Path::toString)
          .filter(path -> path.endsWith(".java") && path.contains("/src/main/java/"))
          .filter(path -> !path.contains("/conformance/") && !path.endsWith("package-info.java"))
          .collect(
              Collectors.groupingBy(
                  path -> path.substring(path.lastIndexOf('/') + 1),
                  TreeMap::new,
                  Collectors.toList()));
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("docs")) ? here : Objects.requireNonNull(here.getParent());
  }
}
