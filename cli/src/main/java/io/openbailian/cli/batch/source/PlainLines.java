package io.openbailian.cli.batch.source;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// A prompt a line; empty lines are none.
final class PlainLines implements EntryReader {
  @Override
  public void read(String file, Reader reader, EntrySink sink)
      throws IOException, InterruptedException {
    LinedReader lines = new LinedReader(reader);
    boolean more = true;
    for (@Nullable String line = lines.next(); more && line != null; line = lines.next()) {
      if (!line.isBlank()) {
        EntryPlace place = EntryPlace.of(file, lines.number());
        more = sink.entry(WrittenEntry.of(place, Json.object().put("prompt", line.strip())));
      }
    }
  }
}
