package io.openbailian.server.inspection;

import io.openbailian.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The texts of a stream of events that is passed on, place by place: nobody here knows which of
/// them are words of an answer, so all are looked at, and a phrase that is cut between two frames
/// is found all the same.
final class FrameTexts {
  /// Places beyond these are taken for one.
  private static final int MOST_PLACES = 4096;

  /// A place that was empty for so many frames is taken to have ended.
  private static final int SILENT = 8;

  private static final String DATA = "data:";

  private final BlockedWords list;
  private final boolean keeps;
  private final Map<String, Place> places = new HashMap<>();
  private int frames;

  /// @param keeps whether somebody is to be asked about what was said
  FrameTexts(BlockedWords list, boolean keeps) {
    this.list = list;
    this.keeps = keeps;
  }

  /// One place of all frames.
  private static final class Place {
    final GrowingText text;
    int lastFrame;

    Place(GrowingText text) {
      this.text = text;
    }
  }

  /// Where the texts of one frame stood when it had come.
  static final class Mark {
    private final Map<Place, Long> after = new HashMap<>();
  }

  /// What was found in an event.
  ///
  /// @param line or {@link PhraseAutomaton#NOTHING}
  record Looked(int line, Mark mark) {}

  /// Looks at the next event, as it came.
  Looked next(String event) {
    frames++;
    StringBuilder data = new StringBuilder();
    for (String line : event.lines().toList()) {
      if (line.startsWith(DATA)) {
        data.append(data.isEmpty() ? "" : "\n").append(line, DATA.length(), line.length());
      }
    }
    Mark mark = new Mark();
    return new Looked(look(data.toString(), mark), mark);
  }

  private int look(String data, Mark mark) {
    if (data.isBlank()) {
      return PhraseAutomaton.NOTHING;
    }
    Optional<JsonNode> tree = Json.tryParse(data.getBytes(StandardCharsets.UTF_8));
    return tree.isPresent() ? look("", tree.get(), mark) : take("", data, mark);
  }

  private int look(String place, JsonNode tree, Mark mark) {
    if (tree.isString()) {
      return take(place, tree.stringValue(), mark);
    }
    int line = PhraseAutomaton.NOTHING;
    for (Map.Entry<String, JsonNode> below : tree.properties()) {
      line = line == 0 ? look(place + "/" + below.getKey(), below.getValue(), mark) : line;
    }
    for (int i = 0; tree.isArray() && i < tree.size(); i++) {
      line = line == 0 ? look(place + "/" + i, tree.get(i), mark) : line;
    }
    return line;
  }

  private int take(String where, String text, Mark mark) {
    if (text.isEmpty() || TextInspection.isFile(text)) {
      return PhraseAutomaton.NOTHING;
    }
    String name = places.size() < MOST_PLACES || places.containsKey(where) ? where : "";
    Place place = places.computeIfAbsent(name, _ -> new Place(new GrowingText(list, keeps)));
    place.lastFrame = frames;
    int line = place.text.next(text);
    mark.after.put(place, place.text.characters());
    return line;
  }

  /// Whether no phrase can have begun in the frame of this mark that is not over.
  boolean isPast(Mark mark) {
    return mark.after.entrySet().stream()
        .allMatch(one -> {
          Place place = one.getKey();
          boolean followed =
              !place.text.undecided() && place.text.characters() - one.getValue() >= list.longest();
          return followed || frames - place.lastFrame >= SILENT;
        });
  }

  /// What was said since this was asked last, place by place.
  String said() {
    return places.values().stream()
        .map(place -> place.text.said())
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /// Nothing comes any more.
  ///
  /// @return the line that was found
  int end() {
    return places.values().stream()
        .mapToInt(place -> place.text.end())
        .filter(line -> line != PhraseAutomaton.NOTHING)
        .findFirst()
        .orElse(PhraseAutomaton.NOTHING);
  }
}
