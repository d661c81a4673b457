package io.openbailian.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each page of the documentation is there in English and in Chinese, says the same in both as far
/// as a program can compare it, and leads to nothing that is not there.
class BothLanguagesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path DOCS = ROOT.resolve("docs");
  private static final String PAGE = ".md";
  private static final String CHINESE = ".zh-CN.md";

  /// Decisions are for who works on the sources; the table is of prompts that were drawn.
  private static final Set<Path> ENGLISH_ALONE =
      Set.of(DOCS.resolve("adr"), DOCS.resolve("gallery/ordinary.md"));

  /// Figures are kept once; their Chinese page says how they are read.
  private static final Set<Path> EXPLAINED = Set.of(DOCS.resolve("benchmarks.md"));

  private static final int BEGINNING = 6;
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(DOCS)) {
      List<Path> below =
          files
              .filter(file -> file.toString().endsWith(PAGE))
              .filter(file -> !file.toString().endsWith(CHINESE))
              .filter(file -> ENGLISH_ALONE.stream().noneMatch(file::startsWith))
              .sorted()
              .toList();
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), below.stream());
    }
  }

  static Stream<Path> translated() throws IOException {
    return pages().filter(page -> !EXPLAINED.contains(page));
  }

  static Stream<Path> inBothLanguages() throws IOException {
    return pages().flatMap(page -> Stream.of(page, chinese(page)));
  }

  private static Path chinese(Path page) {
    String name = String.valueOf(page.getFileName());
    return page.resolveSibling(name.substring(0, name.length() - PAGE.length()) + CHINESE);
  }

  @Test
  void aChinesePageBelongsToAnEnglishOne() throws IOException {
    List<Path> pairs = pages().map(BothLanguagesTest::chinese).toList();
    try (Stream<Path> files = Files.walk(DOCS)) {
      assertThat(files.filter(file -> file.toString().endsWith(CHINESE))).isSubsetOf(pairs);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void eachLeadsToTheOtherAtItsBeginning(Path page) {
    Path pair = chinese(page);

    assertThat(pair).isRegularFile();
    assertThat(MarkdownPage.read(page).beginning(BEGINNING)).contains(link(pair));
    assertThat(MarkdownPage.read(pair).beginning(BEGINNING)).contains(link(page));
  }

  private static String link(Path page) {
    return "](" + page.getFileName() + ")";
  }

  @ParameterizedTest
  @MethodSource("translated")
  void bothHaveTheSameParts(Path page) {
    MarkdownPage english = MarkdownPage.read(page);
    MarkdownPage chinese = MarkdownPage.read(chinese(page));

    assertThat(chinese.depths()).as("depths of headings").isEqualTo(english.depths());
    assertThat(chinese.tableRows()).as("rows of tables").isEqualTo(english.tableRows());
    assertThat(chinese.code()).as("blocks of code").isEqualTo(english.code());
  }

  /// Settings, options, codes and paths; what is an example in one language has its own in the
  /// other.
  @ParameterizedTest
  @MethodSource("translated")
  void whatOneNamesTheOtherNames(Path page) {
    String chinese = MarkdownPage.read(chinese(page)).text();

    assertThat(MarkdownPage.read(page).spans().stream().filter(span -> !HAN.matcher(span).find()))
        .allSatisfy(span -> assertThat(chinese).contains(span));
  }

  @ParameterizedTest
  @MethodSource("inBothLanguages")
  void everyLinkLeadsSomewhere(Path page) {
    assertThat(MarkdownPage.read(page).links())
        .allSatisfy(link -> {
          int hash = link.indexOf('#');
          String path = hash < 0 ? link : link.substring(0, hash);
          Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
          assertThat(target).exists();
          if (hash >= 0 && target.toString().endsWith(PAGE)) {
            assertThat(MarkdownPage.read(target).anchors()).contains(link.substring(hash + 1));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("pages")
  void chinesePagesLeadToChinesePages(Path page) {
    Path pair = chinese(page);
    String english = String.valueOf(page.getFileName());

    assertThat(MarkdownPage.read(pair).links())
        .filteredOn(link -> link.endsWith(PAGE) || link.contains(PAGE + "#"))
        .filteredOn(link -> !link.contains(CHINESE) && !link.equals(english))
        .allSatisfy(link ->
            assertThat(chinese(pair.resolveSibling(link.replaceFirst("#.*", "")))).doesNotExist());
  }
}
