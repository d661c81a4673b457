package io.openbailian.conformance.bench.images;

import io.openbailian.conformance.bench.workbench.Text;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A program that others edit pictures with, measured as they use it: a process for each file.
enum OtherProgram {
  IMAGE_MAGICK("ImageMagick", List.of("magick", "convert"), "-version", "Version: ImageMagick"),
  LIBVIPS("libvips", List.of("vips"), "--version", "vips");

  static final String IN = "{in}";
  static final String OUT = "{out}";

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // a list of List.of
  private final List<String> names;

  private final String asksWho;
  private final String answer;

  OtherProgram(String title, List<String> names, String asksWho, String answer) {
    this.title = title;
    this.names = names;
    this.asksWho = asksWho;
    this.answer = answer;
  }

  /// What a program is told.
  ///
  /// @param said how the figure names it
  /// @param arguments with `{in}` and `{out}` for the files
  record Command(OtherProgram program, String said, List<String> arguments) {

    /// Milliseconds for each file, or nothing when the program is not installed.
    Optional<double[]> millis(List<Path> files) throws IOException, InterruptedException {
      Optional<Path> executable = program.executable();
      if (executable.isEmpty()) {
        return Optional.empty();
      }
      double[] millis = new double[files.size()];
      for (int i = 0; i < millis.length; i++) {
        millis[i] = run(executable.get(), files.get(i));
      }
      return Optional.of(millis);
    }

    String figure(List<Path> files) throws IOException, InterruptedException {
      return millis(files)
          .map(all -> Text.format("%s %,.0f ms (%s)", program.title, Text.median(all), said))
          .orElse(program.title + " is not installed");
    }

    private double run(Path executable, Path file) throws IOException, InterruptedException {
      Path out = file.resolveSibling("out.png");
      List<String> line = new ArrayList<>(List.of(executable.toString()));
      for (String argument : arguments) {
        line.add(argument.replace(IN, file.toString()).replace(OUT, out.toString()));
      }
      long start = System.nanoTime();
      Process process = quietly(line);
      if (process.waitFor() != 0) {
        throw new IOException("failed: " + String.join(" ", line));
      }
      double millis = (System.nanoTime() - start) / 1e6;
      Files.delete(out);
      return millis;
    }
  }

  static Command magick(String said, String... options) {
    List<String> arguments = new ArrayList<>(List.of(IN));
    arguments.addAll(List.of(options));
    arguments.add(OUT);
    return new Command(IMAGE_MAGICK, said, arguments);
  }

  static Command vips(String said, String operation, String... options) {
    List<String> arguments = new ArrayList<>(List.of(operation, IN, OUT));
    arguments.addAll(List.of(options));
    return new Command(LIBVIPS, said, arguments);
  }

  /// The first on the path that says it is this; others go by the same names.
  private Optional<Path> executable() throws IOException, InterruptedException {
    for (String name : names) {
      for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
        Path file = Path.of(folder, name);
        if (Files.isExecutable(file) && !script(file) && isThis(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  /// A script in front of the program would take time of its own.
  private static boolean script(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == '#';
    }
  }

  private boolean isThis(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(file.toString(), asksWho).redirectError(Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 && said.startsWith(answer);
  }

  private static Process quietly(List<String> line) throws IOException {
    return new ProcessBuilder(line)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }
}
