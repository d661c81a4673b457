package io.openbailian.catalog.facts;

import io.openbailian.catalog.check.TypeWords;
import io.openbailian.catalog.model.Condition;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.Rule;
import io.openbailian.catalog.model.SizeLike;
import io.openbailian.catalog.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// What a person has to know about a field, in both languages: the documentation and the command
/// line's help say it the same way.
///
/// @param type for example `whole number`
/// @param limits for example `sides 512-1440`; empty when anything goes
/// @param fallback the default as the wire writes it; empty when there is none
/// @param rules what it has to do with other fields, for example `only when n is 1`
public record FieldFacts(
    Words type, Words limits, boolean required, Optional<String> fallback, List<Words> rules) {
  public FieldFacts {
    rules = List.copyOf(rules);
  }

  public static FieldFacts of(Field field) {
    return new FieldFacts(
        TypeWords.type(field.type()),
        field.settable() ? TypeWords.limits(field.type()) : new Words("不可设置", "not to be set"),
        field.required(),
        field.fallback().map(JsonNode::asString),
        rules(field));
  }

  private static List<Words> rules(Field field) {
    List<Words> rules = new ArrayList<>();
    field.like().map(FieldFacts::words).ifPresent(rules::add);
    field.rules().stream().map(FieldFacts::words).forEach(rules::add);
    return rules;
  }

  private static Words words(SizeLike like) {
    return new Words(
        "默认与最后一张输入图同比例、约 %d 像素".formatted(like.area()),
        "by default shaped like the last picture, about %d pixels".formatted(like.area()));
  }

  private static Words words(Rule rule) {
    return switch (rule) {
      case Rule.RefusedUnless(Condition condition) ->
          when(condition.words(), "仅可用于 ", "only when ");
      case Rule.IgnoredUnless(Condition condition) ->
          when(condition.words(), "仅用于 ", "counts when ");
      case Rule.DiffersFrom(String other) -> new Words("不同于 " + other, "another than " + other);
      case Rule.PairHas(String other, List<String> words) ->
          new Words(
              "与 %s 之一为 %s".formatted(other, String.join("、", words)),
              "this or %s is one of %s".formatted(other, String.join(", ", words)));
      case Rule.SameSizeAs(String other) ->
          new Words("尺寸与 %s 相同".formatted(other), "as large as " + other);
    };
  }

  private static Words when(Words condition, String zh, String en) {
    return new Words(zh + condition.zh(), en + condition.en());
  }

  /// Everything but the type in one line, for example `sides 512-1440, default 1024*1024`; empty
  /// when there is nothing to say.
  public Words line() {
    return new Words(
        line("，", Words::zh, "必填", "默认 "), line(", ", Words::en, "required", "default "));
  }

  private String line(
      String separator, Function<Words, String> language, String must, String otherwise) {
    List<String> parts = new ArrayList<>();
    parts.add(required ? must : "");
    parts.add(language.apply(limits));
    parts.add(fallback.map(otherwise::concat).orElse(""));
    rules.stream().map(language).forEach(parts::add);
    return String.join(separator, parts.stream().filter(part -> !part.isEmpty()).toList());
  }
}
