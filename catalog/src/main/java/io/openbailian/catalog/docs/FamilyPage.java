package io.openbailian.catalog.docs;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.facts.FieldFacts;
import io.openbailian.catalog.model.Family;
import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FreeQuota;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.Price;
import io.openbailian.catalog.model.Rate;
import io.openbailian.catalog.model.Variant;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// The page about one family.
record FamilyPage(Catalog catalog, Family family, PageLanguage language) {
  /// Where `serve` listens unless it is told otherwise.
  private static final String LOCAL = "http://127.0.0.1:8686";

  String text() {
    List<String> parts = new ArrayList<>();
    parts.add(ModelPages.NOTE);
    parts.add("# " + language.of(family.title()) + "\n");
    parts.add(
        "[%s](%s) · %s"
            .formatted(
                language.of("全部模型", "All models"),
                language.file(ModelPages.INDEX),
                ModelPages.switchTo(language, family.name())));
    parts.add(language.of(family.about()) + "\n");
    parts.add("## " + language.of("模型", "Models") + "\n");
    parts.add(models());
    parts.add(aliases());
    parts.add("## " + language.of("调用", "How to call them") + "\n");
    parts.add(operations());
    parts.add(example());
    parts.add("## " + language.of("参数", "Fields") + "\n");
    byFields().forEach((fields, models) -> parts.add(fields(fields, models)));
    parts.add(notes());
    return String.join("\n", parts.stream().filter(part -> !part.isEmpty()).toList());
  }

  private String models() {
    Table table =
        new Table(
            List.of(
                language.of("模型", "model"),
                language.of("名称", "title"),
                language.of("价格", "price"),
                language.of("免费额度", "free quota"),
                language.of("提交限流", "submissions")));
    for (Model model : family.models()) {
      table.row(
          List.of(
              "`%s`%s".formatted(model.name(), model.recommended() ? " ★" : ""),
              language.of(model.title()),
              model.price().map(this::price).orElse("-"),
              model.free().map(free -> free(free, model)).orElse("-"),
              model.rate().map(this::rate).orElse("-")));
    }
    return table.toString();
  }

  private String price(Price price) {
    String amount =
        price
            .out()
            .map(out ->
                language.of(
                    "输入 %s、输出 %s 元".formatted(price.cny().toPlainString(), out.toPlainString()),
                    "%s in, %s out CNY"
                        .formatted(price.cny().toPlainString(), out.toPlainString())))
            .orElseGet(() -> price.cny().toPlainString() + language.of(" 元", " CNY"));
    return amount
        + "/"
        + language.of(price.unit().words())
        + String.join("", price.tiers().stream().map(this::tier).toList());
  }

  private String tier(Price.Tier tier) {
    return language.of(
        "；输入超过 %d：%s、%s 元"
            .formatted(tier.over(), tier.in().toPlainString(), tier.out().toPlainString()),
        "; over %d tokens: %s in, %s out"
            .formatted(tier.over(), tier.in().toPlainString(), tier.out().toPlainString()));
  }

  private String free(FreeQuota free, Model model) {
    String unit = model.price().map(price -> " " + language.of(price.unit().words())).orElse("");
    return free.days().isPresent()
        ? language.of(
            "%d%s，%d 天".formatted(free.units(), unit, free.days().getAsInt()),
            "%d%s in %d days".formatted(free.units(), plural(unit), free.days().getAsInt()))
        : language.of(
            "每月 %d%s".formatted(free.units(), unit),
            "%d%s a month".formatted(free.units(), plural(unit)));
  }

  /// Units that are counts themselves are multiplied.
  private static String plural(String unit) {
    if (unit.endsWith("s")) {
      return " ×" + unit;
    }
    return unit.isEmpty() ? "" : unit + "s";
  }

  private String rate(Rate rate) {
    boolean second = rate.seconds() == 1;
    String requests =
        language.of(
            "%d 次/%s".formatted(rate.requests(), second ? "秒" : "分钟"),
            "%d a %s".formatted(rate.requests(), second ? "second" : "minute"));
    return rate.concurrent()
        .map(tasks ->
            requests + language.of("，并发 %d".formatted(tasks), ", %d at a time".formatted(tasks)))
        .orElse(requests);
  }

  private String aliases() {
    List<String> lines = new ArrayList<>();
    for (Model model : family.models()) {
      model.aliases().forEach(alias -> lines.add("`%s` = `%s`".formatted(alias, model.name())));
    }
    return lines.isEmpty()
        ? ""
        : language.of("别名：", "Other names: ") + String.join(language.of("，", ", "), lines) + "\n";
  }

  private String operations() {
    StringBuilder text = new StringBuilder();
    for (Operation operation : catalog.operations()) {
      for (Map.Entry<Set<Mode>, List<Model>> served : byModes(operation).entrySet()) {
        text.append(
            "* %s: %s (%s)\n"
                .formatted(
                    names(served.getValue()),
                    String.join(
                        ", ", operation.addresses().stream().map(FamilyPage::reached).toList()),
                    modes(served.getKey())));
      }
    }
    return text.toString();
  }

  private static String reached(String address) {
    String verb = address.startsWith(Wire.SOCKETS) ? "WebSocket" : "POST";
    return "`%s %s`".formatted(verb, address);
  }

