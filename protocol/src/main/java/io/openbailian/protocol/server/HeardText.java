package io.openbailian.protocol.server;

import io.openbailian.protocol.Json;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A transcript as the OpenAI dialect tells it. Source: the API reference of OpenAI, Create
/// transcription.
///
/// @param document the transcript in the words of this API, {@link TranscriptionDocument}
public record HeardText(ObjectNode document) {
  private static final long HOUR = 3_600_000;
  private static final long MINUTE = 60_000;
  private static final long SECOND = 1000;

  /// How it is told.
  public enum Format {
    JSON,
    TEXT,
    SRT,
    VTT,
    VERBOSE_JSON;

    /// A format by its name, for example `verbose_json`.
    public static Optional<Format> parse(String name) {
      for (Format format : values()) {
        if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
          return Optional.of(format);
        }
      }
      return Optional.empty();
    }
  }

  private String text() {
    StringBuilder all = new StringBuilder();
    for (JsonNode transcript : document.path("transcripts").values()) {
      all.append(all.isEmpty() ? "" : "\n").append(transcript.path("text").asString(""));
    }
    return all.toString();
  }

  private double seconds() {
    return document.path("properties").path("original_duration_in_milliseconds").asLong(0) / 1000.0;
  }

  /// `json`.
  public ObjectNode json() {
    ObjectNode answer = Json.object().put("text", text());
    answer.putObject("usage").put("type", "duration").put("seconds", (long) Math.ceil(seconds()));
    return answer;
  }

  /// `verbose_json`.
  ///
  /// @param words whether each word is told, too
  public ObjectNode verbose(boolean words) {
    ObjectNode answer =
        Json.object().put("task", "transcribe").put("duration", seconds()).put("text", text());
    ArrayNode segments = answer.putArray("segments");
    ArrayNode all = words ? answer.putArray("words") : Json.mapper().createArrayNode();
    int id = 0;
    for (JsonNode transcript : document.path("transcripts").values()) {
      for (JsonNode sentence : transcript.path("sentences").values()) {
        segments
            .addObject()
            .put("id", id++)
            .put("start", begin(sentence) / 1000.0)
            .put("end", end(sentence) / 1000.0)
            .put("text", sentence.path("text").asString(""));
        for (JsonNode word : sentence.path("words").values()) {
          all.addObject()
              .put("word", word.path("text").asString(""))
              .put("start", begin(word) / 1000.0)
              .put("end", end(word) / 1000.0);
        }
      }
    }
    answer.putObject("usage").put("type", "duration").put("seconds", (long) Math.ceil(seconds()));
    return answer;
  }

  private static long begin(JsonNode timed) {
    return timed.path("begin_time").asLong(0);
  }

  private static long end(JsonNode timed) {
    return timed.path("end_time").asLong(begin(timed));
  }

  /// `text`, or subtitles.
  public String plain(Format format) {
    return switch (format) {
      case SRT -> subtitles("", ',', true);
      case VTT -> subtitles("WEBVTT\n\n", '.', false);
      case TEXT, JSON, VERBOSE_JSON -> text() + "\n";
    };
  }

  private String subtitles(String head, char point, boolean numbered) {
    StringBuilder all = new StringBuilder(head);
    int number = 1;
    for (JsonNode transcript : document.path("transcripts").values()) {
      for (JsonNode sentence : transcript.path("sentences").values()) {
        if (numbered) {
          all.append(number++).append('\n');
        }
        all.append(moment(begin(sentence), point))
            .append(" --> ")
            .append(moment(end(sentence), point))
            .append('\n')
            .append(sentence.path("text").asString("").replace("\n", " "))
            .append("\n\n");
      }
    }
    return all.toString();
  }

  private static String moment(long millis, char point) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        millis / HOUR,
        millis % HOUR / MINUTE,
        millis % MINUTE / SECOND,
        point,
        millis % SECOND);
  }
}
