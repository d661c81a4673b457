package io.openbailian.engine.embedded.translate;

import io.openbailian.text.Parts;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/// Tesseract's table of what it read: a row for each page, block, paragraph, line and word, of
/// twelve columns parted by tabs.
final class Tsv {
  private static final int COLUMNS = 12;
  private static final String LINE = "4";
  private static final String WORD = "5";

  private Tsv() {}

  /// The words with any text; rows that are not of the table are passed over.
  static List<ReadWord> words(String table) {
    List<ReadWord> words = new ArrayList<>();
    Rectangle line = new Rectangle();
    for (String row : table.lines().toList()) {
      List<String> columns = Parts.of(row, "\t");
      boolean whole = columns.size() == COLUMNS;
      if (whole && columns.get(0).equals(LINE)) {
        line = box(columns);
      } else if (whole && columns.get(0).equals(WORD) && !columns.get(11).isBlank()) {
        words.add(
            new ReadWord(
                Integer.parseInt(columns.get(1)),
                line,
                box(columns),
                Double.parseDouble(columns.get(10)),
                columns.get(11).strip()));
      }
    }
    return words;
  }

  private static Rectangle box(List<String> columns) {
    return new Rectangle(
        Integer.parseInt(columns.get(6)),
        Integer.parseInt(columns.get(7)),
        Integer.parseInt(columns.get(8)),
        Integer.parseInt(columns.get(9)));
  }
}
