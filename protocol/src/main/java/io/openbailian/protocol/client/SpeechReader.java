package io.openbailian.protocol.client;

import io.openbailian.protocol.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads what another server says of speech: sentences that it made or heard, and documents of
/// transcriptions. Times are milliseconds.
public final class SpeechReader {
  /// Between two words of a sentence.
  private static final int LONGEST_GAP = 20;

  private SpeechReader() {}

  /// Reads what a document of another server says; times are within the recording.
  ///
  /// @param millis of the recording
  public static List<Speech.Transcript> transcripts(JsonNode document, long millis) {
    List<Speech.Transcript> transcripts = new ArrayList<>();
    for (JsonNode transcript : document.path("transcripts").values()) {
      List<Speech.Sentence> sentences = new ArrayList<>();
      for (JsonNode sentence : transcript.path("sentences").values()) {
        sentences.add(readTranscribed(sentence, sentences.size() + 1, millis));
      }
      transcripts.add(
          new Speech.Transcript(
              Math.max(0, transcript.path("channel_id").asInt(0)),
              Math.clamp(transcript.path("content_duration_in_milliseconds").asLong(0), 0, millis),
              sentences));
    }
    return transcripts;
  }

  /// A sentence of a recording, as another server wrote it.
  ///
  /// @param otherwise its number, where it says none
  /// @param millis of the recording
  public static Speech.Sentence readTranscribed(JsonNode tree, int otherwise, long millis) {
    long begin = Math.clamp(tree.path("begin_time").asLong(0), 0, millis);
    long end = Math.clamp(tree.path("end_time").asLong(begin), begin, millis);
    List<Speech.Word> words = words(tree, begin, end);
    JsonNode speaker = tree.path("speaker_id");
    return new Speech.Sentence(
        tree.path("sentence_id").asInt(otherwise),
        begin,
        Optional.of(end),
        tree.path("text").asString(""),
        words,
        speaker.isInt() ? Optional.of(speaker.asInt()) : Optional.empty());
  }

  /// A sentence that another server heard; it has an end once it may not change any more.
  ///
  /// @param otherwise its number, where it says none
  public static Speech.Sentence readHeard(JsonNode tree, int otherwise) {
    long begin = Math.max(0, tree.path("begin_time").asLong(0));
    boolean over = tree.path("sentence_end").asBoolean(tree.path("end_time").isIntegralNumber());
    long end = Math.max(begin, tree.path("end_time").asLong(begin));
    return new Speech.Sentence(
        tree.path("sentence_id").asInt(otherwise),
        begin,
        over ? Optional.of(end) : Optional.empty(),
        tree.path("text").asString(""),
        words(tree, begin, over ? end : Long.MAX_VALUE));
  }

  /// A sentence that another server spoke; its text is that of its words.
  public static Speech.Sentence readSpoken(JsonNode tree, int otherwise) {
    long begin = Math.max(0, tree.path("begin_time").asLong(0));
    long end = Math.max(begin, tree.path("end_time").asLong(begin));
    List<Speech.Word> words = words(tree, begin, end);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      int place = tree.path("words").path(i).path("begin_index").asInt(0);
      boolean gap = place > text.length() && place <= text.length() + LONGEST_GAP;
      text.append(" ".repeat(gap ? place - text.length() : 0)).append(words.get(i).text());
    }
    return new Speech.Sentence(
        tree.path("index").asInt(otherwise), begin, Optional.of(end), text.toString(), words);
  }

  private static List<Speech.Word> words(JsonNode tree, long begin, long end) {
    List<Speech.Word> words = new ArrayList<>();
    for (JsonNode word : tree.path("words").values()) {
      long from = Math.clamp(word.path("begin_time").asLong(begin), begin, end);
      List<Speech.Phoneme> phonemes = new ArrayList<>();
      for (JsonNode sound : word.path("phonemes").values()) {
        phonemes.add(
            new Speech.Phoneme(
                sound.path("text").asString(""),
                sound.path("begin_time").asLong(from),
                sound.path("end_time").asLong(from),
                sound.path("tone").asInt(0)));
      }
      words.add(
          new Speech.Word(
              word.path("text").asString(""),
              word.path("punctuation").asString(""),
              from,
              Math.clamp(word.path("end_time").asLong(from), from, end),
              phonemes));
    }
    return words;
  }
}
