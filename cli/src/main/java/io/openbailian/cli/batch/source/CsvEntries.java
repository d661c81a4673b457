package io.openbailian.cli.batch.source;

import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A header that names fields, then a row for each entry. An empty cell says nothing.
final class CsvEntries implements EntryReader {
  @Override
  public void read(String file, Reader reader, EntrySink sink)
      throws IOException, InterruptedException {
    CsvRows rows = new CsvRows(reader);
    List<String> header = rows.next().stream().map(String::strip).toList();
    if (header.stream().allMatch(String::isEmpty)) {
      sink.mistake(new Mistake(file, 1, "", Texts.say("csv.header")));
      return;
    }
    boolean more = true;
    for (List<String> row = rows.next(); more && !row.isEmpty(); row = rows.next()) {
      EntryPlace place = EntryPlace.of(file, rows.line());
      if (row.size() > header.size()) {
        sink.mistake(place.mistake("", Texts.say("csv.cells", row.size(), header.size())));
      } else if (!row.stream().allMatch(String::isBlank)) {
        more = sink.entry(WrittenEntry.of(place, fields(header, row)));
      }
    }
    if (rows.isTorn()) {
      sink.mistake(new Mistake(file, rows.line(), "", Texts.say("csv.quotes")));
    }
  }

  private static ObjectNode fields(List<String> header, List<String> row) {
    ObjectNode fields = Json.object();
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).isBlank()) {
        fields.put(header.get(i), row.get(i));
      }
    }
    return fields;
  }
}
