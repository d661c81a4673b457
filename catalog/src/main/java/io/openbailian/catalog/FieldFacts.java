package io.openbailian.catalog;

import io.openbailian.protocol.PixelSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What a person has to know about a field, in both languages: the documentation and the command
/// line's help say it the same way.
///
/// @param type for example `whole number`
/// @param limits for example `sides 512-1440`; empty when anything goes
/// @param fallback the default as the wire writes it; empty when there is none
public record FieldFacts(Words type, Words limits, boolean required, Optional<String> fallback) {
  private static final Words NOTHING = Words.same("");

  public static FieldFacts of(Field field) {
    return new FieldFacts(
        type(field.type()),
        limits(field.type()),
        field.required(),
        field.fallback().map(JsonNode::asString));
  }

  /// Everything but the type in one line, for example `sides 512-1440, default 1024*1024`; empty
  /// when there is nothing to say.
  public Words line() {
    return new Words(
        line("，", Words::zh, "必填", "默认 "), line(", ", Words::en, "required", "default "));
  }

  private String line(
      String separator, Function<Words, String> language, String must, String otherwise) {
    Stream<String> parts =
        Stream.of(
            required ? must : "",
            language.apply(limits),
            fallback.map(otherwise::concat).orElse(""));
    return String.join(separator, parts.filter(part -> !part.isEmpty()).toList());
  }

  private static Words type(FieldType type) {
    return switch (type) {
      case FieldType.Text _ -> new Words("文本", "text");
      case FieldType.Whole _ -> new Words("整数", "whole number");
      case FieldType.Decimal _ -> new Words("数字", "number");
      case FieldType.Flag _ -> new Words("布尔", "boolean");
      case FieldType.Choice _ -> new Words("枚举", "choice");
      case FieldType.Size _ -> new Words("尺寸", "size");
    };
  }

  private static Words limits(FieldType type) {
    return switch (type) {
      case FieldType.Text text -> text(text.max());
      case FieldType.Whole(Span range) -> range.equals(Span.ANY) ? NOTHING : Words.same(of(range));
      case FieldType.Decimal(DecimalSpan range) ->
          range.equals(DecimalSpan.ANY) ? NOTHING : Words.same(range.min() + "-" + range.max());
      case FieldType.Flag() -> new Words("true 或 false", "true or false");
      case FieldType.Choice choice -> oneOf(choice.of());
      case FieldType.Size size -> size(size);
    };
  }

  private static Words text(int max) {
    return max == FieldType.Text.UNLIMITED
        ? NOTHING
        : new Words("最多 %d 个字符".formatted(max), "at most %d characters".formatted(max));
  }

  private static Words oneOf(List<String> words) {
    return new Words(String.join("、", words) + " 之一", "one of " + String.join(", ", words));
  }

  private static Words size(FieldType.Size size) {
    Words listed = size.of().isEmpty() ? NOTHING : oneOf(strings(size.of()));
    Words free = free(size);
    if (listed.isEmpty() || free.isEmpty()) {
      return listed.isEmpty() ? free : listed;
    }
    return new Words(listed.zh() + "，或" + free.zh(), listed.en() + ", or " + free.en());
  }

  private static Words free(FieldType.Size size) {
    List<Words> rules = new ArrayList<>();
    size.side().ifPresent(side -> rules.add(new Words("边长 " + of(side), "sides " + of(side))));
    size.area().ifPresent(area -> rules.add(new Words("总像素 " + of(area), "pixels " + of(area))));
    size.ratio()
        .map(ratio -> ratio.min() + "-" + ratio.max())
        .ifPresent(ratio -> rules.add(new Words("宽高比 " + ratio, "ratio " + ratio)));
    return new Words(
        String.join("，", rules.stream().map(Words::zh).toList()),
        String.join(", ", rules.stream().map(Words::en).toList()));
  }

  private static String of(Span span) {
    return span.min() == span.max() ? String.valueOf(span.min()) : span.min() + "-" + span.max();
  }

  private static List<String> strings(List<PixelSize> sizes) {
    return sizes.stream().map(PixelSize::toString).toList();
  }
}
