package io.openbailian.writer;

import io.openbailian.engine.text.Turn;
import io.openbailian.protocol.Json;
import io.openbailian.text.Pattern;
import io.openbailian.writer.schema.FieldList;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers with a JSON object: of the schema that was given, else of the shape that an example in
/// the conversation has, else with the fields that it names.
final class JsonAnswer {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)\\{.*\\}");
  private static final Pattern LIST =
      Pattern.compile("(?i)json[ -]*(?:array|list)|json ?(?:数组|列表)");
  private static final int USUALLY = 3;
  private static final String TYPE = "type";

  private JsonAnswer() {}

  static String of(Question question, JsonNode schema) {
    return Json.text(
        new Instances(new Hints(question), Instances.Members.ALL_UNLESS_SAID).of(schema));
  }

  static String any(Question question, Optional<String> answer) {
    String said = said(question);
    Question bare =
        question.about(EXAMPLE.matcher(question.text()).replaceAll(" ").strip(), question.dice());
    Optional<Kinds.Wanted> kinds = Kinds.in(question);
    if (kinds.isPresent() && LIST.matcher(question.text()).find()) {
      return Json.text(Json.mapper().valueToTree(kinds.get().some(USUALLY)));
    }
    return PromptForm.in(question, true)
        .map(form -> of(bare, form.schema()))
        .or(() -> FieldList.schema(said, Plausible::isNumber).map(schema -> of(bare, schema)))
        .orElseGet(() -> plain(question, answer));
  }

  /// What the system and the user ask for.
  private static String said(Question question) {
    StringBuilder said = new StringBuilder();
    for (Turn turn : question.request().turns()) {
      if (turn.role() == Turn.Role.SYSTEM) {
        said.append(turn.text()).append('\n');
      }
    }
    return said.append(question.asking().whole()).toString();
  }

  /// A schema of which the example is an instance.
  static JsonNode schema(JsonNode example) {
    ObjectNode schema = Json.object();
    switch (example.getNodeType()) {
      case OBJECT -> {
        schema.put(TYPE, "object");
        ObjectNode properties = schema.putObject("properties");
        example
            .properties()
            .forEach(entry -> {
              properties.set(entry.getKey(), schema(entry.getValue()));
              schema.withArrayProperty("required").add(entry.getKey());
            });
      }
      case ARRAY -> {
        schema.put(TYPE, "array").put("minItems", Math.max(1, example.size()));
        schema.set("items", example.isEmpty() ? Json.object() : schema(example.path(0)));
      }
      case NUMBER -> schema.put(TYPE, example.isIntegralNumber() ? "integer" : "number");
      case BOOLEAN -> schema.put(TYPE, "boolean");
      case NULL -> schema.put(TYPE, "null");
      case STRING, BINARY, MISSING, POJO -> schema.put(TYPE, "string");
    }
    return schema;
  }

  private static String plain(Question question, Optional<String> answer) {
    Hints hints = new Hints(question);
    ObjectNode object = Json.object();
    object.put("topic", Topic.of(question.text()));
    object.put("answer", answer.orElseGet(() -> hints.words("answer")));
    object.put("language", question.tongue().key());
    return Json.text(object);
  }
}
