package io.openbailian.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.DecimalSpan;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.ImageFormat;
import io.openbailian.catalog.model.Ratio;
import io.openbailian.catalog.model.RatioSpan;
import io.openbailian.catalog.model.Span;
import io.openbailian.protocol.PixelSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Types and their limits, as the pages of the models say them in both languages.
class TypeWordsTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final Span ANY_NUMBER = new Span(0, Integer.MAX_VALUE);
  private static final FieldType TEXT = new FieldType.Text(5, false);
  private static final Optional<Span> SIDES = Optional.of(new Span(64, 128));
  private static final Optional<RatioSpan> RATIO =
      Optional.of(new RatioSpan(new Ratio(1, 4), new Ratio(4, 1)));

  private static FieldType decimal(double min, double max, boolean above, boolean below) {
    return new FieldType.Decimal(new DecimalSpan(min, max, above, below));
  }

  private static FieldType size(Optional<Span> side, int step, PixelSize... listed) {
    return new FieldType.Size(
        List.of(listed),
        side,
        side.map(_ -> new Span(4096, 8192)),
        side.flatMap(_ -> RATIO),
        step,
        new LinkedHashMap<>(step > 1 ? Map.of("1K", 1L) : Map.of()),
        List.of());
  }

  static Stream<Arguments> types() {
    return Stream.of(
        Arguments.of(TEXT, "text", "at most 5 characters", "文本", "最多 5 个字符"),
        Arguments.of(
            new FieldType.Text(5, 2, true),
            "text",
            "at most 5 characters, at most 2 words",
            "文本",
            "最多 5 个字符，最多 2 个词"),
        Arguments.of(new FieldType.Text(FieldType.Text.UNLIMITED, true), "text", "", "文本", ""),
        Arguments.of(whole(1, 4), "whole number", "1-4", "整数", "1-4"),
        Arguments.of(whole(3, 3), "whole number", "3", "整数", "3"),
        Arguments.of(whole(0, Long.MAX_VALUE), "whole number", "at least 0", "整数", "不小于 0"),
        Arguments.of(whole(Long.MIN_VALUE, 9), "whole number", "at most 9", "整数", "不大于 9"),
        Arguments.of(new FieldType.Whole(Span.ANY), "whole number", "", "整数", ""),
        Arguments.of(
            new FieldType.Whole(Span.ANY, List.of(4L, 8L)),
            "whole number",
            "one of 4, 8",
            "整数",
            "4、8 之一"),
        Arguments.of(decimal(0, 1, false, false), "number", "0.0-1.0", "数字", "0.0-1.0"),
        Arguments.of(decimal(0, 1, true, false), "number", "(0.0, 1.0]", "数字", "(0.0, 1.0]"),
        Arguments.of(decimal(0, 1, false, true), "number", "[0.0, 1.0)", "数字", "[0.0, 1.0)"),
        Arguments.of(decimal(0, INFINITE, true, false), "number", "above 0.0", "数字", "大于 0.0"),
        Arguments.of(decimal(0, INFINITE, false, false), "number", "at least 0.0", "数字", "不小于 0.0"),
        Arguments.of(decimal(-INFINITE, 1, false, true), "number", "below 1.0", "数字", "小于 1.0"),
        Arguments.of(decimal(-INFINITE, 1, false, false), "number", "at most 1.0", "数字", "不大于 1.0"),
        Arguments.of(decimal(-INFINITE, INFINITE, false, false), "number", "", "数字", ""),
        Arguments.of(new FieldType.Flag(), "boolean", "true or false", "布尔", "true 或 false"),
        Arguments.of(
            new FieldType.Choice(List.of("a", "b"), false, new LinkedHashMap<>()),
            "choice",
            "one of a, b",
            "枚举",
            "a、b 之一"),
        Arguments.of(
            size(Optional.empty(), 1, new PixelSize(64, 64)),
            "size",
            "one of 64*64",
            "尺寸",
            "64*64 之一"),
        Arguments.of(
            size(SIDES, 16, new PixelSize(32, 32)),
            "size",
            "one of 32*32, or sides 64-128, pixels 4096-8192, ratio 1:4-4:1, or 1K, rounded to multiples of 16",
            "尺寸",
            "32*32 之一，或边长 64-128，总像素 4096-8192，宽高比 1:4-4:1，或 1K，取整到 16 的倍数"),
        Arguments.of(size(Optional.empty(), 1), "size", "", "尺寸", ""),
        Arguments.of(
            new FieldType.Image(SIDES, RATIO, 10 << 20, List.of(ImageFormat.PNG, ImageFormat.JPG)),
            "picture",
            "sides 64-128, ratio 1:4-4:1, at most 10MB, png/jpg",
            "图片",
            "边长 64-128，宽高比 1:4-4:1，不超过 10MB，png、jpg"),
        Arguments.of(new FieldType.Audio(FieldType.Audio.UNLIMITED), "recording", "", "音频", ""),
        Arguments.of(
            new FieldType.Audio(3 << 19), "recording", "at most 1536KB", "音频", "不超过 1536KB"),
        Arguments.of(
            new FieldType.Several(TEXT, new Span(1, 3)),
            "list of text",
            "1-3, at most 5 characters",
            "文本数组",
            "1-3 个，最多 5 个字符"),
        Arguments.of(
            new FieldType.Several(TEXT, new Span(1, Integer.MAX_VALUE)),
            "list of text",
            "at least 1, at most 5 characters",
            "文本数组",
            "至少 1 个，最多 5 个字符"),
        Arguments.of(new FieldType.Group(List.of("a", "b")), "object", "a, b", "对象", "a, b"),
        Arguments.of(new FieldType.Any(), "anything", "", "任意", ""),
        Arguments.of(
            new FieldType.Messages(ANY_NUMBER, List.of("user", "tool")),
            "messages",
            "of role user or tool",
            "消息数组",
            "角色 user、tool"),
        Arguments.of(new FieldType.Messages(ANY_NUMBER, List.of()), "messages", "", "消息数组", ""));
  }

  private static FieldType whole(long min, long max) {
    return new FieldType.Whole(new Span(min, max));
  }

  @ParameterizedTest
  @MethodSource("types")
  void aTypeSaysWhatItIsAndItsLimits(
      FieldType type, String en, String limits, String zh, String limitsInChinese) {
    assertThat(TypeWords.type(type).en()).isEqualTo(en);
    assertThat(TypeWords.type(type).zh()).isEqualTo(zh);
    assertThat(TypeWords.limits(type).en()).isEqualTo(limits);
    assertThat(TypeWords.limits(type).zh()).isEqualTo(limitsInChinese);
  }
}
