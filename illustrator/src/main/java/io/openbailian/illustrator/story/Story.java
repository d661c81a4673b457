package io.openbailian.illustrator.story;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A prompt taken apart into steps, each with a text and the prompt of its picture.
///
/// Not the work of a language model: the number of steps and the subject are read from the prompt,
/// the sentences come from a plan for the kind of thing it is about (cooking, craft, a day,
/// anything else).
public record Story(List<Step> steps) {
  private static final Pattern COUNT =
      Pattern.compile(
          "([0-9]{1,2}|[一二两三四五六七八九十])\\s*(?:个|步|幅|张|段|格)*\\s*(?:步骤|步|阶段|场景|画面|图|张|幅|段)");
  private static final Pattern COUNT_EN =
      Pattern.compile(
          "(?i)\\b([0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)[- ](?:step|stage|scene|picture|panel|part|image)s?");
  private static final String DIGITS = "一二三四五六七八九十";
  private static final List<String> WORDS =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
  private static final int USUAL = 3;

  public Story {
    steps = List.copyOf(steps);
  }

  /// One step.
  ///
  /// @param text its sentences, with its number
  /// @param scene what its picture shows
  public record Step(String text, String scene) {}

  /// Plans a story of at most so many pictures.
  public static Story of(String prompt, int most) {
    boolean chinese = prompt.codePoints().anyMatch(Character::isIdeographic);
    int count = Math.clamp(count(prompt), 1, most);
    String subject = StorySubject.of(prompt, chinese);
    StoryPlan plan = StoryPlan.of(prompt, chinese);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StoryPlan.Stage stage = plan.stage(i, count);
      steps.add(
          new Step(heading(i + 1, chinese) + stage.sentence(subject) + "\n", stage.scene(subject)));
    }
    return new Story(steps);
  }

  private static String heading(int number, boolean chinese) {
    return chinese && number <= DIGITS.length()
        ? "第" + DIGITS.charAt(number - 1) + "步："
        : chinese ? "第" + number + "步：" : "Step " + number + ": ";
  }

  private static int count(String prompt) {
    Matcher zh = COUNT.matcher(prompt);
    if (zh.find()) {
      return number(zh.group(1));
    }
    Matcher en = COUNT_EN.matcher(prompt);
    return en.find() ? number(en.group(1)) : USUAL;
  }

  private static int number(String written) {
    if (Character.isDigit(written.charAt(0))) {
      return Integer.parseInt(written);
    }
    if (written.equals("两")) {
      return 2;
    }
    int han = DIGITS.indexOf(written);
    return han >= 0 ? han + 1 : WORDS.indexOf(written.toLowerCase(Locale.ROOT)) + 1;
  }
}
