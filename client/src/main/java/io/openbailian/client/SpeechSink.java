package io.openbailian.client;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/// Takes speech as it comes.
public interface SpeechSink {

  /// The next bytes of the file.
  void audio(byte[] bytes) throws IOException;

  /// When a sentence is spoken, as the service says it; only where times were asked for.
  void sentence(JsonNode sentence) throws IOException;
}
