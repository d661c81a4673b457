package io.openbailian.text;

import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A regular expression for text that others wrote: one search takes time proportional to the text,
/// whatever the text is. It is written as for `java.util.regex`, whose name it bears, and matched
/// by RE2/J, which never goes back.
///
/// What a machine that never goes back cannot do is refused when the pattern is made: references
/// back to groups, `(?=`, `(?!`, `(?<=`, `(?<!` and possessive quantifiers. Instead, a pattern may
/// name a part `it`: the match is that part alone, and what stands around it is only looked at, so
/// `[^a-z](?P<it>cat)(?:[^a-z]|$)` finds the word cat, twice in "cat cat". In front of `it` stands
/// exactly one character, and a text begins as if a line feed stood before it.
///
/// `$` is the very end of the text only, also in front of a last line feed. Lines end, for `.`, as
/// they do for `java.util.regex`.
public final class Pattern {
  /// Letters match in either case.
  public static final int CASE_INSENSITIVE = com.google.re2j.Pattern.CASE_INSENSITIVE;

  /// `.` matches the ends of lines too.
  public static final int DOTALL = com.google.re2j.Pattern.DOTALL;

  private static final int MOST_STATES = 1_000;
  private static final String IT = "it";
  private static final String IT_OPENS = "(?P<" + IT + ">";

  private final String regex;
  private final com.google.re2j.Pattern machine;
  private final int it;
  private final boolean looksBack;

  private Pattern(String regex, int flags) {
    this.regex = regex;
    this.machine =
        com.google.re2j.Pattern.compile(new RegexTranslator(regex, flags).translated(), flags);
    this.it = machine.namedGroups().getOrDefault(IT, 0);
    this.looksBack = it > 0 && !regex.substring(flagsEnd(regex)).startsWith(IT_OPENS);
  }

  /// Behind `(?i)` and the like.
  private static int flagsEnd(String regex) {
    int end = regex.startsWith("(?") ? regex.indexOf(')') : -1;
    boolean flags = end > 0 && regex.substring(2, end).chars().allMatch(Character::isLetter);
    return flags ? end + 1 : 0;
  }

  /// Makes a pattern.
  ///
  /// @throws IllegalArgumentException when it is none, or needs going back
  public static Pattern compile(String regex) {
    return compile(regex, 0);
  }

  /// Makes a pattern.
  ///
  /// @param flags of {@link #CASE_INSENSITIVE} and {@link #DOTALL}
  /// @throws IllegalArgumentException when it is none, or needs going back
  public static Pattern compile(String regex, int flags) {
    try {
      return new Pattern(regex, flags);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(explain(e), e);
    }
  }

  private static String explain(PatternSyntaxException e) {
    String what = "%s: `%s`".formatted(e.getDescription(), e.getPattern());
    return e.getDescription().startsWith("invalid")
        ? what + " (what needs going back, such as a look ahead, is not taken)"
        : what;
  }

  /// Makes a pattern of an expression that somebody else wrote.
  ///
  /// @throws IllegalArgumentException when it is none, needs going back, or is too large: repeating
  ///   what repeats makes few characters a machine of millions of states
  public static Pattern ofOthers(String regex) {
    if (regex.length() > MOST_STATES || new StateCount(regex).upTo(MOST_STATES) > MOST_STATES) {
      throw new IllegalArgumentException("too large a regular expression");
    }
    return compile(regex);
  }

  /// The expression that matches a text and nothing else.
  public static String quote(String text) {
    return com.google.re2j.Pattern.quote(text);
  }

  /// As it was given to {@link #compile}.
  public String pattern() {
    return regex;
  }

  public Matcher matcher(CharSequence text) {
    return new Matcher(this, text.toString());
  }

  /// Whether the pattern is found somewhere in a text.
  public boolean isIn(CharSequence text) {
    return matcher(text).find();
  }

  /// Whether the pattern is found somewhere.
  public Predicate<String> asPredicate() {
    return this::isIn;
  }

  /// Whether the pattern matches the whole.
  public Predicate<String> asMatchPredicate() {
    return text -> matcher(text).matches();
  }

  /// The text between the matches, in at most so many parts; without a limit when that is negative.
  ///
  /// @param limit not 0
  public List<String> split(CharSequence text, int limit) {
    return matcher(text).split(limit);
  }

  /// The text between the matches, all of it.
  public List<String> split(CharSequence text) {
    return split(text, -1);
  }

  /// The text between the matches; empty parts at the end are left out.
  public Stream<String> splitAsStream(CharSequence text) {
    List<String> parts = split(text);
    if (parts.size() == 1) {
      return parts.stream();
    }
    int full = parts.size();
    while (full > 0 && parts.get(full - 1).isEmpty()) {
      full--;
    }
    return parts.subList(0, full).stream();
  }

  com.google.re2j.Matcher machine(String text) {
    return machine.matcher(new Interruptible(text));
  }

  /// The group that is the match.
  int it() {
    return it;
  }

  /// Whether the character in front of a match counts.
  boolean looksBack() {
    return looksBack;
  }

  @Override
  public String toString() {
    return regex;
  }
}
