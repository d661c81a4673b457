package io.openbailian.protocol.server;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Sentences as the wire writes them. Times are milliseconds.
final class SpeechJson {
  /// Between two words of a sentence.
  private static final int LONGEST_GAP = 20;

  private SpeechJson() {}

  /// A sentence of speech that was made; the places of its words count characters of the sentence.
  static ObjectNode spoken(Speech.Sentence sentence, boolean phonemes) {
    ObjectNode tree = Json.object();
    tree.put("index", sentence.id());
    tree.put("begin_time", sentence.begin());
    tree.put("end_time", sentence.end().orElse(sentence.begin()));
    ArrayNode words = tree.putArray("words");
    int from = 0;
    for (Speech.Word word : sentence.words()) {
      int found = sentence.text().indexOf(word.text(), from);
      int begin = found < 0 ? from : found;
      from = Math.min(begin + word.text().length(), sentence.text().length());
      ObjectNode node = words.addObject();
      node.put("text", word.text());
      node.put("begin_time", word.begin());
      node.put("end_time", word.end());
      node.put("begin_index", begin);
      node.put("end_index", from);
      if (phonemes) {
        putPhonemes(node.putArray("phonemes"), word.phonemes());
      }
    }
    return tree;
  }

  private static void putPhonemes(ArrayNode array, List<Speech.Phoneme> phonemes) {
    for (Speech.Phoneme phoneme : phonemes) {
      array
          .addObject()
          .put("begin_time", phoneme.begin())
          .put("end_time", phoneme.end())
          .put("text", phoneme.name())
          .put("tone", phoneme.tone());
    }
  }

  /// A sentence that was heard in a stream.
  static ObjectNode heard(Speech.Sentence sentence) {
    ObjectNode tree = Json.object();
    tree.put("sentence_id", sentence.id());
    tree.put("begin_time", sentence.begin());
    tree.put("end_time", sentence.end().orElse(null));
    tree.put("text", sentence.text());
    tree.put("heartbeat", false);
    tree.put("sentence_end", sentence.end().isPresent());
    ArrayNode words = tree.putArray("words");
    for (Speech.Word word : sentence.words()) {
      words.add(word(word).put("fixed", false));
    }
    return tree;
  }

  static ObjectNode heartbeat(int id, long begin) {
    ObjectNode tree = Json.object();
    tree.put("sentence_id", id);
    tree.put("begin_time", begin);
    tree.putNull("end_time");
    tree.put("text", "");
    tree.put("heartbeat", true);
    tree.put("sentence_end", false);
    tree.putArray("words");
    return tree;
  }

  /// A sentence of a recording.
  static ObjectNode transcribed(Speech.Sentence sentence) {
    ObjectNode tree = Json.object();
    tree.put("begin_time", sentence.begin());
    tree.put("end_time", sentence.end().orElse(sentence.begin()));
    tree.put("text", sentence.text());
    tree.put("sentence_id", sentence.id());
    sentence.speaker().ifPresent(speaker -> tree.put("speaker_id", speaker));
    ArrayNode words = tree.putArray("words");
    sentence.words().forEach(word -> words.add(word(word)));
    return tree;
  }

  /// The inverse of {@link #transcribed}, for what another server wrote.
  ///
  /// @param otherwise its number, where it says none
  /// @param millis of the recording
  static Speech.Sentence readTranscribed(JsonNode tree, int otherwise, long millis) {
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
  static Speech.Sentence readHeard(JsonNode tree, int otherwise) {
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
  static Speech.Sentence readSpoken(JsonNode tree, int otherwise) {
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

  private static ObjectNode word(Speech.Word word) {
    return Json.object()
        .put("begin_time", word.begin())
        .put("end_time", word.end())
        .put("text", word.text())
        .put("punctuation", word.punctuation());
  }
}
