package io.openbailian.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTest {
  private static final Pattern A_AND_B = Pattern.compile("a+b");
  private static final Pattern CAT = Pattern.compile("[^a-z](?P<it>cat)(?:[^a-z]|$)");
  private static final java.util.regex.Pattern CAT_OF_THE_JDK =
      java.util.regex.Pattern.compile("(?<![a-z])cat(?![a-z])");
  private static final List<String> ALPHABETS =
      List.of(
          "ab9 .,\n", "我们的，。 x1", "a \t\n\r\u000B\u0085\u2028", "aéß的", "'\"“”s a", "12.,;-/元 ");

  /// Each is also an expression of `java.util.regex` of the same meaning.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "[ab]+",
        "\\d+(?:\\.\\d+)?",
        "\\s+",
        "\\S+",
        "[\\s,]*",
        ".+",
        "(?s).+",
        ".",
        "a|ab",
        "(a)(b)?",
        "\\bs\\b",
        "[^，。,.!！?？\\n]{1,3}",
        "\\p{IsHan}+",
        "\\p{IsHan}{1,2}\\p{P}?",
        "\\p{L}+",
        "(?i)A",
        "[，。；;！\\n]|,\\s|\\.\\s",
        "a*",
        "",
        "\\R",
        "[^\\s\\p{IsHan}]{1,3}",
        "^a",
        "^\\s*(a|b)",
        "\\W",
        "[\"'“”]+",
        "(a*)(b|9)*",
        "a.b",
        "[.]",
        "\\.",
        "\\w+"
      })
  void meansWhatItDoesForTheJdk(String regex) {
    Pattern ours = Pattern.compile(regex);
    java.util.regex.Pattern theirs = java.util.regex.Pattern.compile(regex);
    Random random = new Random(regex.hashCode());
    for (int i = 0; i < 120; i++) {
      String text = some(ALPHABETS.get(i % ALPHABETS.size()), random);
      assertThat(ours.matcher(text).results().map(m -> m.start() + "-" + m.end() + m.groups()))
          .as("%s in %s", regex, text)
          .containsExactlyElementsOf(
              theirs.matcher(text).results().map(PatternTest::shown).toList());
      assertThat(ours.matcher(text).matches()).isEqualTo(theirs.matcher(text).matches());
      assertThat(ours.matcher(text).lookingAt()).isEqualTo(theirs.matcher(text).lookingAt());
      assertThat(ours.split(text)).containsExactly(theirs.split(text, -1));
      assertThat(ours.split(text, 2)).containsExactly(theirs.split(text, 2));
      assertThat(ours.splitAsStream(text))
          .containsExactlyElementsOf(theirs.splitAsStream(text).toList());
      assertThat(ours.matcher(text).replaceAll("<>"))
          .isEqualTo(theirs.matcher(text).replaceAll("<>"));
      assertThat(ours.matcher(text).replaceFirst("#"))
          .isEqualTo(theirs.matcher(text).replaceFirst("#"));
    }
  }

  private static String shown(MatchResult match) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i <= match.groupCount(); i++) {
      groups.add(match.group(i));
    }
    return match.start() + "-" + match.end() + groups;
  }

  private static String some(String alphabet, Random random) {
    int[] points = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "cat",
        "cat cat",
        "catcat",
        "a cat",
        "cats cat",
        "😀cat",
        "cat.cat😀cat",
        "cat\n"
      })
  void looksAtWhatStandsAroundAMatch(String text) {
    assertThat(CAT.matcher(text).replaceAll("dog"))
        .isEqualTo(CAT_OF_THE_JDK.matcher(text).replaceAll("dog"));
    assertThat(CAT.matcher(text).results().map(Match::start))
        .containsExactlyElementsOf(
            CAT_OF_THE_JDK.matcher(text).results().map(MatchResult::start).toList());
  }

  @Test
  void putsGroupsIntoTheirPlace() {
    assertThat(Pattern.compile("(a)(b)?").matcher("ab a").replaceAll("[$1$2]"))
        .isEqualTo("[ab] [a]");
    assertThat(Pattern.compile("a").matcher("a a").replaceAll(match -> "$1" + match.start()))
        .isEqualTo("$10 $12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(a)\\1", "a(?=b)", "a(?!b)", "(?<=a)b", "(?<!a)b", "a++", "(?>a)", "(", "[z-a]"})
  void refusesWhatWouldHaveToGoBack(String regex) {
    assertThatThrownBy(() -> Pattern.compile(regex)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{1000}){1000}){1000}",
        "((((a{30}){30}){30}){30})",
        "(a{1,1000}){1,1000}",
        "(?:[]a]{99}){99}",
        "((\\p{L}{50}|b){50})"
      })
  void refusesWhatOthersRepeatTooOften(String regex) {
    assertThatThrownBy(() -> Pattern.ofOthers(regex)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[A-Z]{2}\\d{4}", "^(\\d{3}-){2}\\d{4}$", "\\p{L}{2,50}", "a{,5}", "[{}]", "x{"})
  void takesWhatOthersRepeatReasonably(String regex) {
    assertThat(Pattern.ofOthers(regex).pattern()).isEqualTo(regex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(a|a)*b", "a*a*a*a*a*b", "(.*)*x"})
  void doesNotGoBack(String regex) {
    assertThat(Pattern.compile(regex).isIn("a".repeat(100_000) + "!")).isFalse();
  }

  @Test
  void stopsReadingWhenItsThreadIsInterrupted() {
    String text = "a".repeat(100_000);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> A_AND_B.isIn(text)).isInstanceOf(ReadingStopped.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
