package io.openbailian.protocol.server;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.Speech;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a recording says, as the file behind `transcription_url` has it. Source: the service's API
/// pages.
///
/// @param address of the recording, as the request says it
/// @param codec of the recording, for example `pcm_s16le`
/// @param rate samples a second of the recording
/// @param millis of the recording
public record TranscriptionDocument(
    String address, String codec, int rate, long millis, List<Speech.Transcript> transcripts) {
  public TranscriptionDocument {
    transcripts = List.copyOf(transcripts);
  }

  public ObjectNode toJson() {
    ObjectNode document = Json.object();
    document.put("file_url", address);
    ObjectNode properties = document.putObject("properties");
    properties.put("audio_format", codec);
    ArrayNode channels = properties.putArray("channels");
    transcripts.forEach(transcript -> channels.add(transcript.channel()));
    properties.put("original_sampling_rate", rate);
    properties.put("original_duration_in_milliseconds", millis);
    ArrayNode all = document.putArray("transcripts");
    transcripts.forEach(transcript -> put(all.addObject(), transcript));
    return document;
  }

  private static void put(ObjectNode tree, Speech.Transcript transcript) {
    tree.put("channel_id", transcript.channel());
    tree.put("content_duration_in_milliseconds", transcript.spoken());
    tree.put("text", transcript.text());
    ArrayNode sentences = tree.putArray("sentences");
    transcript.sentences().forEach(sentence -> sentences.add(SpeechJson.transcribed(sentence)));
  }
}
