package io.openbailian.writer;

import io.openbailian.engine.text.Turn;
import io.openbailian.text.Dice;
import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes about a topic, in whatever form is asked for.
final class Composing implements Skill {
  private static final Pattern CONTINUE =
      Pattern.compile(
          "(?i)^\\s*(请?(继续|接着)(写|说|讲)?(下去)?|再(写|说|讲|来)(一?些|一?段|一?点|一?个)?|(please )?(continue|go on|keep going)|(tell me )?more)[\\s。.!！,，]*(please)?\\s*$");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int PARAGRAPHS = 3;
  private static final int SENTENCES = 3;
  private static final int MOST_ITEMS = 10;

  private final Grammar grammar = Grammar.bundled();

  @Override
  public Optional<String> answer(Question question) {
    return CONTINUE.matcher(question.text()).matches()
        ? continued(question)
        : Wish.asked(question).map(wish -> write(question, wish, true));
  }

  /// Goes on about what was asked before, with other words.
  private Optional<String> continued(Question question) {
    List<Turn> turns =
        question.request().turns().stream()
            .filter(turn -> turn.role() == Turn.Role.USER)
            .filter(turn -> !CONTINUE.matcher(turn.text()).matches())
            .toList();
    if (turns.isEmpty()) {
      return Optional.empty();
    }
    Question before = question.about(turns.getLast().text(), question.dice().fork("again"));
    return Wish.asked(before).map(wish -> write(before, wish, false));
  }

  private String write(Question question, Wish wish, boolean opening) {
    Map<String, String> slots = Map.of("topic", wish.topic());
    return switch (wish.form()) {
      case ESSAY -> essay(question, wish, slots, opening);
      case OUTLINE -> outline(question, slots);
      case STEPS -> numbered(question, slots, "steps.head", "steps.step", wish.countOr(7, 7), true);
      case LIST -> {
        int count = wish.countOr(5, MOST_ITEMS);
        Map<String, String> counted = Map.of("topic", wish.topic(), "n", String.valueOf(count));
        yield numbered(question, counted, "list.head", "list.item", count, false);
      }
      case HAIKU -> lines(question, slots, "haiku");
      case POEM -> lines(question, slots, "poem");
      case LETTER -> lines(question, slots, "letter");
      case STORY -> grammar.say(question.tongue(), "story", slots, question.dice());
    };
  }

  private String lines(Question question, Map<String, String> slots, String rule) {
    return grammar.say(question.tongue(), rule, slots, question.dice()).replace("|", "\n");
  }

  private String outline(Question question, Map<String, String> slots) {
    Tongue tongue = question.tongue();
    String head = grammar.say(tongue, "outline.head", slots, question.dice());
    return grammar.alternatives(tongue, "outline.part").stream()
        .map(part -> grammar.fill(tongue, part, slots, question.dice()).replace("|", "\n   - "))
        .collect(Collectors.joining("\n", head + "\n\n", ""));
  }

  private String numbered(
      Question question,
      Map<String, String> slots,
      String head,
      String rule,
      int count,
      boolean ordered) {
    Tongue tongue = question.tongue();
    List<String> items =
        ordered
            ? grammar.alternatives(tongue, rule).stream()
                .map(item -> grammar.fill(tongue, item, slots, question.dice()))
                .toList()
            : grammar.shuffled(tongue, rule, slots, question.dice());
    StringBuilder text = new StringBuilder(grammar.say(tongue, head, slots, question.dice()));
    for (int i = 0; i < Math.min(count, items.size()); i++) {
      text.append('\n').append(i + 1).append(". ").append(items.get(i));
    }
    return text.toString();
  }

  private String essay(Question question, Wish wish, Map<String, String> slots, boolean opening) {
    Tongue tongue = question.tongue();
    Dice dice = question.dice();
    List<String> body = body(question, wish);
    if (opening) {
      body.addFirst(grammar.say(tongue, "essay.open", slots, dice));
    }
    String close = grammar.say(tongue, "essay.close", slots, dice);
    if (wish.sentences().isPresent()) {
      return counted(body, close, wish.sentences().getAsInt(), tongue);
    }
    return wish.wantedSize()
        .map(size -> sized(body, close, size, tongue))
        .orElseGet(() -> paragraphs(body, close, wish.countOr(PARAGRAPHS, 6), tongue));
  }

  /// Exactly so many sentences; the last of several is a close.
  private static String counted(List<String> body, String close, int count, Tongue tongue) {
    List<String> chosen = new ArrayList<>(body.subList(0, Math.clamp(count - 1L, 0, body.size())));
    chosen.add(count <= 1 && !body.isEmpty() ? body.getFirst() : close);
    return String.join(tongue.say("", " "), chosen);
  }

  /// Everything there is to say, each sentence once: what fits the topic first.
  private List<String> body(Question question, Wish wish) {
    Tongue tongue = question.tongue();
    Map<String, String> slots = Map.of("topic", wish.topic());
    String kind = "about." + Topic.category(wish.topic());
    List<String> about = new ArrayList<>();
    if (grammar.has(tongue, kind)) {
      about.addAll(grammar.shuffled(tongue, kind, slots, question.dice()));
    }
    if (!kind.equals("about.general")) {
      about.addAll(grammar.shuffled(tongue, "about.general", slots, question.dice()));
    }
    if (wish.wantedSize().isPresent()) { // long texts need more than the topic's own sentences
      about.addAll(grammar.shuffled(tongue, "list.item", slots, question.dice()));
    }
    List<String> body = new ArrayList<>();
    for (int i = 0; i < about.size(); i++) {
      boolean turns = i % SENTENCES == 1;
      body.add(
          turns
              ? grammar.say(tongue, "essay.turn", slots, question.dice()) + about.get(i)
              : Grammar.capital(about.get(i)));
    }
    return body;
  }

  private static String paragraphs(List<String> body, String close, int count, Tongue tongue) {
    int sentences = Math.min(body.size(), count * SENTENCES - 1);
    List<String> all = new ArrayList<>(body.subList(0, sentences));
    all.add(close);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < all.size(); i++) {
      boolean begins = i > 0 && i % SENTENCES == 0;
      text.append(begins ? "\n\n" : i == 0 ? "" : tongue.say("", " ")).append(all.get(i));
    }
    return text.toString();
  }

  /// As many sentences as come nearest to the size that was asked for.
  private static String sized(List<String> body, String close, int size, Tongue tongue) {
    List<String> chosen = new ArrayList<>();
    int left = size - length(close, tongue);
    for (String sentence : body) {
      if (length(sentence, tongue) <= left + length(sentence, tongue) / 2) {
        chosen.add(sentence);
        left -= length(sentence, tongue);
      }
    }
    if (left + length(close, tongue) >= length(close, tongue) / 2 || chosen.isEmpty()) {
      chosen.add(close);
    }
    return String.join(tongue.say("", " "), chosen);
  }

  private static int length(String sentence, Tongue tongue) {
    return tongue == Tongue.ZH
        ? sentence.codePointCount(0, sentence.length())
        : (int) SPACES.splitAsStream(sentence.strip()).count();
  }
}
