package io.openbailian.writer;

import io.openbailian.text.Dice;
import io.openbailian.text.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Sentences by rule: each has alternatives with `{slots}`, and `<references>` to other rules.
final class Grammar {
  private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}|<([\\w.]+)>");

  private final Map<String, List<String>> rules;

  private Grammar(Map<String, List<String>> rules) {
    this.rules = rules;
  }

  static Grammar bundled() {
    return Bundled.GRAMMAR;
  }

  /// All alternatives of a rule.
  List<String> alternatives(Tongue tongue, String rule) {
    List<String> found = rules.get(tongue.key() + "." + rule);
    if (found == null) {
      throw new IllegalStateException("the grammar has no rule " + tongue.key() + "." + rule);
    }
    return found;
  }

  boolean has(Tongue tongue, String rule) {
    return rules.containsKey(tongue.key() + "." + rule);
  }

  /// One sentence of a rule.
  String say(Tongue tongue, String rule, Map<String, String> slots, Dice dice) {
    return fill(tongue, dice.pick(alternatives(tongue, rule)), slots, dice);
  }

  /// All sentences of a rule, each once, in an order of chance.
  List<String> shuffled(Tongue tongue, String rule, Map<String, String> slots, Dice dice) {
    List<String> left = new ArrayList<>(alternatives(tongue, rule));
    List<String> said = new ArrayList<>();
    while (!left.isEmpty()) {
      said.add(fill(tongue, left.remove(dice.below(left.size())), slots, dice));
    }
    return said;
  }

  /// A sentence with its slots and references filled in; a slot or rule in capitals begins a
  /// sentence.
  String fill(Tongue tongue, String sentence, Map<String, String> slots, Dice dice) {
    String filled = filled(tongue, sentence, slots, dice);
    return tongue == Tongue.EN ? Agreement.of(slots.getOrDefault("topic", ""), filled) : filled;
  }

  private String filled(Tongue tongue, String sentence, Map<String, String> slots, Dice dice) {
    return HOLE.matcher(sentence)
        .replaceAll(hole -> {
          String name = hole.groupOrNull(1) == null ? hole.group(2) : hole.group(1);
          String key = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
          String filled =
              hole.groupOrNull(1) == null
                  ? say(tongue, key, slots, dice)
                  : slots.getOrDefault(key, "");
          return name.equals(key) ? filled : capital(filled);
        });
  }

  /// The text with its first letter in capitals.
  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static final class Bundled {
    static final Grammar GRAMMAR = parse(DataFile.lines("grammar.txt"));

    private static Grammar parse(List<String> lines) {
      Map<String, List<String>> rules = new LinkedHashMap<>();
      List<String> alternatives = new ArrayList<>();
      for (String line : lines) {
        if (line.startsWith("== ")) {
          alternatives = new ArrayList<>();
          rules.put(line.substring(3).strip(), alternatives);
        } else {
          alternatives.add(line);
        }
      }
      return new Grammar(rules);
    }
  }
}
