import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Makes the list of third-party licences of a package, with their texts, out of
/// `tools/package/licences.txt` and of what the jars themselves carry.
///
/// Run by `tools/package.sh`: `java Licences.java HERE OUT FOLDER…`, where HERE has `licences.txt`
/// and the folders have the files. With `--check` for OUT nothing is written. A file that no line
/// names, a text that is not there: a sentence each, and exit 1.
public final class Licences {
  private static final String PARTS = "parts:";
  private static final Set<String> OWN_TEXTS =
      Set.of("license", "licence", "notice", "copying", "ofl");

  private final Path here;
  private final List<Line> lines;
  private final List<String> complaints = new ArrayList<>();
  private final Set<String> texts = new TreeSet<>();

  /// @param pattern of a file's name, with `*` for anything
  private record Line(String pattern, String licence, String about) {
    boolean covers(String name) {
      String rest = name;
      String[] fixed = pattern.split("\\*", -1);
      for (int i = 0; i < fixed.length; i++) {
        int at = rest.indexOf(fixed[i]);
        if (at < 0 || i == 0 && at > 0) {
          return false;
        }
        rest = rest.substring(at + fixed[i].length());
      }
      return rest.isEmpty() || pattern.endsWith("*");
    }

    List<String> parts() {
      int at = about.indexOf(PARTS);
      if (at < 0) {
        return List.of();
      }
      String list = about.substring(at + PARTS.length()).split(";", 2)[0].strip();
      return List.of(list.split("\\s+"));
    }
  }

  private Licences(Path here) throws IOException {
    this.here = here;
    try (Stream<String> all = Files.lines(here.resolve("licences.txt"))) {
      lines =
          all.filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split("\\s+", 3))
              .map(words -> new Line(words[0], words[1], words[2]))
              .toList();
    }
  }

  public static void main(String[] arguments) throws IOException {
    Licences licences = new Licences(Path.of(arguments[0]));
    StringBuilder table = new StringBuilder();
    List<Path> files = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      try (Stream<Path> all = Files.list(Path.of(arguments[i]))) {
        files.addAll(all.sorted().toList());
      }
    }
    files.forEach(file -> licences.add(file, table));
    if (!licences.complaints.isEmpty()) {
      licences.complaints.forEach(System.err::println);
      System.exit(1);
    }
    if (!arguments[1].equals("--check")) {
      licences.write(Path.of(arguments[1]), table, files);
    }
  }

  private void add(Path file, StringBuilder table) {
    String name = file.getFileName().toString();
    Optional<Line> found = lines.stream().filter(line -> line.covers(name)).findFirst();
    if (found.isEmpty()) {
      complaints.add("%s has no line in tools/package/licences.txt".formatted(name));
      return;
    }
    Line line = found.get();
    need(line.licence() + ".txt", name);
    line.parts().forEach(part -> need("parts/" + part + ".txt", name));
    table.append("%-58s %-20s %s%n".formatted(name, line.licence(), line.about()));
  }

  private void need(String text, String of) {
    texts.add(text);
    if (!Files.isRegularFile(here.resolve("licences").resolve(text))) {
      complaints.add("%s needs the text tools/package/licences/%s".formatted(of, text));
    }
  }

  private void write(Path out, StringBuilder table, List<Path> files) throws IOException {
    Files.createDirectories(out.resolve("parts"));
    texts.add("OFL-1.1.txt");
    // LGPL-3.0 is a set of additions to GPL-3.0.
    texts.add("GPL-3.0.txt");
    for (String text : texts) {
      Files.copy(here.resolve("licences").resolve(text), out.resolve(text));
    }
    Files.writeString(
        out.resolve("LIST.txt"),
        """
        Every file of this package that others wrote, and its licence. The texts are beside this list; what a library carries
        about itself is in jars/, what was built into one in parts/. The licences of the Java runtime are in runtime/legal.

        """
            + table,
        StandardCharsets.UTF_8);
    for (Path file : files) {
      if (file.toString().endsWith(".jar")) {
        ownTexts(file, out.resolve("jars"));
      }
    }
  }

  /// What a jar says of itself: `META-INF/LICENSE` and the like.
  private static void ownTexts(Path jar, Path out) throws IOException {
    String name = jar.getFileName().toString().replace(".jar", "");
    try (ZipFile file = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        String own = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        String stem = own.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
        if (!entry.isDirectory() && OWN_TEXTS.contains(stem) && !own.endsWith(".class")) {
          Path text = out.resolve(name + "-" + own);
          Files.createDirectories(out);
          Files.write(text, file.getInputStream(entry).readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(jar.toString(), e);
    }
  }
}
