package io.openbailian.cli.batch.request;

import io.openbailian.catalog.check.NearName;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Place;
import io.openbailian.cli.batch.source.EntryKind;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.ModelCall;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.client.TextBody;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The body of a request whose fields are written flat, under the names the wire or the catalogue
/// has for them.
final class FlatBody {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String SYSTEM = "system";

  /// Names of documents and other services for what is meant.
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("content", Meaning.PROMPT),
          Map.entry("instruction", Meaning.PROMPT),
          Map.entry("resolution", Meaning.SIZE),
          Map.entry("seconds", Meaning.DURATION),
          Map.entry("file", Meaning.FILES),
          Map.entry("url", Meaning.FILES));

  private static final Set<String> FILES =
      Set.of(Meaning.IMAGE, Meaning.IMAGES, Meaning.MASK, Meaning.FILES);
  private static final Set<String> LISTS = Set.of(Meaning.IMAGES, Meaning.FILES);

  /// What is text even if it looks like a number.
  private static final Set<String> TEXTS =
      Set.of(Meaning.PROMPT, Meaning.NEGATIVE_PROMPT, Meaning.TEXT, SYSTEM);

  private final KindModels models;
  private final LocalFiles files;

  FlatBody(KindModels models, LocalFiles files) {
    this.models = models;
    this.files = files;
  }

  /// What a field is called in the catalogue; empty when the model has no such field.
  static Optional<String> meaning(ModelCall call, EntryKind kind, String name) {
    boolean spoken = kind == EntryKind.SPEECH && name.equals(Meaning.PROMPT);
    String meant = spoken ? Meaning.TEXT : OTHER_NAMES.getOrDefault(name, name);
    boolean picture =
        FILES.contains(meant) && (call.takes(Meaning.IMAGE) || call.takes(Meaning.IMAGES));
    boolean talk =
        kind == EntryKind.TEXT && (meant.equals(SYSTEM) || meant.equals(Meaning.MESSAGES));
    if (call.takes(meant) || talk) {
      return Optional.of(meant);
    }
    if (picture && !meant.equals(Meaning.MASK) && !meant.equals(Meaning.FILES)) {
      return Optional.of(call.takes(Meaning.IMAGES) ? Meaning.IMAGES : Meaning.IMAGE);
    }
    return call.places().entrySet().stream()
        .filter(place -> !place.getValue().isPart() && place.getValue().name().equals(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// The names that may be written, for a sentence.
  static String legal(ModelCall call, EntryKind kind) {
    Set<String> names = new TreeSet<>(call.places().keySet());
    names.remove(Meaning.MESSAGES);
    if (kind == EntryKind.TEXT) {
      names.add(SYSTEM);
      names.add(Meaning.MESSAGES);
    }
    return String.join(", ", names);
  }

  /// What is wrong with a name that means nothing.
  static String unknown(ModelCall call, EntryKind kind, String name) {
    return NearName.of(
            name, Stream.concat(call.places().keySet().stream(), Stream.of(SYSTEM)).toList())
        .map(near -> Texts.say("batch.field-near", call.model(), near))
        .orElseGet(() -> Texts.say("batch.field-legal", call.model(), legal(call, kind)));
  }

  /// The body.
  ///
  /// @param fields by meaning
  ObjectNode of(ModelCall call, EntryKind kind, Map<String, JsonNode> fields) {
    LinkedHashMap<String, JsonNode> values = new LinkedHashMap<>();
    fields.entrySet().stream()
        .filter(field -> FILES.contains(field.getKey()))
        .forEach(field -> values.put(field.getKey(), addresses(field.getKey(), field.getValue())));
    fields.forEach((meaning, value) -> values.putIfAbsent(meaning, value(call, meaning, value)));
    boolean pictures = kind == EntryKind.IMAGE || kind == EntryKind.EDIT;
    if (pictures && call.takes(Meaning.N)) {
      values.putIfAbsent(Meaning.N, JSON.numberNode(1)); // as in every command: each one costs
    }
    return kind == EntryKind.TEXT ? text(call, values) : call.fill(Json.object(), values);
  }

  private static ObjectNode text(ModelCall call, Map<String, JsonNode> values) {
    ObjectNode body = Json.object();
    Optional<String> system = text(values.remove(SYSTEM));
    Optional<String> prompt = text(values.remove(Meaning.PROMPT));
    Optional.ofNullable(values.remove(Meaning.MESSAGES))
        .ifPresent(messages -> body.withObjectProperty("input").set("messages", messages));
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    values.forEach((meaning, value) ->
        parameters.put(
            Optional.ofNullable(call.places().get(meaning)).map(Place::name).orElse(meaning),
            value));
    return TextBody.fill(body, call.model(), system, prompt, parameters);
  }

  private static Optional<String> text(@Nullable JsonNode value) {
    return Optional.ofNullable(value).map(node -> node.asString(node.toString()));
  }

  /// Cells of a CSV file and words of a command line are texts, whatever they mean.
  private JsonNode value(ModelCall call, String meaning, JsonNode value) {
    if (!value.isString() || TEXTS.contains(meaning)) {
      return value;
    }
    String text = value.asString();
    if (meaning.equals(Meaning.SIZE)) {
      String size = models.all().size(call.model(), text);
      return JSON.stringNode(PixelSize.parse(size).map(PixelSize::toString).orElse(size));
    }
    try {
      JsonNode parsed = Json.mapper().readTree(text);
      boolean plain = parsed.isNumber() || parsed.isBoolean() || parsed.isArray();
      return plain ? parsed : value;
    } catch (JacksonException e) {
      return value;
    }
  }

  private JsonNode addresses(String meaning, JsonNode written) {
    ArrayNode all = Json.mapper().createArrayNode();
    (written.isArray() ? written.values().stream() : Stream.of(written))
        .forEach(file -> all.add(files.address(file.asString(file.toString()))));
    return LISTS.contains(meaning) || all.size() != 1 ? all : all.get(0);
  }
}