  /// For each operation a request of the first model that serves it, to be pasted.
  private String example() {
    StringBuilder text = new StringBuilder();
    for (Operation operation : catalog.operations()) {
      family.models().stream()
          .filter(model -> model.serves().containsKey(operation.name()))
          .findFirst()
          .map(model -> new Example(operation, model))
          .ifPresent(example -> text.append(block(operation, example)));
    }
    return text.toString();
  }

  private String block(Operation operation, Example example) {
    String title = "**%s**\n\n".formatted(language.of(operation.title()));
    return title
        + example
            .curl()
            .map(curl -> "```bash\nBASE=%s\n%s\n```\n\n".formatted(LOCAL, curl))
            .orElseGet(() -> "```json\n" + example.json() + "\n```\n\n");
  }

  private SequencedMap<Set<Mode>, List<Model>> byModes(Operation operation) {
    SequencedMap<Set<Mode>, List<Model>> served = new LinkedHashMap<>();
    for (Model model : family.models()) {
      Set<Mode> modes = model.serves().getOrDefault(operation.name(), Set.of());
      if (!modes.isEmpty()) {
        served.computeIfAbsent(modes, _ -> new ArrayList<>()).add(model);
      }
    }
    return served;
  }

  private String modes(Set<Mode> modes) {
    return String.join(
        language.of("、", ", "),
        modes.stream()
            .map(mode ->
                switch (mode) {
                  case SYNC -> language.of("同步", "synchronous");
                  case STREAM -> language.of("流式", "streamed");
                  case ASYNC ->
                      language.of("异步，", "asynchronous, ")
                          + "`%s: %s`".formatted(Wire.ASYNC, Wire.ENABLE);
                  case DUPLEX -> language.of("双向", "duplex");
                })
            .toList());
  }

  /// Models with the same fields share a table.
  private SequencedMap<List<Field>, List<Model>> byFields() {
    SequencedMap<List<Field>, List<Model>> groups = new LinkedHashMap<>();
    family
        .models()
        .forEach(
            model -> groups.computeIfAbsent(model.fields(), _ -> new ArrayList<>()).add(model));
    return groups;
  }

  private String fields(List<Field> fields, List<Model> models) {
    Table table =
        new Table(
            List.of(
                language.of("参数", "field"),
                language.of("位置", "where"),
                language.of("类型", "type"),
                language.of("取值", "values"),
                language.of("说明", "what it does")));
    for (Field field : fields) {
      FieldFacts facts = FieldFacts.of(field);
      table.row(
          List.of(
              "`" + field.meaning() + "`",
              places(field, models.getFirst()),
              language.of(facts.type()),
              Table.cell(language.of(facts.line())),
              Table.cell(language.of(catalog.about(field)))));
    }
    return "### " + names(models) + "\n\n" + table + sizes(models.getFirst()) + variants(models);
  }

  /// What is different for some requests.
  private String variants(List<Model> models) {
    StringBuilder text = new StringBuilder();
    for (Model model : models) {
      for (Variant variant : model.variants()) {
        List<String> says = says(variant, model);
        text.append(
            "\n* `%s`, %s %s: %s"
                .formatted(
                    model.name(),
                    language.of("当", "when"),
                    language.of(variant.when().words()),
                    Table.cell(String.join(language.of("；", "; "), says))));
      }
    }
    return text.isEmpty() ? "" : text + "\n";
  }

  private List<String> says(Variant variant, Model model) {
    if (variant.refusal().isPresent()) {
      return List.of(language.of("拒绝，", "refused, ") + "`" + variant.refusal().get() + "`");
    }
    List<String> says = new ArrayList<>();
    if (!variant.model().price().equals(model.price())) {
      variant.model().price().map(this::price).ifPresent(says::add);
    }
    for (Field field : variant.changed(model)) {
      String line = language.of(FieldFacts.of(field).line());
      String optional = field.required() ? "" : language.of("可选，", "optional, ");
      says.add("`%s` %s%s".formatted(field.meaning(), optional, line));
    }
    for (Field field : variant.dropped(model)) {
      says.add("`%s` %s".formatted(field.meaning(), language.of("不使用", "not used")));
    }
    return says;
  }

  private String places(Field field, Model model) {
    return String.join(
        language.of("，其次 ", ", then "),
        catalog.operations().stream()
            .filter(operation -> model.serves().containsKey(operation.name()))
            .flatMap(operation -> operation.places(field.meaning()).stream())
            .map(Place::toString)
            .distinct()
            .map(place -> "`" + place + "`")
            .toList());
  }

  private String sizes(Model model) {
    List<String> sizes = model.suggestedSizes().stream().map(PixelSize::toString).toList();
    return sizes.isEmpty()
        ? ""
        : "\n%s`%s`\n"
            .formatted(
                language.of("推荐尺寸：", "Suggested sizes: "),
                String.join(language.of("`、`", "`, `"), sizes));
  }

  private String notes() {
    Model model = family.models().getFirst();
    String watermark =
        model.watermark().isEmpty()
            ? ""
            : language.of("水印文字：", "Watermark: ") + "`" + model.watermark() + "`\n\n";
    return model.source().isEmpty()
        ? watermark
        : watermark + language.of("来源：", "Source: ") + model.source() + "\n";
  }

  private static String names(List<Model> models) {
    return String.join(", ", models.stream().map(model -> "`" + model.name() + "`").toList());
  }
}
