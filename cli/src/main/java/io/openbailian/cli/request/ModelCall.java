package io.openbailian.cli.request;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Place;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.Message;
import io.openbailian.protocol.client.ModelAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How one model is asked for one thing.
///
/// @param path below the API's base
/// @param function to name in the request
/// @param places of the fields the model knows, by meaning
/// @param roles who may speak in its messages; the first does
public record ModelCall(
    String model,
    Mode mode,
    String path,
    Optional<String> function,
    Map<String, Place> places,
    List<String> roles) {

  public ModelCall {
    places = Map.copyOf(places);
    roles = List.copyOf(roles);
  }

  /// The same with a model of another name, of which nothing is known.
  public ModelCall as(String name) {
    return new ModelCall(name, mode, path, function, places, roles);
  }

  public boolean takes(String meaning) {
    return places.containsKey(meaning);
  }

  /// Whether it makes films.
  public boolean film() {
    return takes(Meaning.DURATION);
  }

  public boolean takesMessages() {
    return takes(Meaning.MESSAGES);
  }

  /// Adds to a body what a request says.
  ///
  /// @param values by meaning, pictures before words; what the model has no place for is refused
  public ObjectNode fill(ObjectNode body, SequencedMap<String, JsonNode> values) {
    body.put(ModelAnswer.NAME, model);
    place(Meaning.MESSAGES).ifPresent(place -> place.put(body, message()));
    function.ifPresent(
        name -> put(body, Meaning.FUNCTION, JsonNodeFactory.instance.stringNode(name)));
    values.forEach((meaning, value) -> put(body, meaning, value));
    return body;
  }

  /// A message whose parts other fields add.
  private JsonNode message() {
    ObjectNode message = Message.of(roles.stream().findFirst().orElse(""));
    return Json.mapper().createArrayNode().add(message);
  }

  private void put(ObjectNode body, String meaning, JsonNode value) {
    if (meaning.equals(Meaning.IMAGES) && !takes(meaning)) {
      one(value).put(body, value.path(0));
      return;
    }
    place(meaning)
        .orElseThrow(() ->
            CommandException.usage(Texts.say("model.no-field", model, meaning.replace('_', '-'))))
        .put(body, value);
  }

  /// The place of the only picture.
  private Place one(JsonNode images) {
    if (images.size() > 1) {
      throw CommandException.usage(Texts.say("model.one-picture", model, images.size()));
    }
    return place(Meaning.IMAGE)
        .orElseThrow(() -> CommandException.usage(Texts.say("model.no-picture", model)));
  }

  private Optional<Place> place(String meaning) {
    return Optional.ofNullable(places.get(meaning));
  }
}
