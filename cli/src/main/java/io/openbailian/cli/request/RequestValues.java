package io.openbailian.cli.request;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.client.ModelAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a command line says, by meaning; pictures are sent only when the service is known.
public final class RequestValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final SequencedMap<String, List<PictureSource>> pictures = new LinkedHashMap<>();
  private final SequencedMap<String, JsonNode> values = new LinkedHashMap<>();

  private final SequencedMap<JsonPointer, PictureSource> files = new LinkedHashMap<>();

  private ObjectNode body = Json.object();

  /// Begins with a request that is written already; what is said overrules it.
  public void body(Path folder, ObjectNode written) {
    body = written;
    files.clear();
    find(folder, JsonPointer.empty(), written);
  }

  /// What the request begins with, a copy.
  public ObjectNode body() {
    return body.deepCopy();
  }

  /// What the request begins with, where `file:` addresses have become what a service understands,
  /// as the vendor's SDKs do it.
  public ObjectNode body(PictureSender sender) throws IOException, InterruptedException {
    ObjectNode copy = body();
    for (Map.Entry<JsonPointer, PictureSource> file : files.entrySet()) {
      JsonPointer place = file.getKey();
      String sent = sender.send(file.getValue());
      switch (copy.at(place.head())) {
        case ObjectNode object -> object.put(place.last().getMatchingProperty(), sent);
        case ArrayNode array -> array.set(place.last().getMatchingIndex(), sent);
        default -> throw new IllegalStateException("nothing holds " + place);
      }
    }
    return copy;
  }

  private void find(Path folder, JsonPointer place, JsonNode node) {
    switch (node) {
      case ObjectNode object ->
          object
              .properties()
              .forEach(
                  entry -> find(folder, place.appendProperty(entry.getKey()), entry.getValue()));
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          find(folder, place.appendIndex(i), array.get(i));
        }
      }
      default -> {
        if (node.isString() && PictureSource.FILE_URL.isIn(node.asString())) {
          files.put(place, PictureSource.of(folder, node.asString()));
        }
      }
    }
  }

  /// The model the written request names.
  public Optional<String> model() {
    return Optional.ofNullable(body.get(ModelAnswer.NAME))
        .filter(JsonNode::isString)
        .map(JsonNode::asString);
  }

  public void text(String meaning, String text) {
    values.put(meaning, JSON.stringNode(text));
  }

  public void flag(String meaning, boolean on) {
    values.put(meaning, JSON.booleanNode(on));
  }

  public void value(String meaning, JsonNode value) {
    values.put(meaning, value);
  }

  /// A value as an option has read it.
  public void typed(String meaning, Object value) {
    values.put(
        meaning,
        switch (value) {
          case Integer number -> JSON.numberNode(number);
          case Long number -> JSON.numberNode(number);
          case BigDecimal number -> JSON.numberNode(number);
          case Boolean flag -> JSON.booleanNode(flag);
          case String size when meaning.equals(Meaning.SIZE) -> JSON.stringNode(spelled(size));
          default -> JSON.stringNode(value.toString());
        });
  }

  /// A size as the wire spells it; text that is none is left for the service to refuse.
  private static String spelled(String size) {
    return PixelSize.parse(size).map(PixelSize::toString).orElse(size);
  }

  /// What was said without pictures, by meaning.
  public SequencedMap<String, JsonNode> values() {
    return Collections.unmodifiableSequencedMap(values);
  }

  public void picture(String meaning, PictureSource source) {
    pictures.computeIfAbsent(meaning, _ -> new ArrayList<>()).add(source);
  }

  /// A value that is no field of the wire, and so is not sent.
  public Optional<JsonNode> take(String meaning) {
    return Optional.ofNullable(values.remove(meaning));
  }

  public boolean has(String meaning) {
    return values.containsKey(meaning) || pictures.containsKey(meaning);
  }

  public OptionalLong seed() {
    JsonNode seed = values.get(Meaning.SEED);
    return seed == null || !seed.isIntegralNumber()
        ? OptionalLong.empty()
        : OptionalLong.of(seed.asLong());
  }

  /// Everything, pictures first: their order in a message is their number.
  public SequencedMap<String, JsonNode> sent(PictureSender sender)
      throws IOException, InterruptedException {
    SequencedMap<String, JsonNode> all = new LinkedHashMap<>();
    for (Map.Entry<String, List<PictureSource>> entry : pictures.entrySet()) {
      all.put(entry.getKey(), sent(entry.getKey(), entry.getValue(), sender));
    }
    all.putAll(values);
    return all;
  }

  private static JsonNode sent(String meaning, List<PictureSource> sources, PictureSender sender)
      throws IOException, InterruptedException {
    if (!meaning.equals(Meaning.IMAGES)) {
      return JSON.stringNode(sender.send(sources.getFirst()));
    }
    ArrayNode array = JSON.arrayNode();
    for (PictureSource source : sources) {
      array.add(sender.send(source));
    }
    return array;
  }
}
