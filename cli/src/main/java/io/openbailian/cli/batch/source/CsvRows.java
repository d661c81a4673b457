package io.openbailian.cli.batch.source;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/// Rows of a CSV file as RFC 4180 writes them: cells in quotes may hold commas, line ends and
/// doubled quotes.
final class CsvRows {
  private static final int QUOTE = '"';

  private final Reader reader;
  private int line = 1;
  private int begun = 1;
  private int next;
  private boolean torn;

  CsvRows(Reader reader) throws IOException {
    this.reader = reader;
    this.next = reader.read();
  }

  /// The line where the last row begins, from 1.
  int line() {
    return begun;
  }

  /// Whether the file ended inside quotes.
  boolean isTorn() {
    return torn;
  }

  /// The cells of the next row; empty after the last. A blank line is a row of one empty cell.
  List<String> next() throws IOException {
    if (next < 0) {
      return List.of();
    }
    begun = line;
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (next == ',') {
      advance();
      cells.add(cell());
    }
    if (next == '\n') {
      advance();
    }
    return cells;
  }

  private String cell() throws IOException {
    StringBuilder cell = new StringBuilder();
    if (next == QUOTE) {
      quoted(cell);
    }
    while (next >= 0 && next != ',' && next != '\n') {
      append(cell);
    }
    int end = cell.length();
    return end > 0 && cell.charAt(end - 1) == '\r' ? cell.substring(0, end - 1) : cell.toString();
  }

  private void quoted(StringBuilder cell) throws IOException {
    advance();
    while (next >= 0) {
      if (next == QUOTE) {
        advance();
        if (next != QUOTE) {
          return;
        }
      }
      append(cell);
    }
    torn = true;
  }

  private void append(StringBuilder cell) throws IOException {
    if (cell.length() < LinedReader.LONGEST) {
      cell.append((char) next);
    }
    advance();
  }

  private void advance() throws IOException {
    if (next == '\n') {
      line++;
    }
    next = reader.read();
  }
}
