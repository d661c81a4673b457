package io.openbailian.engines.openai;

import io.openbailian.engine.EngineFailure;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads what a server heard in one channel.
///
/// The length it tells is not believed: with one server it is a text, with another the time that it
/// took to listen.
///
/// @param channel from 0
/// @param millis how long the recording is
record Transcription(int channel, long millis) {
  private static final String TEXT = "text";
  private static final String START = "start";
  private static final String END = "end";
  private static final String SEGMENTS = "segments";
  private static final String WORDS = "words";
  private static final String WORD = "word";

  /// What is read. Of a long recording servers tell ten times as much, every token by its number.
  static final JsonShape SHAPE =
      JsonShape.of(
          List.of(
              List.of(TEXT),
              List.of(SEGMENTS, TEXT),
              List.of(SEGMENTS, START),
              List.of(SEGMENTS, END),
              List.of(SEGMENTS, WORDS, WORD),
              List.of(SEGMENTS, WORDS, TEXT),
              List.of(SEGMENTS, WORDS, START),
              List.of(SEGMENTS, WORDS, END),
              List.of(WORDS, WORD),
              List.of(WORDS, TEXT),
              List.of(WORDS, START),
              List.of(WORDS, END)));

  Speech.Transcript read(JsonNode tree) throws EngineFailure {
    if (!tree.path(TEXT).isString() && !tree.path(SEGMENTS).isArray()) {
      throw new EngineFailure.Broken("its server answered without a text");
    }
    List<Speech.Word> words = words(tree.path(WORDS));
    List<Speech.Sentence> sentences = new ArrayList<>();
    for (JsonNode segment : tree.path(SEGMENTS).values()) {
      sentence(segment, words, sentences);
    }
    String text = tree.path(TEXT).asString("").strip();
    if (sentences.isEmpty() && !text.isEmpty()) {
      sentences.add(new Speech.Sentence(1, 0, Optional.of(millis), text, words));
    }
    long spoken = sentences.stream().mapToLong(one -> one.end().orElse(millis) - one.begin()).sum();
    return new Speech.Transcript(channel, Math.min(spoken, millis), sentences);
  }

  private void sentence(JsonNode segment, List<Speech.Word> all, List<Speech.Sentence> sentences) {
    String text = segment.path(TEXT).asString("").strip();
    if (text.isEmpty()) {
      return;
    }
    long begin = time(segment.path(START), 0);
    long end = Math.max(begin, time(segment.path(END), millis));
    List<Speech.Word> own = words(segment.path(WORDS));
    List<Speech.Word> words =
        own.isEmpty()
            ? all.stream().filter(word -> word.begin() >= begin && word.begin() < end).toList()
            : own;
    sentences.add(new Speech.Sentence(sentences.size() + 1, begin, Optional.of(end), text, words));
  }

  private List<Speech.Word> words(JsonNode list) {
    List<Speech.Word> words = new ArrayList<>();
    for (JsonNode word : list.values()) {
      String text = word.path(WORD).asString(word.path(TEXT).asString("")).strip();
      if (!text.isEmpty()) {
        long begin = time(word.path(START), 0);
        words.add(new Speech.Word(text, "", begin, Math.max(begin, time(word.path(END), millis))));
      }
    }
    return words;
  }

  /// Seconds, as a number or its text, within the recording.
  private long time(JsonNode seconds, long otherwise) {
    double value = seconds.asDouble(otherwise / 1000.0);
    return Double.isFinite(value) ? Math.clamp(Math.round(value * 1000), 0, millis) : otherwise;
  }
}
