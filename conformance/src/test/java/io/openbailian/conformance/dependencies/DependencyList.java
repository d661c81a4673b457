package io.openbailian.conformance.dependencies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// `tools/dependencies.txt`: the libraries, and the oldest version of each that is accepted.
record DependencyList(List<Line> lines) {
  private static final long GOOD_FOR_DAYS = 120;

  /// What a library meets.
  enum Kind {
    READS,
    NATIVE,
    PLAIN,
    TEST
  }

  /// One library, or several.
  ///
  /// @param lowest absent where any version will do
  /// @param looked absent where nobody has to
  record Line(
      Kind kind,
      String group,
      String artifact,
      Optional<String> lowest,
      Optional<LocalDate> looked,
      String text) {

    boolean covers(Jar jar) {
      return jar.isOf(group) && (artifact.equals("*") || artifact.equals(jar.artifact()));
    }
  }

  static DependencyList read(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return of(lines.toList());
    }
  }

  static DependencyList of(List<String> lines) {
    return new DependencyList(
        lines.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(DependencyList::line)
            .toList());
  }

  private static Line line(String text) {
    String[] words = text.strip().split("\\s+", -1);
    String[] name = words[1].split(":", -1);
    Kind kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
    boolean dated = words.length > 3;
    if (!dated && (kind == Kind.READS || kind == Kind.NATIVE)) {
      throw new IllegalArgumentException("needs a lowest version, a date and a reason: " + text);
    }
    return new Line(
        kind,
        name[0],
        name[1],
        dated ? Optional.of(words[2]) : Optional.empty(),
        dated ? Optional.of(LocalDate.parse(words[3])) : Optional.empty(),
        words[1]);
  }

  /// A sentence for everything that is wrong.
  List<String> complaints(List<Jar> jars, LocalDate today) {
    List<String> complaints = new ArrayList<>();
    jars.forEach(jar -> complaints.addAll(complaints(jar)));
    lines.stream().flatMap(line -> outOfDate(line, today).stream()).forEach(complaints::add);
    return complaints;
  }

  private List<String> complaints(Jar jar) {
    Optional<Line> found = lines.stream().filter(line -> line.covers(jar)).findFirst();
    if (found.isEmpty()) {
      return List.of("%s stands in no line: say what it meets".formatted(jar));
    }
    Line line = found.get();
    List<String> complaints = new ArrayList<>();
    line.lowest()
        .filter(lowest -> Versions.compare(jar.version(), lowest) < 0)
        .ifPresent(lowest ->
            complaints.add("%s is older than %s, the lowest accepted".formatted(jar, lowest)));
    if (line.kind() == Kind.PLAIN && jar.bringsNativeCode()) {
      complaints.add("%s brings native code and is called plain".formatted(jar));
    }
    if (line.kind() == Kind.PLAIN && jar.readsPictures()) {
      complaints.add("%s reads pictures and is called plain".formatted(jar));
    }
    return complaints;
  }

  private static Optional<String> outOfDate(Line line, LocalDate today) {
    return line.looked()
        .filter(looked -> ChronoUnit.DAYS.between(looked, today) > GOOD_FOR_DAYS)
        .map(looked ->
            "%s was looked at on %s, more than %d days ago"
                .formatted(line.text(), looked, GOOD_FOR_DAYS));
  }
}
