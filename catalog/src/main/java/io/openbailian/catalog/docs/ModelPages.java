package io.openbailian.catalog.docs;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Family;
import io.openbailian.catalog.model.Model;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The pages about models in Markdown: an index and a page for each family, in each language.
public record ModelPages(Catalog catalog) {
  static final String INDEX = "README";
  static final String NOTE =
      "<!-- Written from the catalogue by ModelPages; change the catalogue instead. -->\n";

  /// The text of each page by its file name.
  public SequencedMap<String, String> pages() {
    SequencedMap<String, String> pages = new TreeMap<>();
    for (PageLanguage language : PageLanguage.values()) {
      pages.put(language.file(INDEX), index(language));
      for (Family family : catalog.families()) {
        pages.put(language.file(family.name()), new FamilyPage(catalog, family, language).text());
      }
    }
    return pages;
  }

  /// The line that leads to the same page in the other language.
  static String switchTo(PageLanguage language, String page) {
    PageLanguage other = language.other();
    return "[%s](%s)\n".formatted(other.title(), other.file(page));
  }

  private String index(PageLanguage language) {
    Table table =
        new Table(
            List.of(
                language.of("模型", "model"),
                language.of("名称", "title"),
                language.of("说明", "what it is good for"),
                language.of("系列", "family")));
    for (Family family : catalog.families()) {
      family.models().forEach(model -> table.row(row(language, family, model)));
    }
    return String.join(
        "\n",
        NOTE,
        "# " + language.of("模型", "Models") + "\n",
        switchTo(language, INDEX),
        language.of("★ 表示推荐。", "★ marks what the vendor recommends.") + "\n",
        table.toString(),
        language.of(
            "要增加模型、或修改默认值，请在数据目录的 `catalog.d/` 中放一个 YAML 文件：[格式](../adr/0002-catalogue-format.md)。\n",
            "A YAML file in `catalog.d/` of the data folder adds a model or changes a default:"
                + " [the format](../adr/0002-catalogue-format.md).\n"));
  }

  private static List<String> row(PageLanguage language, Family family, Model model) {
    return List.of(
        "`%s`%s".formatted(model.name(), model.recommended() ? " ★" : ""),
        language.of(model.title()),
        Table.cell(language.of(model.about())),
        "[%s](%s)".formatted(language.of(family.title()), language.file(family.name())));
  }
}
