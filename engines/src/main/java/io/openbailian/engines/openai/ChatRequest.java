package io.openbailian.engines.openai;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.InputPicture;
import io.openbailian.engine.text.TextRequest;
import io.openbailian.engine.text.Turn;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.text.Parts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes what a request for text says in the dialect. Only what every server understands is sent,
/// and what the profile adds: some refuse a request for one field that they do not know.
final class ChatRequest {
  private static final String CONTENT = "content";
  private static final String TEXT = "text";
  private static final String TYPE = "type";
  private static final String URL = "url";
  private static final String IMAGE_URL = "image_url";
  private static final String DATA = "data:";
  private static final int LARGEST_PICTURE = 32 << 20;

  /// Ours and theirs have the same names.
  private static final List<String> ALIKE =
      List.of(
          Meaning.MAX_TOKENS,
          Meaning.TEMPERATURE,
          Meaning.TOP_P,
          Meaning.PRESENCE_PENALTY,
          Meaning.STOP,
          Meaning.RESPONSE_FORMAT,
          Meaning.TOOLS,
          Meaning.TOOL_CHOICE);

  private ChatRequest() {}

  static ObjectNode of(EngineCall call, Profile.Chat chat)
      throws EngineFailure, InterruptedException {
    Values values = call.values();
    ObjectNode request = Json.object();
    request.set("messages", messages(call));
    ALIKE.forEach(name -> copy(values, name, name, request));
    for (Map.Entry<String, String> extra : chat.extras().entrySet()) {
      copy(values, extra.getKey(), extra.getValue(), request);
    }
    request.put(Meaning.SEED, call.items().getFirst().seed());
    request.put(Meaning.STREAM, call.streamed());
    if (call.streamed()) {
      request.putObject("stream_options").put("include_usage", true);
    }
    return request;
  }

  private static void copy(Values values, String ours, String theirs, ObjectNode request) {
    @Nullable JsonNode value = values.node(ours);
    if (value == null || value.isNull()) {
      return;
    }
    ObjectNode holder = request;
    List<String> members = Parts.of(theirs, ".");
    for (String member : members.subList(0, members.size() - 1)) {
      holder = holder.withObjectProperty(member);
    }
    holder.set(members.getLast(), value);
  }

  private static ArrayNode messages(EngineCall call) throws EngineFailure, InterruptedException {
    ArrayNode messages = Json.mapper().createArrayNode();
    @Nullable JsonNode given = call.values().node(Meaning.MESSAGES);
    if (given == null) {
      TextRequest.of(call.values()).turns().forEach(turn -> messages.add(message(turn)));
      return messages;
    }
    for (JsonNode message : given.values()) {
      messages.add(message(message, call));
    }
    return messages;
  }

  private static ObjectNode message(Turn turn) {
    return Json.object()
        .put("role", turn.role().name().toLowerCase(Locale.ROOT))
        .put(CONTENT, turn.text());
  }

  private static ObjectNode message(JsonNode given, EngineCall call)
      throws EngineFailure, InterruptedException {
    ObjectNode message = Json.object();
    message.set("role", given.path("role"));
    JsonNode content = given.path(CONTENT);
    if (content.isArray()) {
      message.set(CONTENT, parts(content, call));
    } else {
      message.put(CONTENT, content.asString(""));
    }
    for (String name : List.of("tool_calls", "tool_call_id", "name")) {
      JsonNode value = given.path(name);
      if (!value.isMissingNode() && !value.isNull() && !(value.isArray() && value.isEmpty())) {
        message.set(name, value);
      }
    }
    return message;
  }

  /// Texts alone go as one text: not every template of a model knows parts.
  private static JsonNode parts(JsonNode content, EngineCall call)
      throws EngineFailure, InterruptedException {
    ArrayNode parts = Json.mapper().createArrayNode();
    StringBuilder text = new StringBuilder();
    boolean pictures = false;
    for (JsonNode part : content.values()) {
      String picture = picture(part);
      if (!picture.isEmpty()) {
        pictures = true;
        parts.addObject().put(TYPE, IMAGE_URL).putObject(IMAGE_URL).put(URL, bytes(picture, call));
      } else {
        String words = part.isString() ? part.asString() : part.path(TEXT).asString("");
        text.append(words);
        parts.addObject().put(TYPE, TEXT).put(TEXT, words);
      }
    }
    return pictures ? parts : Json.mapper().getNodeFactory().stringNode(text.toString());
  }

  /// A picture in either dialect: `{image: …}` or `{type: image_url, image_url: {url: …}}`.
  private static String picture(JsonNode part) {
    JsonNode address = part.path(IMAGE_URL);
    return part.path("image")
        .asString(address.isString() ? address.asString() : address.path(URL).asString(""));
  }

  /// A picture as `data:`; no engine is given an address of a stranger's choice.
  private static String bytes(String picture, EngineCall call)
      throws EngineFailure, InterruptedException {
    if (picture.startsWith(DATA)) {
      return picture;
    }
    for (InputPicture fetched : call.images()) {
      if (fetched.address().filter(address -> address.toString().equals(picture)).isPresent()) {
        return DATA + "image/png;base64," + Base64.getEncoder().encodeToString(file(fetched));
      }
    }
    throw new EngineFailure.Refused(
        ErrorCode.UNSUPPORTED_OPERATION.with(
            "The engine of this model takes pictures in a conversation as data: only."));
  }

  private static byte[] file(InputPicture picture) throws EngineFailure, InterruptedException {
    try (InputStream in = picture.open()) {
      return in.readNBytes(LARGEST_PICTURE);
    } catch (IOException e) {
      throw new EngineFailure.Broken("a picture of the request cannot be read", e);
    }
  }
}
