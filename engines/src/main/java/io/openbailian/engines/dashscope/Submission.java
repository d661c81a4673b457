package io.openbailian.engines.dashscope;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.InputPicture;
import io.openbailian.outbound.Outgoing;
import io.openbailian.outbound.UpstreamSettings;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.client.UploadTicket;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a request as the API has it: each value at its place. Pictures go as the addresses they
/// came by, or are brought where only we can reach them; recordings, which have been fetched
/// anyway, are brought always.
record Submission(UpstreamSettings settings, EngineCall call) {
  private static final JsonNodeFactory NODES = Json.mapper().getNodeFactory();

  /// Part of the messages where there are messages; or set by the catalogue alone.
  private static final Set<String> WITHIN_MESSAGES = Set.of(Meaning.PROMPT, Meaning.IMAGES);

  private static final Set<String> NEVER_SENT =
      Set.of(
          Meaning.STREAM,
          Meaning.INPUT_TOKENS,
          Meaning.SEED,
          Meaning.N,
          Meaning.MASK,
          Meaning.FILES);

  String model() {
    return settings.theirs(call.model().name());
  }

  /// The path below the base.
  String path() {
    return call.operation().paths().getFirst();
  }

  /// Whether it goes as it came: nothing of it can be brought.
  boolean isPassed() {
    return call.operation().result() == ResultShape.PASSED;
  }

  /// The request as it goes to an account.
  ///
  /// @param bring whether pictures are brought also where they have addresses
  Outgoing request(ServiceAccount account, boolean bring)
      throws EngineFailure, InterruptedException {
    if (isPassed()) {
      return new RelayedRequest(settings, call.passed()).outgoing();
    }
    ObjectNode body = Json.object().put("model", model());
    Values values = call.values();
    boolean messages = !call.operation().places(Meaning.MESSAGES).isEmpty();
    for (var value : values.toJson().properties()) {
      String meaning = value.getKey();
      boolean skipped =
          NEVER_SENT.contains(meaning) || (messages && WITHIN_MESSAGES.contains(meaning));
      if (!skipped) {
        put(body, meaning, value.getValue());
      }
    }
    if (Stories.isStory(call)) {
      if (call.streamed()) {
        put(body, Meaning.STREAM, NODES.booleanNode(true));
      }
    } else if (values.has(Meaning.N) || call.items().size() > 1) {
      put(body, Meaning.N, NODES.numberNode(call.items().size()));
    }
    put(body, Meaning.SEED, NODES.numberNode(call.items().getFirst().seed()));
    BroughtInputs inputs = new BroughtInputs(account, model(), bring);
    pictures(body, messages, inputs);
    if (values.has(Meaning.FILES)) {
      ArrayNode files = NODES.arrayNode();
      for (EngineCall.Item item : call.items()) {
        files.add(inputs.recording(call.recording(item.index())));
      }
      put(body, Meaning.FILES, files);
    }
    Outgoing request = Outgoing.post(path(), Outgoing.Body.json(body));
    return inputs.uploaded() ? request.with(UploadTicket.RESOLVE, Wire.ENABLE) : request;
  }

  private void put(ObjectNode body, String meaning, JsonNode value) {
    List<Place> places = call.operation().places(meaning);
    if (!places.isEmpty()) {
      places.getFirst().put(body, value);
    }
  }

  private void pictures(ObjectNode body, boolean messages, BroughtInputs inputs)
      throws EngineFailure, InterruptedException {
    Iterator<InputPicture> pictures = call.images().iterator();
    if (messages && !call.values().has(Meaning.MESSAGES)) {
      put(body, Meaning.MESSAGES, NODES.arrayNode().add(message(pictures, inputs)));
    } else if (messages) {
      for (JsonNode message : body.path("input").path("messages").values()) {
        for (JsonNode part : message.path("content").values()) {
          if (part.has("image") && pictures.hasNext() && part instanceof ObjectNode object) {
            object.put("image", inputs.picture(pictures.next()));
          }
        }
      }
    } else if (pictures.hasNext()) {
      put(body, Meaning.IMAGE, NODES.stringNode(inputs.picture(pictures.next())));
    }
    if (call.mask().isPresent()) {
      put(body, Meaning.MASK, NODES.stringNode(inputs.picture(call.mask().get())));
    }
  }

  /// What the caller's one message was, of which only its pictures and its text were kept.
  private ObjectNode message(Iterator<InputPicture> pictures, BroughtInputs inputs)
      throws EngineFailure, InterruptedException {
    ObjectNode message = Json.object().put("role", "user");
    ArrayNode content = message.putArray("content");
    while (pictures.hasNext()) {
      content.addObject().put("image", inputs.picture(pictures.next()));
    }
    String prompt = call.values().textOrEmpty(Meaning.PROMPT);
    if (!prompt.isEmpty()) {
      content.addObject().put("text", prompt);
    }
    return message;
  }
}
