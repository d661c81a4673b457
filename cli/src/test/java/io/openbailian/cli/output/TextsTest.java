package io.openbailian.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.cli.output.Texts.Language;
import io.openbailian.client.Obstacle;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The sentences of the command line: whole in both languages, and nowhere else.
class TextsTest {
  private static final Pattern PLACE = Pattern.compile("%(?:\\d\\$)?(?:\\.\\d)?([a-zA-Z%])");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}|[：。，]");

  /// Places alone, the same in every language.
  private static final Set<String> WITHOUT_WORDS = Set.of("line.wrong", "batch.of-budget");

  private static final Map<String, String> ENGLISH = Texts.sentences(Language.EN);
  private static final Map<String, String> CHINESE = Texts.sentences(Language.ZH);

  @Test
  void bothLanguagesSayAllThereIsToSay() {
    assertThat(ENGLISH).hasSizeGreaterThan(400);
    assertThat(CHINESE.keySet()).isEqualTo(ENGLISH.keySet());
    ENGLISH.forEach((key, sentence) ->
        assertThat(places(CHINESE.getOrDefault(key, ""))).as(key).isEqualTo(places(sentence)));
    CHINESE.forEach((key, sentence) -> {
      if (!WITHOUT_WORDS.contains(key)) {
        assertThat(sentence).as(key).containsPattern(HAN);
      }
    });
    assertThat(ENGLISH.values()).noneMatch(sentence -> HAN.matcher(plainEnglish(sentence)).find());
  }

  /// Examples of prompts are Chinese everywhere.
  private static String plainEnglish(String sentence) {
    return sentence.replace("转换成法国绘本风格", "").replace("把房子变成木板风格", "").replace("蓝色背景，黄色叶子", "");
  }

  private static List<String> places(String sentence) {
    return PLACE.matcher(sentence).results().map(place -> place.group(1)).sorted().toList();
  }

  /// Editors and translators know the format.
  @ParameterizedTest
  @EnumSource
  void theFilesAreWhatJavaCallsProperties(Language language) throws IOException {
    Properties properties = new Properties();
    String name = "texts.%s.properties".formatted(language.spelling());
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(Texts.class.getResourceAsStream(name)), UTF_8)) {
      properties.load(in);
    }

    assertThat(new TreeMap<>(properties)).isEqualTo(new TreeMap<>(Texts.sentences(language)));
  }

  @Test
  void everySentenceIsSaidSomewhereAndEveryKeyHasOne() throws IOException {
    Set<String> literals =
        sources().stream().flatMap(file -> literals(file).stream()).collect(Collectors.toSet());
    Set<String> unused = new TreeSet<>(ENGLISH.keySet());
    unused.removeAll(literals);
    for (Obstacle.Kind kind : Obstacle.Kind.values()) {
      assertThat(ENGLISH).containsEntry(Obstacles.key(kind), kind.english());
      unused.remove(Obstacles.key(kind));
    }
    unused.removeIf(
        key -> key.startsWith("verb.") && key.indexOf('.', 5) < 0); // by the verb's name
    Set<String> areas =
        ENGLISH.keySet().stream()
            .map(key -> key.substring(0, key.indexOf('.')))
            .collect(Collectors.toSet());
    Pattern keys = Pattern.compile("(%s)\\.[a-z-]+(\\.[a-z]+)?".formatted(String.join("|", areas)));
    Set<String> missing =
        literals.stream()
            .filter(text -> keys.matcher(text).matches() && !ENGLISH.containsKey(text))
            .filter(text -> !NO_KEYS.contains(text))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(unused).isEmpty();
    assertThat(missing).isEmpty();
  }

  /// Files and settings whose names look like keys.
  private static final Set<String> NO_KEYS =
      Set.of(
          "story.md",
          "error.jsonl",
          "serve.log",
          "tasks.grace",
          "tasks.workers",
          "tasks.queue",
          "tasks.hold");

  /// Words of the wire and of shells, and what only its makers read.
  private static final Set<String> NO_SENTENCES =
      Set.of(
          "bailian run ",
          "server at ",
          "nothing holds ",
          "nothing is left to do for ",
          "no whole answer: ",
          "no other arguments: ",
          "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} %msg%n");

  /// A program inside the program, which the launcher runs once and nobody reads.
  private static final Set<String> FOR_MAKERS = Set.of("WarmUpCommand.java", "TrainingLoad.java");

  private static final Pattern SENTENCE =
      Pattern.compile("[A-Za-z]+[,;:.]? +[A-Za-z]*[a-z]{2,}|^[A-Z][a-z]+[.:]");

  @Test
  void noSentenceStandsInTheSources() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      if (!FOR_MAKERS.contains(file.getFileName().toString())) {
        literals(file).stream()
            .filter(text -> SENTENCE.matcher(PLACE.matcher(text).replaceAll("")).find())
            .filter(text -> !text.contains("<") && !text.contains("(Java ")) // markup, the version
            .filter(text -> !NO_SENTENCES.contains(text))
            .forEach(text -> found.add(file.getFileName() + ": " + text));
      }
    }

    assertThat(found).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).hasSizeGreaterThan(100);
      return sources;
    }
  }

  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*|'(?:[^'\\\\]|\\\\.)+'|\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"",
          Pattern.DOTALL);

  /// Literals of a source; those that are joined are one.
  private static List<String> literals(Path file) {
    List<String> literals = new ArrayList<>();
    String source = read(file);
    int end = -1;
    for (MatchResult token : TOKEN.matcher(source).results().toList()) {
      String text = token.group(1) == null ? token.group(2) : token.group(1);
      if (text != null) {
        boolean joined = end >= 0 && source.substring(end, token.start()).strip().equals("+");
        literals.add(joined ? literals.removeLast() + text : text);
        end = token.end();
      }
    }
    return literals;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
