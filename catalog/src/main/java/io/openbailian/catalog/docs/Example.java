package io.openbailian.catalog.docs;

import io.openbailian.catalog.Field;
import io.openbailian.catalog.FieldType;
import io.openbailian.catalog.Model;
import io.openbailian.catalog.Operation;
import io.openbailian.catalog.Place;
import io.openbailian.catalog.Rule;
import io.openbailian.protocol.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A request that says what it has to, and every default that counts.
record Example(Operation operation, Model model) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  void fill(ObjectNode body) {
    for (Field field : model.fields()) {
      List<Place> places = operation.places(field.meaning());
      Optional<JsonNode> value = value(field);
      if (isChosen(field)) {
        value = Optional.of(required(field.type()));
      }
      if (!places.isEmpty() && value.isPresent()) {
        places.getFirst().put(body, value.get());
      }
    }
  }

  /// Of several fields of which one is enough, the one that counts.
  private boolean isChosen(Field field) {
    return !model.oneOf().isEmpty() && model.oneOf().getLast().equals(field.meaning());
  }

  private static Optional<JsonNode> value(Field field) {
    boolean conditional = field.rules().stream().anyMatch(Rule.IgnoredUnless.class::isInstance);
    if (conditional || !field.settable()) {
      return Optional.empty();
    }
    return field
        .fallback()
        .or(() -> field.required() ? Optional.of(required(field.type())) : Optional.empty());
  }

  private static JsonNode required(FieldType type) {
    return switch (type) {
      case FieldType.Choice choice -> JSON.stringNode(choice.of().getFirst());
      case FieldType.Image _ -> JSON.stringNode("https://example.com/1.png");
      case FieldType.Audio _ -> JSON.stringNode("https://example.com/1.wav");
      case FieldType.Several(FieldType item, _) -> JSON.arrayNode().add(required(item));
      case FieldType.Messages(_, List<String> roles) -> messages(roles);
      case FieldType.Text _,
          FieldType.Whole _,
          FieldType.Decimal _,
          FieldType.Flag _,
          FieldType.Size _,
          FieldType.Group _,
          FieldType.Any _ ->
          JSON.stringNode("…");
    };
  }

  /// A message whose parts other fields add; in a conversation of texts, a text.
  private static JsonNode messages(List<String> roles) {
    ObjectNode message = Json.object();
    if (roles.size() > 1) {
      return JSON.arrayNode().add(message.put("role", "user").put("content", "…"));
    }
    roles.stream().findFirst().ifPresent(role -> message.put("role", role));
    message.putArray("content");
    return JSON.arrayNode().add(message);
  }
}
