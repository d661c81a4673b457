package io.openbailian.cli.batch.source;

import io.openbailian.catalog.check.NearName;
import io.openbailian.cli.output.Texts;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/// The combined file of the documents (`image_tasks`, `text_tasks`, `video_tasks`), and our lists
/// beside them; or a list of entries; or one entry.
final class CombinedJson implements EntryReader {
  private final boolean lists;

  /// @param lists whether the file has lists of tasks, as {@link CombinedHead} has found
  CombinedJson(boolean lists) {
    this.lists = lists;
  }

  @Override
  public void read(String file, Reader reader, EntrySink sink)
      throws IOException, InterruptedException {
    try (JsonParser parser = JsonText.parser(reader)) {
      boolean more = true;
      for (JsonToken token = parser.nextToken();
          more && token != null;
          token = more ? parser.nextToken() : null) {
        more = value(file, parser, sink);
      }
    } catch (JacksonException e) {
      sink.mistake(new Mistake(file, JsonText.line(e), "", JsonText.sentence(e)));
    }
  }

  private boolean value(String file, JsonParser parser, EntrySink sink)
      throws IOException, InterruptedException {
    return switch (parser.currentToken()) {
      case START_ARRAY -> list(file, parser, Optional.empty(), sink);
      case START_OBJECT ->
          lists ? combined(file, parser, sink) : entry(file, parser, Optional.empty(), sink);
      default -> {
        sink.mistake(new Mistake(file, JsonText.line(parser), "", Texts.say("batch.json-shape")));
        yield false;
      }
    };
  }

  private static boolean combined(String file, JsonParser parser, EntrySink sink)
      throws IOException, InterruptedException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      int line = JsonText.line(parser);
      JsonToken value = parser.nextToken();
      Optional<EntryKind> kind = EntryKind.ofList(name);
      if (kind.isPresent() && value == JsonToken.START_ARRAY) {
        if (!list(file, parser, kind, sink)) {
          return false;
        }
      } else {
        if (kind.isPresent()) {
          sink.mistake(new Mistake(file, line, name, Texts.say("batch.task-list")));
        } else if (!name.equals(CombinedHead.DEFAULTS)) {
          sink.mistake(new Mistake(file, line, name, unknown(name)));
        }
        parser.skipChildren();
      }
    }
    return true;
  }

  private static String unknown(String name) {
    Set<String> legal = new TreeSet<>(EntryKind.lists());
    legal.add(CombinedHead.DEFAULTS);
    return NearName.of(name, legal)
        .map(near -> Texts.say("batch.list-near", near))
        .orElseGet(() -> Texts.say("batch.list-legal", String.join(", ", legal)));
  }

  private static boolean list(
      String file, JsonParser parser, Optional<EntryKind> kind, EntrySink sink)
      throws IOException, InterruptedException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        if (!entry(file, parser, kind, sink)) {
          return false;
        }
      } else {
        int line = JsonText.line(parser);
        JsonNode found = JsonText.tree(parser);
        sink.mistake(
            new Mistake(
                file, line, "", Texts.say("batch.task-object", JsonText.shown(found.toString()))));
      }
    }
    return true;
  }

  private static boolean entry(
      String file, JsonParser parser, Optional<EntryKind> kind, EntrySink sink)
      throws IOException, InterruptedException {
    int line = JsonText.line(parser);
    JsonText.Lined lined = JsonText.object(parser);
    return sink.entry(
        new WrittenEntry(new EntryPlace(file, line, lined.lines()), kind, lined.object()));
  }
}
