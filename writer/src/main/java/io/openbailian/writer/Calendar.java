package io.openbailian.writer;

import io.openbailian.text.Pattern;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Says which day of the week a date is.
final class Calendar implements Skill {
  private static final Pattern ASKED =
      Pattern.compile(
          "(?i)星期几|周几|礼拜几|几号|what day|which day|day of the week|what('s| is) the date|what date");

  @Override
  public Optional<String> answer(Question question) {
    return ASKED.matcher(question.text()).find()
        ? new Hints(question).date().map(date -> said(date, question))
        : Optional.empty();
  }

  private static String said(LocalDate date, Question question) {
    Locale locale = question.tongue() == Tongue.ZH ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    String day = date.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
    return Grammar.bundled()
        .say(
            question.tongue(),
            "weekday",
            Map.of("date", date.toString(), "day", day),
            question.dice());
  }
}
