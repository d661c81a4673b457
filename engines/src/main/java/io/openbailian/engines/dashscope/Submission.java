package io.openbailian.engines.dashscope;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.InputPicture;
import io.openbailian.outbound.Outgoing;
import io.openbailian.outbound.UpstreamSettings;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a request as the API has it: each value at its place. Pictures go as the addresses they
/// came by, or as data where only we can reach them.
record Submission(UpstreamSettings settings, EngineCall call) {
  private static final JsonNodeFactory NODES = Json.mapper().getNodeFactory();
  private static final int LARGEST_PICTURE = 32 << 20;

  /// Part of the messages where there are messages; or set by the catalogue alone.
  private static final Set<String> WITHIN_MESSAGES = Set.of(Meaning.PROMPT, Meaning.IMAGES);

  private static final Set<String> NEVER_SENT =
      Set.of(Meaning.STREAM, Meaning.INPUT_TOKENS, Meaning.SEED, Meaning.N, Meaning.MASK);

  String model() {
    return settings.theirs(call.model().name());
  }

  /// The path below the base.
  String path() {
    return call.operation().paths().getFirst();
  }

  /// @param data whether pictures go as data also where they have addresses
  Outgoing.Body body(boolean data) throws EngineFailure, InterruptedException {
    ObjectNode body = Json.object().put("model", model());
    Values values = call.values();
    boolean messages = values.has(Meaning.MESSAGES);
    for (var value : values.toJson().properties()) {
      String meaning = value.getKey();
      boolean skipped =
          NEVER_SENT.contains(meaning) || (messages && WITHIN_MESSAGES.contains(meaning));
      if (!skipped) {
        put(body, meaning, value.getValue());
      }
    }
    if (values.has(Meaning.N) || call.items().size() > 1) {
      put(body, Meaning.N, NODES.numberNode(call.items().size()));
    }
    put(body, Meaning.SEED, NODES.numberNode(call.items().getFirst().seed()));
    pictures(body, messages, data);
    return Outgoing.Body.json(body);
  }

  private void put(ObjectNode body, String meaning, JsonNode value) {
    List<Place> places = call.operation().places(meaning);
    if (!places.isEmpty()) {
      places.getFirst().put(body, value);
    }
  }

  private void pictures(ObjectNode body, boolean messages, boolean data)
      throws EngineFailure, InterruptedException {
    Iterator<InputPicture> pictures = call.images().iterator();
    if (messages) {
      for (JsonNode message : body.path("input").path("messages").values()) {
        for (JsonNode part : message.path("content").values()) {
          if (part.has("image") && pictures.hasNext() && part instanceof ObjectNode object) {
            object.put("image", text(pictures.next(), data));
          }
        }
      }
    } else if (pictures.hasNext()) {
      put(body, Meaning.IMAGE, NODES.stringNode(text(pictures.next(), data)));
    }
    if (call.mask().isPresent()) {
      put(body, Meaning.MASK, NODES.stringNode(text(call.mask().get(), data)));
    }
  }

  private static String text(InputPicture picture, boolean data)
      throws EngineFailure, InterruptedException {
    Optional<URI> address = data ? Optional.empty() : picture.address();
    if (address.isPresent()) {
      return address.get().toString();
    }
    try (InputStream in = picture.open()) {
      byte[] bytes = in.readNBytes(LARGEST_PICTURE);
      return "data:%s;base64,%s".formatted(type(bytes), Base64.getEncoder().encodeToString(bytes));
    } catch (IOException e) {
      throw new EngineFailure.Broken("a picture of the request cannot be read", e);
    }
  }

  private static String type(byte[] bytes) {
    return switch (bytes.length == 0 ? 0 : bytes[0] & 0xFF) {
      case 0xFF -> "image/jpeg";
      case 'R' -> "image/webp";
      case 'B' -> "image/bmp";
      case 'I', 'M' -> "image/tiff";
      default -> "image/png";
    };
  }
}
