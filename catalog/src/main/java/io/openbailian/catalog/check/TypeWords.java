package io.openbailian.catalog.check;

import io.openbailian.catalog.model.Bytes;
import io.openbailian.catalog.model.DecimalSpan;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.ImageFormat;
import io.openbailian.catalog.model.RatioSpan;
import io.openbailian.catalog.model.Span;
import io.openbailian.catalog.model.Words;
import io.openbailian.protocol.PixelSize;
import java.util.ArrayList;
import java.util.List;

/// What types are called, and their limits, in both languages.
public final class TypeWords {
  private static final Words NOTHING = Words.same("");

  private TypeWords() {}

  public static Words type(FieldType type) {
    return switch (type) {
      case FieldType.Text _ -> new Words("文本", "text");
      case FieldType.Whole _ -> new Words("整数", "whole number");
      case FieldType.Decimal _ -> new Words("数字", "number");
      case FieldType.Flag _ -> new Words("布尔", "boolean");
      case FieldType.Choice _ -> new Words("枚举", "choice");
      case FieldType.Size _ -> new Words("尺寸", "size");
      case FieldType.Image _ -> new Words("图片", "picture");
      case FieldType.Audio _ -> new Words("音频", "recording");
      case FieldType.Several several -> listOf(type(several.item()));
      case FieldType.Group _ -> new Words("对象", "object");
      case FieldType.Any _ -> new Words("任意", "anything");
      case FieldType.Messages _ -> new Words("消息数组", "messages");
    };
  }

  private static Words listOf(Words item) {
    return new Words(item.zh() + "数组", "list of " + item.en());
  }

  public static Words limits(FieldType type) {
    return switch (type) {
      case FieldType.Text text -> text(text);
      case FieldType.Whole(Span range, List<Long> of) -> whole(range, of);
      case FieldType.Decimal(DecimalSpan range) -> decimal(range);
      case FieldType.Flag() -> new Words("true 或 false", "true or false");
      case FieldType.Choice choice -> oneOf(choice.of());
      case FieldType.Size size -> size(size);
      case FieldType.Image image -> image(image);
      case FieldType.Audio(long bytes) -> bytes(bytes);
      case FieldType.Several(FieldType item, Span count) ->
          joined(List.of(count(count), limits(item)));
      case FieldType.Group(List<String> texts) -> Words.same(String.join(", ", texts));
      case FieldType.Any() -> NOTHING;
      case FieldType.Messages(Span count, List<String> roles) ->
          joined(List.of(count(count), roles(roles)));
    };
  }

  private static Words whole(Span range, List<Long> of) {
    if (!of.isEmpty()) {
      return oneOf(of.stream().map(String::valueOf).toList());
    }
    return range.equals(Span.ANY) ? NOTHING : whole(range);
  }

  private static Words whole(Span range) {
    if (range.max() == Long.MAX_VALUE) {
      return atLeast(String.valueOf(range.min()));
    }
    return range.min() == Long.MIN_VALUE
        ? new Words("不大于 " + range.max(), "at most " + range.max())
        : Words.same(of(range));
  }

  private static Words decimal(DecimalSpan range) {
    if (Double.isFinite(range.min()) && Double.isFinite(range.max())) {
      return Words.same(
          range.above() || range.below() ? range.brackets() : range.min() + "-" + range.max());
    }
    if (Double.isFinite(range.min())) {
      return range.above()
          ? new Words("大于 " + range.min(), "above " + range.min())
          : atLeast(String.valueOf(range.min()));
    }
    if (Double.isFinite(range.max())) {
      return range.below()
          ? new Words("小于 " + range.max(), "below " + range.max())
          : new Words("不大于 " + range.max(), "at most " + range.max());
    }
    return NOTHING;
  }

  private static Words atLeast(String bound) {
    return new Words("不小于 " + bound, "at least " + bound);
  }

  private static Words bytes(long most) {
    return most == Long.MAX_VALUE
        ? NOTHING
        : new Words("不超过 " + Bytes.toString(most), "at most " + Bytes.toString(most));
  }

  private static Words text(FieldType.Text text) {
    List<Words> rules = new ArrayList<>();
    if (text.max() != FieldType.Text.UNLIMITED) {
      rules.add(
          new Words(
              "最多 %d 个字符".formatted(text.max()), "at most %d characters".formatted(text.max())));
    }
    if (text.maxWords() != FieldType.Text.UNLIMITED) {
      rules.add(
          new Words(
              "最多 %d 个词".formatted(text.maxWords()),
              "at most %d words".formatted(text.maxWords())));
    }
    return joined(rules);
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
    size.side().map(TypeWords::side).ifPresent(rules::add);
    size.area().ifPresent(area -> rules.add(new Words("总像素 " + of(area), "pixels " + of(area))));
    size.ratio().map(TypeWords::ratio).ifPresent(rules::add);
    if (!size.tiers().isEmpty()) {
      String names = String.join(" / ", size.tiers().keySet());
      rules.add(new Words("或 " + names, "or " + names));
    }
    if (size.step() > 1) {
      rules.add(
          new Words(
              "取整到 %d 的倍数".formatted(size.step()),
              "rounded to multiples of %d".formatted(size.step())));
    }
    return joined(rules);
  }

  private static Words image(FieldType.Image image) {
    List<Words> rules = new ArrayList<>();
    image.side().map(TypeWords::side).ifPresent(rules::add);
    image.ratio().map(TypeWords::ratio).ifPresent(rules::add);
    rules.add(bytes(image.bytes()));
    List<String> formats = image.formats().stream().map(ImageFormat::spelling).toList();
    rules.add(new Words(String.join("、", formats), String.join("/", formats)));
    return joined(rules);
  }

  private static Words side(Span side) {
    return new Words("边长 " + of(side), "sides " + of(side));
  }

  private static Words ratio(RatioSpan ratio) {
    String span = ratio.min() + "-" + ratio.max();
    return new Words("宽高比 " + span, "ratio " + span);
  }

  private static Words count(Span count) {
    if (count.max() == Integer.MAX_VALUE) {
      return count.min() == 0
          ? NOTHING
          : new Words("至少 %d 个".formatted(count.min()), "at least " + count.min());
    }
    return new Words(of(count) + " 个", of(count));
  }

  private static Words roles(List<String> roles) {
    return roles.isEmpty()
        ? NOTHING
        : new Words("角色 " + String.join("、", roles), "of role " + String.join(" or ", roles));
  }

  private static Words joined(List<Words> parts) {
    List<Words> said = parts.stream().filter(part -> !part.isEmpty()).toList();
    return new Words(
        String.join("，", said.stream().map(Words::zh).toList()),
        String.join(", ", said.stream().map(Words::en).toList()));
  }

  private static String of(Span span) {
    return span.min() == span.max() ? String.valueOf(span.min()) : span.min() + "-" + span.max();
  }

  private static List<String> strings(List<PixelSize> sizes) {
    return sizes.stream().map(PixelSize::toString).toList();
  }
}
