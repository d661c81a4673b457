package io.openbailian.protocol.server;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.Speech;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Sentences as the wire writes them. Times are milliseconds.
final class SpeechJson {
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

  private static ObjectNode word(Speech.Word word) {
    return Json.object()
        .put("begin_time", word.begin())
        .put("end_time", word.end())
        .put("text", word.text())
        .put("punctuation", word.punctuation());
  }
}
