package io.openbailian.cli.output;

import io.openbailian.text.Pattern;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The forms in which a transcript is written.
public enum Subtitles {
  TXT,
  SRT,
  VTT,
  JSON;

  private static final Pattern BREAKS = Pattern.compile("\\s*\\R\\s*");

  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Subtitles> of(String text) {
    return Stream.of(values()).filter(one -> one.spelling().equalsIgnoreCase(text)).findFirst();
  }

  /// Writes a transcription document.
  public String write(JsonNode document) {
    return switch (this) {
      case TXT -> text(document);
      case SRT -> cues(document, "", Subtitles::srt);
      case VTT -> cues(document, "WEBVTT\n\n", (_, sentence) -> vtt(sentence));
      case JSON -> ResultPrinter.pretty(document) + "\n";
    };
  }

  private static String text(JsonNode document) {
    StringBuilder text = new StringBuilder();
    for (JsonNode transcript : document.path("transcripts")) {
      text.append(transcript.path("text").asString("")).append('\n');
    }
    return text.toString();
  }

  private static String cues(
      JsonNode document, String head, BiFunction<Integer, JsonNode, String> cue) {
    StringBuilder text = new StringBuilder(head);
    int number = 1;
    for (JsonNode transcript : document.path("transcripts")) {
      for (JsonNode sentence : transcript.path("sentences")) {
        text.append(cue.apply(number++, sentence));
      }
    }
    return text.toString();
  }

  private static String srt(int number, JsonNode sentence) {
    return number + "\n" + span(sentence, ',') + "\n" + arguments(sentence) + "\n\n";
  }

  private static String vtt(JsonNode sentence) {
    return span(sentence, '.') + "\n" + arguments(sentence) + "\n\n";
  }

  private static String span(JsonNode sentence, char point) {
    return time(sentence.path("begin_time").asLong(), point)
        + " --> "
        + time(sentence.path("end_time").asLong(), point);
  }

  /// An empty line would end a cue.
  private static String arguments(JsonNode sentence) {
    String speaker =
        sentence.has("speaker_id") ? "[%d] ".formatted(sentence.path("speaker_id").asInt()) : "";
    return speaker + BREAKS.matcher(sentence.path("text").asString("").strip()).replaceAll(" ");
  }

  private static String time(long millis, char point) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        point,
        millis % 1000);
  }
}
