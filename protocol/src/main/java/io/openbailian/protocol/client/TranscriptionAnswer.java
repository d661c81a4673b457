package io.openbailian.protocol.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The results of a transcription as a client reads them.
public final class TranscriptionAnswer {
  private TranscriptionAnswer() {}

  /// What became of one recording.
  ///
  /// @param url of what it says; empty when it failed, or what was told is no URL
  public record File(
      String address, Optional<URI> url, Optional<String> code, Optional<String> message) {}

  /// One for each recording, in the order of the request; empty when the task says nothing of them.
  ///
  /// @param answer to a query of the task
  public static List<File> files(JsonNode answer) {
    return Trees.elements(answer.path("output"), "results").stream()
        .map(result ->
            new File(
                Trees.text(result, "file_url").orElse(""),
                Trees.address(result, "transcription_url"),
                Trees.text(result, "code"),
                Trees.text(result, "message")))
        .toList();
  }
}
