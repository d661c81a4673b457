package io.openbailian.engines.openai;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Media;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.OutboundClient;
import tools.jackson.databind.JsonNode;

/// Reads a film out of what a server says: in base64, or at an address of the server's own.
record FilmFile(OutboundClient client) {
  private static final int LARGEST_FILM = 256 << 20;
  private static final String USUAL_TYPE = "video/mp4";

  Media read(JsonNode tree) throws EngineFailure, InterruptedException {
    JsonNode result = tree.has("result") ? tree.path("result") : tree.path("data").path(0);
    String base64 = result.path("b64_json").asString("");
    if (!base64.isEmpty()) {
      return new Media.Encoded(
          PictureAnswer.decoded(base64), result.path("mime_type").asString(USUAL_TYPE));
    }
    String address = result.path("url").asString("");
    if (address.isEmpty()) {
      throw new EngineFailure.Broken("its server answered without a film");
    }
    try (Answer file = client.ask(PictureAnswer.named(address))) {
      return new Media.Encoded(file.bytes(LARGEST_FILM), file.type());
    }
  }
}
