package io.openbailian.catalog.docs;

import java.util.List;

/// Lines of a Markdown table.
final class Table {
  private final StringBuilder lines = new StringBuilder();

  Table(List<String> heads) {
    row(heads);
    row(heads.stream().map(_ -> "---").toList());
  }

  void row(List<String> cells) {
    lines.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /// A text as a cell shows it: Markdown takes the stars of sizes for emphasis.
  static String cell(String text) {
    return text.replace("*", "\\*").replace("|", "\\|").replace("<", "&lt;");
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
