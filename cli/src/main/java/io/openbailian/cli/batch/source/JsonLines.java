package io.openbailian.cli.batch.source;

import io.openbailian.cli.output.Texts;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// An object a line; a line that is none is told, and the next is read.
final class JsonLines implements EntryReader {
  @Override
  public void read(String file, Reader reader, EntrySink sink)
      throws IOException, InterruptedException {
    LinedReader lines = new LinedReader(reader);
    boolean more = true;
    for (@Nullable String line = lines.next(); more && line != null; line = lines.next()) {
      if (!line.isBlank() && !line.strip().startsWith("//")) {
        more = entry(EntryPlace.of(file, lines.number()), line, sink);
      }
    }
  }

  private static boolean entry(EntryPlace place, String line, EntrySink sink)
      throws IOException, InterruptedException {
    if (line.length() > LinedReader.LONGEST) {
      sink.mistake(place.mistake("", Texts.say("jsonl.long")));
      return true;
    }
    WrittenEntry entry;
    try (JsonParser parser = JsonText.parser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        sink.mistake(place.mistake("", Texts.say("jsonl.object", JsonText.shown(line))));
        return true;
      }
      entry = WrittenEntry.of(place, JsonText.object(parser).object());
      if (parser.nextToken() != null) {
        sink.mistake(place.mistake("", Texts.say("jsonl.more")));
        return true;
      }
    } catch (JacksonException e) {
      sink.mistake(place.mistake("", JsonText.sentence(e)));
      return true;
    }
    return sink.entry(entry);
  }
}
