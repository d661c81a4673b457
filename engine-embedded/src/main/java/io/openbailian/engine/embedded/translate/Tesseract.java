package io.openbailian.engine.embedded.translate;

import io.openbailian.engine.Time;
import io.openbailian.imaging.ImagingWork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program `tesseract` of this machine, started once for each question.
final class Tesseract {
  private static final Duration MOST = Duration.ofMinutes(2);
  private static final String NOT_A_LANGUAGE = "osd";

  private final String program;
  private final Path temporary;
  private final Time time;

  /// @param program its name on the PATH, or its path
  /// @param temporary a folder for files that live as long as a question
  Tesseract(String program, Path temporary, Time time) {
    this.program = program;
    this.temporary = temporary;
    this.time = time;
  }

  /// How Tesseract is to look at its pictures.
  enum Layout {
    /// Text anywhere in the picture, in no order.
    SCATTERED(11),
    /// One line of text that fills the picture.
    ONE_LINE(7),
    /// One line, without the corrections that Tesseract makes for print.
    RAW_LINE(13);

    private final int mode;

    Layout(int mode) {
      this.mode = mode;
    }
  }

  /// The languages it has data of, such as `chi_sim`; empty when the program cannot be started.
  Set<String> languages(ImagingWork work) throws InterruptedException {
    try {
      return inFolder(folder -> listed(run(List.of("--list-langs"), folder, work)));
    } catch (ProgramMissingException _) {
      return Set.of();
    }
  }

  private static Set<String> listed(String output) {
    // The first line is a heading.
    return output
        .lines()
        .skip(1)
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.equals(NOT_A_LANGUAGE))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// What it reads in the pictures, each a page.
  List<ReadWord> read(List<GrayPicture> pictures, String languages, Layout layout, ImagingWork work)
      throws InterruptedException {
    try {
      return inFolder(folder -> Tsv.words(read(pictures, languages, layout, folder, work)));
    } catch (ProgramMissingException e) {
      throw new TesseractException("%s went away while it was needed".formatted(program), e);
    }
  }

  private String read(
      List<GrayPicture> pictures, String languages, Layout layout, Path folder, ImagingWork work)
      throws IOException, InterruptedException {
    List<String> files = new ArrayList<>();
    for (GrayPicture picture : pictures) {
      Path file = folder.resolve("%d.pgm".formatted(files.size()));
      Files.write(file, picture.pgm());
      files.add(file.toString());
      work.poll();
    }
    Path list = Files.write(folder.resolve("pictures.txt"), files);
    String mode = Integer.toString(layout.mode);
    return run(
        List.of(list.toString(), "stdout", "-l", languages, "--psm", mode, "--dpi", "300", "tsv"),
        folder,
        work);
  }

  /// Runs the program with the arguments and answers what it printed.
  private String run(List<String> arguments, Path folder, ImagingWork work)
      throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of(program), arguments.stream()).toList();
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
    // Its threads only wait for one another when several calls share the cores.
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    Process process = started(builder);
    try {
      awaitEnd(process, work);
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new TesseractException(
          "%s ended with status %d: %s".formatted(program, process.exitValue(), text(errors)));
    }
    return text(output);
  }

  private static Process started(ProcessBuilder builder) throws ProgramMissingException {
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new ProgramMissingException(e);
    }
  }

  private void awaitEnd(Process process, ImagingWork work) throws InterruptedException {
    boolean ended = time.await(() -> !process.isAlive() || work.stopped().getAsBoolean(), MOST);
    work.poll();
    if (!ended) {
      throw new TesseractException(
          "%s did not end within %d s".formatted(program, MOST.toSeconds()));
    }
    process.waitFor();
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private interface Question<T> {
    T ask(Path folder) throws IOException, InterruptedException;
  }

  private <T> T inFolder(Question<T> question)
      throws InterruptedException, ProgramMissingException {
    try {
      Files.createDirectories(temporary);
      Path folder = Files.createTempDirectory(temporary, "tesseract-");
      try {
        return question.ask(folder);
      } finally {
        delete(folder);
      }
    } catch (ProgramMissingException e) {
      throw e;
    } catch (IOException e) {
      throw new TesseractException("pictures cannot be handed to %s".formatted(program), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /// The program cannot be started: it is not there, or not to be executed.
  private static final class ProgramMissingException extends IOException {
    private static final long serialVersionUID = 1;

    ProgramMissingException(IOException cause) {
      super(cause);
    }
  }
}
