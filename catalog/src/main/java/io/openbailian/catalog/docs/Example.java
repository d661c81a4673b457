package io.openbailian.catalog.docs;

import io.openbailian.catalog.model.Field;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.Rule;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A request that says what it has to, and every default that counts; it works when it is pasted.
record Example(Operation operation, Model model) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// White, 512*512 pixels: no network is needed to try a model that reads pictures.
  private static final String PICTURE =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAgAAAAIAAQAAAADcA+lXAAAAjElEQVR42u3MMQ0AAAwDoPo33YrYtQQEkB5FIBAIBAKBQCAQ"
          + "CAQCgUAgEAgEAoFAIBAIBAKBQCAQCAQCgUAgEAgEAoFAIBAIBAKBQCAQCAQCgUAgEAgEAoFAIBAIBAKBQCAQCAQCgUAgEAgEAoFA"
          + "IBAIBAKBQCAQCAQCgUAgEAgEAoFAIBAIBAKB4HcwNvqHcg2WKzYAAAAASUVORK5CYII=";

  /// What a text says, by what it is for.
  private static final Map<String, String> TEXTS =
      Map.of(
          Meaning.PROMPT, "雪地里的小教堂，极光",
          Meaning.TEXT, "你好，世界。",
          Meaning.TEXTS, "衣服的质量很好",
          Meaning.QUERY, "什么是文本排序",
          Meaning.DOCUMENTS, "文本排序把最相关的文档放在最前面");

  /// What is done to a picture; every model that edits can change its style.
  private static final String EDIT = "把图片变成水彩画风格";

  private static final String QUESTION = "用一句话介绍你自己";

  void fill(ObjectNode body) {
    for (Field field : model.fields()) {
      List<Place> places = operation.places(field.meaning());
      Optional<JsonNode> value = isChosen(field) ? Optional.of(required(field)) : value(field);
      if (!places.isEmpty() && value.isPresent()) {
        places.getFirst().put(body, isEdit(field) ? JSON.stringNode(EDIT) : value.get());
      }
    }
  }

  /// Whether the field says what is to become of pictures that a request has to bring.
  private boolean isEdit(Field field) {
    return field.meaning().equals(Meaning.PROMPT)
        && model.fields().stream()
            .filter(Field::required)
            .anyMatch(other -> Set.of(Meaning.IMAGE, Meaning.IMAGES).contains(other.meaning()));
  }

  /// The lines that send it; empty for what goes through a socket.
  Optional<String> curl() {
    Set<Mode> modes = model.serves().getOrDefault(operation.name(), Set.of());
    if (modes.contains(Mode.DUPLEX)) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    lines.add("curl -X POST \"$BASE%s\"".formatted(operation.addresses().getFirst()));
    lines.add("-H \"Authorization: Bearer $DASHSCOPE_API_KEY\"");
    lines.add("-H 'Content-Type: application/json'");
    if (!modes.contains(Mode.SYNC)) {
      lines.add("-H '%s: %s'".formatted(Wire.ASYNC, Wire.ENABLE));
    }
    lines.add("-d '%s'".formatted(json()));
    return Optional.of(String.join(" \\\n  ", lines));
  }

  /// The body, in lines.
  String json() {
    ObjectNode body = Json.object().put("model", model.name());
    fill(body);
    String json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(body);
    return String.join("\n", json.lines().toList());
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
        .or(() -> field.required() ? Optional.of(required(field)) : Optional.empty());
  }

  private static JsonNode required(Field field) {
    return required(field.type(), field.meaning());
  }

  private static JsonNode required(FieldType type, String meaning) {
    return switch (type) {
      case FieldType.Choice choice -> JSON.stringNode(choice.of().getFirst());
      case FieldType.Image _ -> JSON.stringNode(PICTURE);
      case FieldType.Audio _ -> JSON.stringNode("https://example.com/1.wav");
      case FieldType.Several(FieldType item, _) -> JSON.arrayNode().add(required(item, meaning));
      case FieldType.Messages(_, List<String> roles) -> messages(roles);
      case FieldType.Whole whole -> JSON.numberNode(Math.max(whole.range().min(), 16_000));
      case FieldType.Text _,
          FieldType.Decimal _,
          FieldType.Flag _,
          FieldType.Size _,
          FieldType.Group _,
          FieldType.Any _ ->
          JSON.stringNode(TEXTS.getOrDefault(meaning, "…"));
    };
  }

  /// A message whose parts other fields add; in a conversation of texts, a text.
  private static JsonNode messages(List<String> roles) {
    ObjectNode message = Json.object();
    if (roles.size() > 1) {
      return JSON.arrayNode().add(message.put("role", "user").put("content", QUESTION));
    }
    roles.stream().findFirst().ifPresent(role -> message.put("role", role));
    message.putArray("content");
    return JSON.arrayNode().add(message);
  }
}
