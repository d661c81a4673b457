package io.openbailian.conformance.dependencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyListTest {
  private static final Path LIST = Path.of("..", "tools", "dependencies.txt");
  private static final LocalDate DAY = LocalDate.parse("2026-11-28");

  @TempDir private Path repository;

  /// The libraries of this build, on its day; `-Ddependencies.date=2027-04-01` asks about another.
  @Test
  void everyLibraryHasBeenLookedAt() throws IOException {
    LocalDate today =
        LocalDate.parse(
            System.getProperty("dependencies.date", LocalDate.now(Clock.systemUTC()).toString()));

    assertThat(DependencyList.read(LIST).complaints(classPath(), today))
        .as("tools/dependencies.txt")
        .isEmpty();
  }

  @Test
  void theClassPathIsSeen() {
    assertThat(classPath())
        .extracting(Jar::artifact)
        .contains("ffmpeg", "sqlite-jdbc", "imageio-jpeg", "jetty-http", "javacpp");
  }

  @Test
  void everythingThatIsWrongIsSaid() throws IOException {
    DependencyList list =
        DependencyList.of(
            List.of(
                "# a comment",
                "reads  org.reader*:*     2.10.1  2026-11-28  reads",
                "native org.nat:lib       1.2-1.5 2026-07-31  computes",
                "plain  org.plain:harmless",
                "plain  org.plain:hidden",
                "plain  org.plain:pictures"));
    Jar old = jar("org/reader/deep", "x", "2.9.9", "a.class");
    Jar good = jar("org/reader", "y", "2.10.1", "a.class");
    Jar unknown = jar("org/other", "reader", "1", "a.class");
    Jar hidden = jar("org/plain", "hidden", "1", "linux/libx.so");
    Jar pictures =
        jar("org/plain", "pictures", "1", "META-INF/services/javax.imageio.spi.ImageReaderSpi");
    Jar harmless = jar("org/plain", "harmless", "1", "a.class");
    Jar natives = jar("org/nat", "lib", "1.2-1.5", "libx.so");

    assertThat(
            list.complaints(List.of(old, good, unknown, hidden, pictures, harmless, natives), DAY))
        .containsExactlyInAnyOrder(
            "x 2.9.9 is older than 2.10.1, the lowest accepted",
            "reader 1 stands in no line: say what it meets",
            "hidden 1 brings native code and is called plain",
            "pictures 1 reads pictures and is called plain");
    assertThat(list.complaints(List.of(), DAY.plusDays(1)))
        .containsExactly("org.nat:lib was looked at on 2026-07-31, more than 120 days ago");
    assertThat(list.complaints(List.of(), DAY.plusDays(121))).hasSize(2);
  }

  @Test
  void whatReadsNeedsAVersionAndADate() {
    assertThatThrownBy(() -> DependencyList.of(List.of("reads org.a:b")))
        .hasMessageContaining("org.a:b");
  }

  @Test
  void versionsAreComparedAsNumbers() {
    assertThat(Versions.compare("8.1.2-1.5.14", "8.0.3-1.5.13")).isPositive();
    assertThat(Versions.compare("12.1.8", "12.1.12")).isNegative();
    assertThat(Versions.compare("3.2", "3.2.0")).isZero();
    assertThat(Versions.compare("1.0-rc1", "1.0")).isNegative();
  }

  private Jar jar(String group, String artifact, String version, String entry) throws IOException {
    Path folder =
        Files.createDirectories(repository.resolve(group).resolve(artifact).resolve(version));
    Path file = folder.resolve("%s-%s.jar".formatted(artifact, version));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new JarEntry(entry));
    }
    return Jar.of(file).orElseThrow();
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
