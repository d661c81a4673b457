package io.openbailian.catalog.facts;

import io.openbailian.catalog.model.Condition;
import io.openbailian.catalog.model.DecimalSpan;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.ImageFormat;
import io.openbailian.catalog.model.RatioSpan;
import io.openbailian.catalog.model.Rule;
import io.openbailian.catalog.model.Span;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.PixelSize;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The facts of fields as JSON; its members have the names of the catalogue's keys.
final class FieldJson {
  private FieldJson() {}

  /// Everything about a field but what it is for.
  static ObjectNode of(Field field) {
    ObjectNode facts = Json.object();
    putType(facts, field.type());
    facts.put("required", field.required());
    if (!field.settable()) {
      facts.put("settable", false);
    }
    field.fallback().ifPresent(value -> facts.set("default", value));
    field
        .like()
        .ifPresent(like ->
            facts
                .putObject("default")
                .put("like", "last image")
                .put("area", like.area())
                .put("step", like.step()));
    field.rules().forEach(rule -> putRule(facts, rule));
    return facts;
  }

  private static void putRule(ObjectNode facts, Rule rule) {
    switch (rule) {
      case Rule.RefusedUnless(Condition condition) ->
          facts.set("refusedUnless", condition(condition));
      case Rule.IgnoredUnless(Condition condition) ->
          facts.set("ignoredUnless", condition(condition));
      case Rule.DiffersFrom(String other) -> facts.put("differsFrom", other);
      case Rule.PairHas(String other, List<String> words) ->
          putAll(facts.withObjectProperty("pairHas"), other, words);
      case Rule.SameSizeAs(String other) -> facts.put("sameSizeAs", other);
    }
  }

  static ObjectNode condition(Condition condition) {
    ObjectNode values = Json.object();
    condition.values().forEach((meaning, words) -> putAll(values, meaning, words));
    return values;
  }

  private static void putType(ObjectNode facts, FieldType type) {
    switch (type) {
      case FieldType.Text text -> putText(facts, text);
      case FieldType.Audio(long bytes) -> {
        facts.put("type", "audio");
        if (bytes != FieldType.Audio.UNLIMITED) {
          facts.put("bytes", bytes);
        }
      }
      case FieldType.Whole(Span range, List<Long> of) -> {
        facts.put("type", "int");
        if (!of.isEmpty()) {
          of.forEach(facts.putArray("of")::add);
        }
        putWhole(facts, range);
      }
      case FieldType.Decimal(DecimalSpan range) -> {
        facts.put("type", "number");
        putDecimal(facts, range);
      }
      case FieldType.Flag() -> facts.put("type", "bool");
      case FieldType.Choice choice -> {
        facts.put("type", "choice");
        putAll(facts, "of", choice.of());
      }
      case FieldType.Size size -> putSize(facts, size);
      case FieldType.Image image -> putImage(facts, image);
      case FieldType.Several(FieldType item, Span count) -> {
        facts.put("type", "list");
        putCount(facts, count);
        putType(facts.putObject("item"), item);
      }
      case FieldType.Group(List<String> texts) -> {
        facts.put("type", "object");
        putAll(facts, "texts", texts);
      }
      case FieldType.Any() -> facts.put("type", "any");
      case FieldType.Messages(Span count, List<String> roles) -> {
        facts.put("type", "messages");
        putCount(facts, count);
        putAll(facts, "roles", roles);
      }
    }
  }

  private static void putWhole(ObjectNode facts, Span range) {
    if (range.min() > Long.MIN_VALUE && range.max() < Long.MAX_VALUE) {
      put(facts, "range", range);
    } else if (range.min() > Long.MIN_VALUE) {
      facts.put("above", range.min() - 1);
    } else if (range.max() < Long.MAX_VALUE) {
      facts.put("below", range.max() + 1);
    }
  }

  private static void putDecimal(ObjectNode facts, DecimalSpan range) {
    boolean closed = !range.above() && !range.below();
    if (closed && !range.equals(DecimalSpan.ANY)) {
      facts.putArray("range").add(range.min()).add(range.max());
    }
    if (range.above()) {
      facts.put("above", range.min());
    }
    if (range.below()) {
      facts.put("below", range.max());
    }
  }

  private static void putText(ObjectNode facts, FieldType.Text text) {
    facts.put("type", "text");
    if (text.max() != FieldType.Text.UNLIMITED) {
      facts.put("max", text.max());
    }
    if (text.maxWords() != FieldType.Text.UNLIMITED) {
      facts.put("maxWords", text.maxWords());
    }
    facts.put("emptyOk", text.emptyOk());
  }

  private static void putTiers(ObjectNode facts, FieldType.Size size) {
    if (!size.tiers().isEmpty()) {
      ObjectNode tiers = facts.putObject("tiers");
      size.tiers().forEach(tiers::put);
    }
  }

  private static void putSize(ObjectNode facts, FieldType.Size size) {
    facts.put("type", "size");
    putAll(facts, "of", size.of().stream().map(PixelSize::toString).toList());
    size.side().ifPresent(side -> put(facts, "side", side));
    size.area().ifPresent(area -> put(facts, "area", area));
    putRatio(facts, size.ratio());
    if (size.step() > 1) {
      facts.put("step", size.step());
    }
    putTiers(facts, size);
  }

  private static void putImage(ObjectNode facts, FieldType.Image image) {
    facts.put("type", "image");
    image.side().ifPresent(side -> put(facts, "side", side));
    putRatio(facts, image.ratio());
    if (image.bytes() != FieldType.Image.UNLIMITED) {
      facts.put("bytes", image.bytes());
    }
    putAll(facts, "formats", image.formats().stream().map(ImageFormat::spelling).toList());
  }

  private static void putRatio(ObjectNode facts, Optional<RatioSpan> ratio) {
    ratio.ifPresent(
        span -> putAll(facts, "ratio", List.of(span.min().toString(), span.max().toString())));
  }

  private static void putCount(ObjectNode facts, Span count) {
    if (count.max() != Integer.MAX_VALUE || count.min() != 0) {
      put(facts, "count", count);
    }
  }

  private static void put(ObjectNode facts, String key, Span span) {
    facts.putArray(key).add(span.min()).add(span.max());
  }

  /// An array of texts; nothing when there are none.
  static void putAll(ObjectNode facts, String key, Collection<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = facts.putArray(key);
      texts.forEach(array::add);
    }
  }
}
