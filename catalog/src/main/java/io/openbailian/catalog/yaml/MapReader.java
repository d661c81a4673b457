package io.openbailian.catalog.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the keys of one mapping. What it was asked for is the vocabulary; {@link #end} reports
/// every other key.
public final class MapReader {
  /// Up to this many changed letters a key is taken for a slip of the pen.
  private static final int SLIP = 2;

  private final YamlMap map;
  private final YamlFaults faults;
  private final Set<String> asked = new LinkedHashSet<>();

  public MapReader(YamlMap map, YamlFaults faults) {
    this.map = map;
    this.faults = faults;
  }

  /// Where a key stands, or would stand.
  public Spot spot(String key) {
    YamlNode node = map.get(key);
    return node == null ? map.spot().below(key, map.spot().line()) : node.spot();
  }

  public void fault(String key, String sentence) {
    faults.add(spot(key), sentence);
  }

  public boolean has(String key) {
    return take(key) != null;
  }

  /// The value of a key as it is.
  public Optional<YamlNode> node(String key) {
    return Optional.ofNullable(take(key));
  }

  private @Nullable YamlNode take(String key) {
    asked.add(key);
    return map.get(key);
  }

  /// A text; a number or flag counts as the text it is written as.
  public Optional<String> text(String key) {
    YamlNode node = take(key);
    return node == null ? Optional.empty() : textOf(node);
  }

  public Optional<BigDecimal> number(String key) {
    YamlNode node = take(key);
    return node == null ? Optional.empty() : numberOf(node);
  }

  /// A whole number of at least `min`.
  public Optional<Integer> count(String key, int min) {
    Optional<BigDecimal> number = number(key);
    if (number.isEmpty() || isCount(number.get(), min)) {
      return number.map(BigDecimal::intValueExact);
    }
    fault(key, "`%s` is a whole number of at least %d".formatted(key, min));
    return Optional.empty();
  }

  private static boolean isCount(BigDecimal number, int min) {
    return number.compareTo(BigDecimal.valueOf(min)) >= 0
        && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
        && number.stripTrailingZeros().scale() <= 0;
  }

  public boolean flag(String key) {
    YamlNode node = take(key);
    if (node instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.FLAG) {
      return Boolean.parseBoolean(scalar.text());
    }
    if (node != null) {
      fault(key, "`%s` is true or false".formatted(key));
    }
    return false;
  }

  /// A list whose items are texts that `parse` understands; `what` names one of them.
  public <T> List<T> texts(String key, String what, Function<String, Optional<T>> parse) {
    List<T> parsed = new ArrayList<>();
    for (YamlNode item : list(key)) {
      Optional<String> text = textOf(item);
      Optional<T> value = text.isPresent() ? parse.apply(text.get()) : Optional.empty();
      if (value.isPresent()) {
        parsed.add(value.get());
      } else {
        faults.add(item.spot(), "this is not %s".formatted(what));
      }
    }
    return List.copyOf(parsed);
  }

  public List<String> texts(String key) {
    return texts(key, "a text", Optional::of);
  }

  /// Two bounds `[least, greatest]`, parsed and put together; `what` names one of them.
  public <T extends Comparable<T>, R> Optional<R> bounds(
      String key, String what, Function<String, Optional<T>> parse, BiFunction<T, T, R> range) {
    if (!has(key)) {
      return Optional.empty();
    }
    List<T> bounds = texts(key, what, parse);
    if (bounds.size() == 2 && bounds.get(0).compareTo(bounds.get(1)) <= 0) {
      return Optional.of(range.apply(bounds.get(0), bounds.get(1)));
    }
    fault(key, "`%s` is a pair [least, greatest] of which each is %s".formatted(key, what));
    return Optional.empty();
  }

  /// The mapping below a key, to be read with a reader of its own.
  public Optional<MapReader> map(String key) {
    return plainMap(key).map(below -> new MapReader(below, faults));
  }

  /// The mapping below a key as it is, to be patched.
  public Optional<YamlMap> plainMap(String key) {
    YamlNode node = take(key);
    if (node instanceof YamlMap below) {
      return Optional.of(below);
    }
    if (node != null) {
      fault(key, "`%s` is a mapping; write {} for an empty one".formatted(key));
    }
    return Optional.empty();
  }

  /// A list of mappings.
  public List<YamlMap> maps(String key) {
    List<YamlMap> maps = new ArrayList<>();
    for (YamlNode item : list(key)) {
      if (item instanceof YamlMap map) {
        maps.add(map);
      } else {
        faults.add(item.spot(), "a mapping is expected here");
      }
    }
    return List.copyOf(maps);
  }

  /// The keys, in order, when they are names and not a vocabulary; all count as asked for.
  public List<String> names() {
    asked.addAll(map.entries().keySet());
    return List.copyOf(map.entries().keySet());
  }

  /// Reports the keys that nothing asked for.
  public void end() {
    for (String key : map.entries().keySet()) {
      if (!asked.contains(key)) {
        fault(key, "`%s` is not a key here; %s".formatted(key, advice(key)));
      }
    }
  }

  private String advice(String key) {
    Optional<String> near =
        asked.stream()
            .filter(known -> distance(key, known) <= SLIP)
            .min(Comparator.comparingInt(known -> distance(key, known)));
    return near.map("did you mean `%s`?"::formatted)
        .orElseGet(() -> "the keys are " + String.join(", ", asked));
  }

  private List<YamlNode> list(String key) {
    YamlNode node = take(key);
    if (node instanceof YamlList list) {
      return list.items();
    }
    if (node != null) {
      fault(key, "`%s` is a list [ … ]".formatted(key));
    }
    return List.of();
  }

  private Optional<String> textOf(YamlNode node) {
    if (node instanceof YamlScalar scalar && scalar.kind() != YamlScalar.Kind.NULL) {
      return Optional.of(scalar.text());
    }
    faults.add(node.spot(), "a text is expected here");
    return Optional.empty();
  }

  private Optional<BigDecimal> numberOf(YamlNode node) {
    if (node instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.NUMBER) {
      try {
        return Optional.of(new BigDecimal(scalar.text()));
      } catch (NumberFormatException e) { // YAML also counts .inf and .nan as numbers
        faults.add(node.spot(), "a finite number is expected here");
        return Optional.empty();
      }
    }
    faults.add(node.spot(), "a number is expected here");
    return Optional.empty();
  }

  /// The number of letters to insert, drop or replace to make one text of the other (Levenshtein).
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
