package io.openbailian.engines.scripted;

import io.openbailian.text.Match;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.time.Duration;
import java.util.Optional;

/// Reads the single values of a script; what cannot be read is a mistake and no value.
final class ValueReader {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Pattern PIECES = Pattern.compile("[*?]|[^*?]+");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

  private final Mistakes mistakes;

  ValueReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  Optional<String> text(Part part) {
    if (part instanceof Part.Text(ScriptPosition _, String text) && !text.isBlank()) {
      return Optional.of(text);
    }
    return wrong(part, expected(part, "a text"));
  }

  /// A whole number from one to another, both included.
  Optional<Integer> whole(Part part, int least, int most) {
    Optional<Integer> number =
        raw(part)
            .filter(WHOLE.asMatchPredicate())
            .map(Integer::valueOf)
            .filter(n -> n >= least && n <= most);
    return number.isPresent()
        ? number
        : wrong(part, expected(part, "a whole number from %d to %d".formatted(least, most)));
  }

  Optional<Boolean> flag(Part part) {
    return switch (raw(part).orElse("")) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> wrong(part, expected(part, "true or false"));
    };
  }

  Optional<Duration> duration(Part part) {
    Matcher matcher = DURATION.matcher(raw(part).orElse(""));
    if (!matcher.matches()) {
      return wrong(part, expected(part, "a duration such as 150ms, 2s, 1m or 3h"));
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        });
  }

  /// A regular expression.
  Optional<Pattern> pattern(Part part) {
    return text(part).flatMap(text -> compile(part, text));
  }

  /// A name in which `*` stands for any characters and `?` for one.
  Optional<Pattern> glob(Part part) {
    return text(part).map(ValueReader::globbed);
  }

  private Optional<Pattern> compile(Part part, String text) {
    try {
      return Optional.of(Pattern.compile(text));
    } catch (IllegalArgumentException e) {
      return wrong(part, "\"%s\" is no regular expression: %s".formatted(text, e.getMessage()));
    }
  }

  private static Pattern globbed(String text) {
    StringBuilder regex = new StringBuilder();
    for (String piece : PIECES.matcher(text).results().map(Match::group).toList()) {
      regex.append(
          switch (piece) {
            case "*" -> ".*";
            case "?" -> ".";
            default -> Pattern.quote(piece);
          });
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static Optional<String> raw(Part part) {
    return part instanceof Part.Text(ScriptPosition _, String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static String expected(Part part, String what) {
    return switch (part) {
      case Part.Text(ScriptPosition _, String text) when text.isBlank() ->
          "%s is expected here, not nothing".formatted(what);
      case Part.Text(ScriptPosition _, String text) ->
          "%s is expected here, not \"%s\"".formatted(what, text);
      case Part.Sequence _ -> "%s is expected here, not a list".formatted(what);
      case Part.Block _ -> "%s is expected here, not a mapping".formatted(what);
    };
  }

  private <T> Optional<T> wrong(Part part, String sentence) {
    mistakes.add(part.place(), sentence);
    return Optional.empty();
  }
}
