package io.openbailian.engines.openai;

import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Media;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.OutboundClient;
import io.openbailian.outbound.Outgoing;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/// Reads the file of an answer: in base64, or at an address of the server's own. What else the
/// answer holds (paths of its disk, for example) is passed over.
record PictureAnswer(OutboundClient client) {
  private static final int LARGEST_ANSWER = 96 << 20;
  private static final int LARGEST_PICTURE = 64 << 20;

  Media read(Answer answer) throws EngineFailure, InterruptedException {
    if (answer.type().startsWith("image/")) {
      return new Media.Encoded(answer.bytes(LARGEST_PICTURE), answer.type());
    }
    JsonNode first = answer.json(LARGEST_ANSWER).path("data").path(0);
    JsonNode bytes = first.path("b64_json");
    if (bytes.isString() && !bytes.asString().isEmpty()) {
      return new Media.Encoded(decoded(bytes.asString()), "image/png");
    }
    if (first.path("url").isString()) {
      return fetched(first.path("url").asString());
    }
    throw new EngineFailure.Broken("its server answered without a picture");
  }

  /// Base64 of a `data:` address, or alone.
  static byte[] decoded(String base64) throws EngineFailure {
    String bare = base64.substring(base64.indexOf(',') + 1);
    try {
      return Base64.getDecoder().decode(bare);
    } catch (IllegalArgumentException e) {
      throw new EngineFailure.Broken("its server answered with broken base64", e);
    }
  }

  private Media fetched(String address) throws EngineFailure, InterruptedException {
    if (address.startsWith("data:")) {
      return new Media.Encoded(decoded(address), "image/png");
    }
    try (Answer file = client.ask(named(address))) {
      return new Media.Encoded(file.bytes(LARGEST_PICTURE), file.type());
    }
  }

  static Outgoing named(String address) throws EngineFailure {
    try {
      return Outgoing.named(address);
    } catch (IllegalArgumentException e) {
      throw new EngineFailure.Broken("its server named a file by no address", e);
    }
  }
}
