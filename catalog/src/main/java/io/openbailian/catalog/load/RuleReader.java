package io.openbailian.catalog.load;

import io.openbailian.catalog.check.Shared;
import io.openbailian.catalog.model.Condition;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.Rule;
import io.openbailian.catalog.model.Span;
import io.openbailian.catalog.yaml.MapReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// Reads what fields have to do with each other.
final class RuleReader {
  private RuleReader() {}

  static List<Rule> rules(MapReader field) {
    List<Rule> rules = new ArrayList<>();
    condition(field, "ignoredUnless").map(Rule.IgnoredUnless::new).ifPresent(rules::add);
    condition(field, "refusedUnless").map(Rule.RefusedUnless::new).ifPresent(rules::add);
    field.text("differsFrom").map(Rule.DiffersFrom::new).ifPresent(rules::add);
    condition(field, "pairHas").ifPresent(pair -> rules.addAll(pairs(pair)));
    field.text("sameSizeAs").map(Rule.SameSizeAs::new).ifPresent(rules::add);
    return rules;
  }

  private static List<Rule> pairs(Condition pair) {
    return pair.values().entrySet().stream()
        .<Rule>map(entry -> new Rule.PairHas(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Optional<Condition> condition(MapReader reader, String key) {
    return reader.map(key).map(below -> condition(below, below.names()));
  }

  /// `{ function: [expand, doodle], n: 1 }`
  static Condition condition(MapReader reader, List<String> meanings) {
    SequencedMap<String, List<String>> values = new LinkedHashMap<>();
    for (String meaning : meanings) {
      values.put(meaning, Shared.oneOrMore(reader, meaning, "a text", Optional::of));
    }
    return new Condition(values);
  }

  /// Reports what a condition says about fields that a model does not have, and values that they
  /// never have.
  static void check(Condition condition, List<Field> fields, MapReader reader, String key) {
    condition
        .values()
        .forEach((meaning, values) -> {
          Optional<Field> field = field(meaning, fields);
          if (field.isEmpty() || !isPlain(field.get().type())) {
            reader.fault(key, "`%s` is no bool, int or choice of this model".formatted(meaning));
            return;
          }
          for (String value : values) {
            if (!canBe(field.get(), value)) {
              reader.fault(key, "`%s` is never %s".formatted(meaning, value));
            }
          }
        });
  }

  static void check(Field field, List<Field> fields, MapReader reader) {
    for (Rule rule : field.rules()) {
      switch (rule) {
        case Rule.IgnoredUnless(Condition condition) ->
            checkFree(condition, fields, reader, "ignoredUnless");
        case Rule.RefusedUnless(Condition condition) ->
            checkFree(condition, fields, reader, "refusedUnless");
        case Rule.DiffersFrom(String other) ->
            checkKind(other, fields, RuleReader::isPlain, reader, "differsFrom");
        case Rule.PairHas(String other, _) ->
            checkKind(other, fields, RuleReader::isPlain, reader, "pairHas");
        case Rule.SameSizeAs(String other) ->
            checkKind(other, fields, FieldType.Image.class::isInstance, reader, "sameSizeAs");
      }
    }
  }

  /// A field with rules is read after those without, so no rule may wait for another.
  private static void checkFree(
      Condition condition, List<Field> fields, MapReader reader, String key) {
    check(condition, fields, reader, key);
    for (String meaning : condition.values().keySet()) {
      if (field(meaning, fields).filter(other -> !other.rules().isEmpty()).isPresent()) {
        reader.fault(key, "`%s` has rules itself".formatted(meaning));
      }
    }
  }

  private static void checkKind(
      String other,
      List<Field> fields,
      Function<FieldType, Boolean> kind,
      MapReader reader,
      String key) {
    if (field(other, fields).filter(field -> kind.apply(field.type())).isEmpty()) {
      reader.fault(key, "this model has no such field `%s`".formatted(other));
    }
  }

  private static Optional<Field> field(String meaning, List<Field> fields) {
    return fields.stream().filter(field -> field.meaning().equals(meaning)).findFirst();
  }

  private static boolean isPlain(FieldType type) {
    return switch (type) {
      case FieldType.Whole _, FieldType.Flag _, FieldType.Choice _ -> true;
      case FieldType.Text _,
          FieldType.Decimal _,
          FieldType.Size _,
          FieldType.Image _,
          FieldType.Audio _,
          FieldType.Several _,
          FieldType.Group _,
          FieldType.Messages _,
          FieldType.Any _ ->
          false;
    };
  }

  private static boolean canBe(Field field, String value) {
    return switch (field.type()) {
      case FieldType.Whole whole -> Span.parseBound(value).map(whole::holds).orElse(false);
      case FieldType.Flag() -> value.equals("true") || value.equals("false");
      case FieldType.Choice choice -> choice.of().contains(value);
      case FieldType.Text _,
          FieldType.Decimal _,
          FieldType.Size _,
          FieldType.Image _,
          FieldType.Audio _,
          FieldType.Several _,
          FieldType.Group _,
          FieldType.Messages _,
          FieldType.Any _ ->
          false;
    };
  }
}
