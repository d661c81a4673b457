package io.openbailian.conformance.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A page of the documentation, taken apart as far as its translation can be compared with it.
///
/// @param prose the lines outside blocks of code
/// @param code the blocks of code, fenced or indented, without remarks and empty lines
record MarkdownPage(Path file, List<String> prose, List<List<String>> code) {
  private static final Pattern HEADING = Pattern.compile("(#+) (.*)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
  private static final Pattern REMARK = Pattern.compile("(^|\\s+)(#|//)( .*)?$");
  private static final Pattern NO_PART_OF_AN_ANCHOR = Pattern.compile("[^\\p{L}\\p{N}_\\- ]");
  private static final String FENCE = "```";
  private static final String INDENTED = "    ";

  static MarkdownPage read(Path file) {
    try {
      return of(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Indented code begins behind an empty line and ends with the first line that is not.
  private static MarkdownPage of(Path file, List<String> lines) {
    List<String> prose = new ArrayList<>();
    List<List<String>> code = new ArrayList<>();
    boolean fenced = false;
    boolean indented = false;
    String before = "";
    for (String line : lines) {
      boolean fence = line.strip().startsWith(FENCE);
      boolean deep = line.startsWith(INDENTED) && !line.isBlank();
      indented = !fenced && deep && (indented || before.isBlank());
      boolean opened = fence && !fenced;
      boolean inset = indented && !before.startsWith(INDENTED);
      if (opened || inset) {
        code.add(new ArrayList<>());
      }
      if (fence) {
        fenced = !fenced;
        code.getLast().add(line.strip());
      } else if (fenced || indented) {
        code.getLast().add(line);
      } else {
        prose.add(line);
      }
      before = line;
    }
    return new MarkdownPage(file, prose, code.stream().map(MarkdownPage::commands).toList());
  }

  private static List<String> commands(List<String> block) {
    return block.stream()
        .map(line -> REMARK.matcher(line).replaceFirst("").stripTrailing())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /// The first lines, where a reader looks for another language.
  String beginning(int lines) {
    return String.join("\n", prose.subList(0, Math.min(lines, prose.size())));
  }

  /// How deep each heading is, in their order.
  List<Integer> depths() {
    return headings().map(heading -> heading.group(1).length()).toList();
  }

  /// What addresses within the page may name.
  Set<String> anchors() {
    return headings()
        .map(heading -> heading.group(2).strip().toLowerCase(Locale.ROOT))
        .map(text -> NO_PART_OF_AN_ANCHOR.matcher(text).replaceAll("").replace(' ', '-'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<MatchResult> headings() {
    return prose.stream()
        .flatMap(line -> HEADING.matcher(line).results().limit(1))
        .filter(found -> found.start() == 0);
  }

  long tableRows() {
    return prose.stream().filter(line -> line.startsWith("|")).count();
  }

  /// Names and values as they stand in code within sentences, white space made even.
  Set<String> spans() {
    return SPAN.matcher(String.join("\n", prose))
        .results()
        .map(found -> found.group(1).replaceAll("\\s+", " "))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The targets of links, without addresses of other hosts.
  List<String> links() {
    return LINK.matcher(String.join("\n", prose))
        .results()
        .map(found -> found.group(1))
        .filter(target -> !target.matches("[a-z]+:.*"))
        .toList();
  }

  /// The whole prose as one line.
  String text() {
    return String.join("\n", prose).replaceAll("\\s+", " ");
  }
}
