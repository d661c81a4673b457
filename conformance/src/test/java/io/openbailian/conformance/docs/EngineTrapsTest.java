package io.openbailian.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each trap of `docs/engines/traps.md` has a test, and each test that it names is there.
class EngineTrapsTest {
  private static final Path PAGE = Path.of("../docs/engines/traps.md");
  private static final List<Path> SOURCES =
      List.of(Path.of("../engines/src/test/java"), Path.of("src/test/java"));
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (Path folder : SOURCES) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
          String name = String.valueOf(file.getFileName());
          sources.merge(
              name.substring(0, name.length() - ".java".length()),
              Files.readString(file),
              String::concat);
        }
      }
    }
    return sources;
  }

  @Test
  void eachTrapHasATestThatIsThere() throws IOException {
    Map<String, String> sources = sources();
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| ") && !line.equals("| trap | test |"))
            .toList();

    assertThat(rows)
        .hasSizeGreaterThan(40)
        .allSatisfy(row -> {
          List<MatchResult> tests = TEST.matcher(row).results().toList();
          assertThat(tests).as(row).isNotEmpty();
          assertThat(tests)
              .allSatisfy(test ->
                  assertThat(sources.getOrDefault(test.group(1), ""))
                      .as(test.group())
                      .contains("void " + test.group(2) + "("));
        });
  }
}
