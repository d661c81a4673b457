package io.openbailian.illustrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program in the package's documentation, run as a reader would run it: copied into a file.
class PackageExampleTest {
  private static final Path DOCUMENTATION =
      Path.of("src/main/java/io/openbailian/illustrator/package-info.java");

  @Test
  void theExampleOfThePackageRunsAsItStands(@TempDir Path folder)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("Cat.java"), example());

    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "Cat.java")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(java.waitFor()).as(said).isZero();
    assertThat(said).contains("cat").endsWith(": 24 frames" + System.lineSeparator());
    BufferedImage picture = ImageIO.read(folder.resolve("cat.png").toFile());
    assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(768, 512);
  }

  private static String example() throws IOException {
    return Files.readAllLines(DOCUMENTATION).stream()
        .dropWhile(line -> !line.equals("/// ```java"))
        .skip(1)
        .takeWhile(line -> !line.equals("/// ```"))
        .map(line -> line.replaceFirst("^/// ?", ""))
        .collect(Collectors.joining("\n"));
  }
}
