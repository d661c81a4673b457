package io.openbailian.illustrator.story;

import io.openbailian.text.Pattern;
import java.util.List;

/// What a story is about: the prompt without the words that ask for a story.
final class StorySubject {
  private static final List<Pattern> CHINESE =
      List.of(
          Pattern.compile("^(请|帮我|帮忙|给我|为我)*(制作|生成|画|写|做|讲解|讲|展示|介绍|设计)?(一个|一份|一组|一篇)?"),
          Pattern.compile(
              "的?([0-9]{1,2}|[一二两三四五六七八九十])?\\s*(个|步|幅|张|段|格)?(步骤|阶段|场景|画面)?的?(图文)?(教程|故事|说明|指南|绘本|连环画|组图|步骤图|图文).*$"),
          Pattern.compile(
              "(?P<it>^(分|用)?([0-9]{1,2}|[一二两三四五六七八九十])\\s*(个|步|幅|张|段|格)?(步骤|步|阶段|场景|画面|图)?(来|地|教你|教|讲述|讲|介绍|展示)*)."),
          Pattern.compile("^(如何|怎么|怎样)(做|制作|画)?"),
          Pattern.compile("的?([0-9]{1,2}|[一二两三四五六七八九十])\\s*(个|步|幅|张|段|格)(步骤|阶段|场景|画面|图)?.*$"),
          Pattern.compile("[。！？，、：；\\s]+$"),
          Pattern.compile("(的)?(教程|故事|指南|绘本|组图|一天)$"));
  private static final List<Pattern> ENGLISH =
      List.of(
          Pattern.compile(
              "(?i)^(please\\s+)?(make|create|write|draw|show|give|tell|explain)?\\s*(me\\s+)?(an?\\s+|the\\s+)?"),
          Pattern.compile(
              "(?i)\\b(an?\\s+)?([0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)?[- ]?(step|stage|scene|picture|panel|part|image)s?\\b"),
          Pattern.compile(
              "(?i)\\b(illustrated|tutorial|guide|story|recipe|instructions?|comic)\\b"),
          Pattern.compile("(?i)^\\s*(in|of|about|for|on|how to|to)\\b\\s*"),
          Pattern.compile("(?i)\\s+(in|with|of)\\s*$"),
          Pattern.compile("[.!?,:;\\s]+$"));

  private static final Pattern SPACES = Pattern.compile("\\s{2,}");

  private StorySubject() {}

  static String of(String prompt, boolean chinese) {
    String subject = prompt.strip();
    for (Pattern words : chinese ? CHINESE : ENGLISH) {
      String without =
          SPACES.matcher(words.matcher(subject).replaceAll(" ")).replaceAll(" ").strip();
      subject = without.isEmpty() ? subject : without;
    }
    return subject;
  }
}
