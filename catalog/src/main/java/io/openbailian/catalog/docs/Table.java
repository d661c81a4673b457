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

  @Override
  public String toString() {
    return lines.toString();
  }
}
