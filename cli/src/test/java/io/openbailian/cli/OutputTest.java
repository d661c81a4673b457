package io.openbailian.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where results go: tried before anything is asked, in the format that a name promises.
class OutputTest {
  private static final String SUBMIT = "POST /api/v1/services/aigc/text2image/image-synthesis";

  @TempDir private Path folder;
  private FakeService service;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    service = FakeService.making("{\"url\":\"ROOT/results/1.png\"}");
    shell = new Shell(folder).at(service);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private boolean wasAsked() {
    return service.asked().stream().anyMatch(one -> one.line().startsWith(SUBMIT));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> String.valueOf(path.getFileName())).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere/x.png, There is no folder",
    "a-file/x.png, is no folder",
    "/proc/x.png, takes no files"
  })
  void whatCannotBeWrittenIsToldBeforeAnythingIsAsked(String out, String why) throws IOException {
    Files.writeString(folder.resolve("a-file"), "x");

    assertThat(shell.run("text2image", "cat", "-o", out)).isEqualTo(1);
    assertThat(shell.err()).contains(why).contains("Nothing was asked for.");
    assertThat(wasAsked()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.bmp", "x.mp4", "x.txt"})
  void aFormatThatCannotBeWrittenIsRefused(String out) {
    assertThat(shell.run("text2image", "cat", "-o", out)).isEqualTo(2);
    assertThat(shell.err()).contains("--out ends in .png, .jpg, .jpeg, .webp.");
    assertThat(wasAsked()).isFalse();
  }

  @Test
  void onlyANameThatEndsInASlashMakesFolders() {
    assertThat(shell.run("text2image", "cat", "-o", "new/deep/")).isZero();
    assertThat(folder.resolve("new/deep/m-fast-42.png")).exists();
  }

  @ParameterizedTest
  @CsvSource({"x.jpg, jpeg", "x.JPEG, jpeg", "x.png, png"})
  void aPictureIsInTheFormatOfItsName(String out, String format) throws IOException {
    service.picture("GET /results/1.png", DrawnPng.with("seed", "42"));

    assertThat(shell.run("text2image", "cat", "-o", out, "--json")).isZero();
    try (var in = ImageIO.createImageInputStream(folder.resolve(out).toFile())) {
      assertThat(ImageIO.getImageReaders(in).next().getFormatName()).isEqualToIgnoringCase(format);
    }
    assertThat(ImageIO.read(folder.resolve(out).toFile()).getWidth()).isEqualTo(DrawnPng.WIDTH);
    assertThat(Json.parseObject(shell.out()).at("/files/0/seed").asLong()).isEqualTo(42);
    assertThat(Files.readString(folder.resolve(out), ISO_8859_1)).contains("42");
  }

  @Test
  void aWebpIsOne() throws IOException {
    service.picture("GET /results/1.png", DrawnPng.with("seed", "42"));

    assertThat(shell.run("text2image", "cat", "-o", "x.webp")).isZero();
    byte[] file = Files.readAllBytes(folder.resolve("x.webp"));
    String text = new String(file, ISO_8859_1);
    assertThat(text).startsWith("RIFF").contains("WEBPVP8X").contains("TC260:seed=\"42\"");
    assertThat(file).hasSize(8 + Integer.reverseBytes(ByteBuffer.wrap(file, 4, 4).getInt()));
  }

  /// What a file or a service says never moves the cursor of who reads it.
  @Test
  void whatAFileSaysIsShownAndNotObeyed() throws IOException {
    service.picture("GET /results/1.png", Png.with("missed", "a cow\u001b[2J\rnothing"));

    assertThat(shell.run("text2image", "cat")).isZero();
    assertThat(shell.err()).contains("a cow\\u001b[2J\\u000dnothing").doesNotContain("\u001b");
  }

  @Test
  void whatIsNoPictureIsNotCalledOne() throws IOException {
    service.picture("GET /results/1.png", "<html>".getBytes(UTF_8));

    assertThat(shell.run("text2image", "cat", "-o", "x.jpg")).isEqualTo(1);
    assertThat(shell.err()).contains("no picture");
    assertThat(files()).isEmpty();
  }

  @Test
  void aFileThatCannotBeWrittenAfterwardsTellsHowToFetchIt() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    service.then(
        SUBMIT,
        FakeService.task("PENDING", ""),
        () -> {
          try {
            Files.delete(out);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });

    assertThat(shell.run("text2image", "cat", "-o", "out/x.png")).isEqualTo(1);
    assertThat(shell.err()).contains("bailian tasks wait t-1 --out DIR/");
  }

  @Test
  void somethingThatIsThereAndNoFileIsWrittenTo() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    var read = new AtomicLong();
    Thread reader =
        Thread.ofPlatform()
            .start(() -> {
              try {
                read.set(Files.readAllBytes(pipe).length);
              } catch (IOException e) {
                read.set(-1);
              }
            });

    assertThat(shell.run("text2image", "cat", "-o", pipe.toString())).isZero();
    reader.join();
    assertThat(read.get()).isPositive();
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void filesAreAsReadableAsTheUserWantsThem() throws IOException {
    assertThat(shell.run("text2image", "cat", "-o", "x.png")).isZero();
    Path plain = Files.createFile(folder.resolve("plain"));
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("x.png"))))
        .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(plain)));
    assertThat(files()).containsExactlyInAnyOrder("x.png", "plain");
  }
}
