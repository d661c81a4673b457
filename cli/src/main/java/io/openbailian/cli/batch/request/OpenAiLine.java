package io.openbailian.cli.batch.request;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.batch.source.EntryKind;
import io.openbailian.cli.batch.source.WrittenEntry;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A line of OpenAI's batch form: `{"custom_id", "method", "url", "body"}`.
///
/// Conversations and embeddings are sent as they are. Pictures, edits and films become requests of
/// the service's own dialect, which every service has.
final class OpenAiLine {
  private static final String URL = "url";
  private static final String BODY = "body";
  private static final String EMBEDDINGS = "/embeddings";

  /// What is sent as it is, below the dialect's base.
  private static final Set<String> AS_IT_IS = Set.of(Wire.CHAT, EMBEDDINGS);

  private static final Map<String, EntryKind> MADE =
      Map.of(
          "/images/generations", EntryKind.IMAGE,
          "/images/edits", EntryKind.EDIT,
          "/videos", EntryKind.VIDEO);

  /// Members that say nothing about what is made.
  private static final List<String> OF_NO_USE =
      List.of("response_format", "user", "quality", "style", "background", "output_format");

  private OpenAiLine() {}

  static boolean isOne(WrittenEntry entry) {
    return entry.fields().path(BODY).isObject() && entry.fields().has(URL);
  }

  /// The line as an entry whose fields are read like others', where its kind is made that way; as
  /// it is, where it is sent as it is.
  ///
  /// @throws CommandException when its address is none that a batch takes
  static WrittenEntry plain(WrittenEntry entry) {
    String path = path(entry.fields());
    if (AS_IT_IS.contains(path)) {
      return entry;
    }
    EntryKind kind =
        Optional.ofNullable(MADE.get(path))
            .orElseThrow(() ->
                CommandException.usage(
                    Texts.say("batch.url", entry.fields().path(URL).asString(""))));
    ObjectNode fields = ((ObjectNode) entry.fields().path(BODY)).deepCopy();
    fields.remove(OF_NO_USE);
    if (entry.fields().has("custom_id")) {
      fields.set("custom_id", entry.fields().path("custom_id"));
    }
    return new WrittenEntry(entry.place(), Optional.of(kind), fields);
  }

  /// Below the dialect's base, whichever of its names that has.
  private static String path(ObjectNode line) {
    String url = line.path(URL).asString("");
    for (String base : List.of(Wire.COMPATIBLE, Wire.OPENAI)) {
      if (url.startsWith(base + "/")) {
        return url.substring(base.length());
      }
    }
    return url;
  }

  static boolean isSentAsItIs(ObjectNode fields) {
    return fields.path(BODY).isObject() && AS_IT_IS.contains(path(fields));
  }

  /// Texts, and numbers that stand for texts.
  static Optional<EntryKind> kind(ObjectNode fields) {
    return isSentAsItIs(fields) ? Optional.of(EntryKind.TEXT) : Optional.empty();
  }

  /// The model of a conversation; of numbers it is left to the service.
  static Optional<String> chatModel(ObjectNode fields) {
    return isSentAsItIs(fields) && path(fields).equals(Wire.CHAT)
        ? Optional.of(fields.path(BODY).path("model").asString("")).filter(name -> !name.isEmpty())
        : Optional.empty();
  }

  static BatchRequest request(ObjectNode line, ModelCall call) {
    ObjectNode body = ((ObjectNode) line.path(BODY)).deepCopy();
    body.remove(Meaning.STREAM); // answers of a batch are whole
    String model = body.path("model").asString(call.model());
    body.put("model", model);
    return new BatchRequest(call.as(model), BatchRequest.Dialect.OPENAI, path(line), body);
  }

  /// A conversation as the catalogue can judge it.
  static ObjectNode asNative(ObjectNode body) {
    ObjectNode judged = Json.object();
    judged.set("model", body.path("model"));
    ObjectNode parameters = judged.putObject("parameters");
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      switch (member.getKey()) {
        case "model" -> {}
        case Meaning.MESSAGES ->
            judged.withObjectProperty("input").set(Meaning.MESSAGES, member.getValue());
        default -> parameters.set(member.getKey(), member.getValue());
      }
    }
    return judged;
  }
}
