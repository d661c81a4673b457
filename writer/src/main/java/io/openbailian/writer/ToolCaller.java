package io.openbailian.writer;

import io.openbailian.engine.text.TextRequest;
import io.openbailian.engine.text.Tool;
import io.openbailian.engine.text.ToolChoice;
import io.openbailian.engine.text.Turn;
import io.openbailian.protocol.Json;
import io.openbailian.text.Dice;
import io.openbailian.text.Parts;
import io.openbailian.text.Pattern;
import io.openbailian.text.words.Dictionary;
import io.openbailian.text.words.Phrases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Decides whether tools are to be called, by the words that a question shares with their names and
/// descriptions, in either language, and fills in their arguments.
final class ToolCaller {
  private static final Pattern LETTERS = Pattern.compile("\\p{L}+");
  private static final Pattern HUMP = Pattern.compile("[a-z](?P<it>)[A-Z]");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,}");
  private static final Set<String> EMPTY_WORDS =
      Set.copyOf(
          Parts.of(
              "the a an of for to in on at is are be get set find make do it its this that with and or by from given"
                  + " function tool returns return what how current name value can will use used",
              " "));
  private static final int IN_NAME = 3;
  private static final int ENOUGH = 2;
  private static final int MOST_CALLS = 16;

  private final Phrases phrases =
      new Phrases(Dictionary.bundled().with(Dictionary.parse(DataFile.text("words.txt"))));

  /// The calls to make; empty when the question is to be answered in words.
  List<Turn.Call> calls(Question question) {
    TextRequest request = question.request();
    List<Tool> tools = request.tools();
    boolean answered = request.turns().getLast().role() == Turn.Role.TOOL;
    List<Tool> called =
        switch (request.choice()) {
          case ToolChoice.None() -> List.of();
          case ToolChoice.Named(String name) ->
              tools.stream().filter(tool -> tool.name().equals(name)).limit(1).toList();
          case ToolChoice.Required() -> best(tools, Asked.of(question, phrases)).stream().toList();
          case ToolChoice.Auto() ->
              answered || tools.isEmpty() ? List.of() : fitting(tools, question);
        };
    List<Turn.Call> calls = new ArrayList<>();
    for (Tool tool : called) {
      int places = placesOf(tool);
      int times = request.parallel() && places > 0 ? times(question, places) : 1;
      for (int i = 0; i < times; i++) {
        Dice dice = question.dice().fork("call", calls.size());
        calls.add(call(tool, new Hints(question, i * places), dice));
      }
    }
    return calls;
  }

  /// How often a tool is called that takes so many places: once for all that it can take.
  private static int times(Question question, int places) {
    return Math.clamp(Hints.placesIn(question) / places, 1, MOST_CALLS);
  }

  private static int placesOf(Tool tool) {
    return (int)
        tool.parameters().path("properties").propertyNames().stream()
            .filter(Hints::isPlace)
            .count();
  }

  private List<Tool> fitting(List<Tool> tools, Question question) {
    Asked asked = Asked.of(question, phrases);
    List<Tool> fitting = tools.stream().filter(tool -> weight(tool, asked) >= ENOUGH).toList();
    return question.request().parallel() || fitting.isEmpty()
        ? fitting
        : best(fitting, asked).stream().toList();
  }

  /// How well a tool fits.
  private record Weighed(Tool tool, int weight) {}

  /// The first among equals.
  private Optional<Tool> best(List<Tool> tools, Asked asked) {
    return tools.stream()
        .map(tool -> new Weighed(tool, weight(tool, asked)))
        .min(Comparator.comparingInt(weighed -> -weighed.weight()))
        .map(Weighed::tool);
  }

  /// What a question says, for all tools.
  ///
  /// @param words in either language
  /// @param computes whether it has something to compute
  private record Asked(Set<String> words, boolean computes) {
    static Asked of(Question question, Phrases phrases) {
      String text = question.text();
      Set<String> words = ToolCaller.words(text + " " + phrases.inEnglish(text).text());
      words.addAll(Associations.of(text));
      return new Asked(words, Reckoning.expressionIn(text).isPresent());
    }
  }

  private int weight(Tool tool, Asked asked) {
    Set<String> name = words(tool.name());
    Set<String> about =
        words(tool.description() + " " + phrases.inEnglish(tool.description()).text());
    about.removeAll(name);
    int weight = 0;
    for (String word : asked.words()) {
      weight += name.contains(word) ? IN_NAME : about.contains(word) ? 1 : 0;
    }
    boolean computes =
        name.contains("calculate") || name.contains("calculator") || name.contains("math");
    return computes && asked.computes() ? weight + IN_NAME : weight;
  }

  /// Latin words without their plural, and pairs of Han characters.
  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    LETTERS
        .matcher(HUMP.matcher(text).replaceAll(" "))
        .results()
        .map(match -> match.group().toLowerCase(Locale.ROOT))
        .filter(word -> word.length() > 1 && !EMPTY_WORDS.contains(word))
        .filter(word -> !Character.isIdeographic(word.codePointAt(0)))
        .map(word ->
            word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
        .forEach(words::add);
    HAN.matcher(text)
        .results()
        .forEach(match -> {
          for (int i = 0; i + 2 <= match.group().length(); i++) {
            words.add(match.group().substring(i, i + 2));
          }
        });
    return words;
  }

  private static Turn.Call call(Tool tool, Hints hints, Dice dice) {
    String id = "call_%016x%08x".formatted(dice.nextLong(), (int) dice.nextLong());
    Instances instances = new Instances(hints, Instances.Members.NEEDED);
    var schema =
        tool.parameters().isEmpty() ? Json.object().put("type", "object") : tool.parameters();
    return new Turn.Call(id, tool.name(), Json.text(instances.of(schema)));
  }
}
