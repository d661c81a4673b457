package io.openbailian.writer;

import io.openbailian.engine.text.Turn;
import io.openbailian.protocol.Json;
import io.openbailian.text.Pattern;
import io.openbailian.writer.schema.FieldList;
import io.openbailian.writer.schema.FormNotation;
import io.openbailian.writer.schema.JsonBlocks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The form that a prompt wants its answer in, where frameworks write it out for the model: a JSON
/// schema, a form of theirs, or an example.
///
/// @param fenced whether the answer stands in a block of code
record PromptForm(JsonNode schema, boolean fenced) {
  /// What tells that the JSON of a prompt is the form of its answer, not its subject.
  private static final Pattern DEMANDS =
      Pattern.compile(
          "(?i)your response should be in json|json schema instance your output|conforms? to the (?:given )?json schema|adheres? to (?:a given|the|this) \"?json schema|following json (?:format|schema|structure)|matches the json schema|markdown code snippet formatted|answer strictly in the following (?:json )?format"
              + "|(?:respond|reply|answer|output|return)[^.\\n]{0,40}\\bjson\\b|\\bin json\\b|json format|valid json"
              + "|(?:以|按照?|用|返回|输出|生成|给出)[^，。\\n]{0,12}json|json\\s*(?:格式|对象|输出)");

  /// How many are wanted, which is the value of nothing.
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?i)(?:\\b\\d{1,3}|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten))\\s+(?:json )?(?:objects?|items?|entries|records?|fields?|keys?|examples?)\\b|[一二两三四五六七八九十\\d]+\\s*(?:个|位|条|名|份|组)(?:对象|虚构|示例|记录)?");

  private static final Pattern WANTED =
      Pattern.compile(
          "(?i)(?:respond|reply|answer|output|return|generate|create|produce|write|give)(?: only| me)?(?: in| with| as)?(?: a| an| the| only)*(?: valid| single)? json\\b|\\b(?:in|as) (?:valid )?json(?: format| object)?\\s*[.!]?\\s*$|only json|json only"
              + "|(?:以|按照?|用|返回|输出)\\s*json(?:格式|对象)?(?:回答|返回|输出|作答)?|只(?:返回|输出)json");

  private static final Pattern FENCED =
      Pattern.compile("(?i)markdown code snippet formatted|include the enclosing markdown");

  /// The form that the conversation wants.
  ///
  /// @param demanded whether the request itself says that the answer is JSON
  static Optional<PromptForm> in(Question question, boolean demanded) {
    List<String> texts = new ArrayList<>(List.of(question.asking().whole()));
    question.request().turns().stream()
        .filter(turn -> turn.role() == Turn.Role.SYSTEM)
        .map(Turn::text)
        .forEach(texts::add);
    for (String text : texts) {
      if (demanded || DEMANDS.matcher(text).find()) {
        Optional<JsonNode> schema =
            schema(JsonBlocks.in(text))
                .or(() -> FieldList.schema(text, Plausible::isNumber).map(JsonNode.class::cast));
        if (schema.isPresent()) {
          return schema.map(found -> new PromptForm(found, FENCED.matcher(text).find()));
        }
      }
    }
    return Optional.empty();
  }

  /// Whether the words of the question want JSON, of whatever form.
  static boolean isJsonWanted(Question question) {
    return WANTED.matcher(question.asking().whole()).find();
  }

  /// Of several the last: frameworks explain before they ask.
  private static Optional<JsonNode> schema(List<JsonBlocks.Block> blocks) {
    List<Function<String, Optional<JsonNode>>> readers =
        List.of(
            block -> json(block).filter(PromptForm::isSchema),
            block ->
                json(block).isPresent()
                    ? Optional.empty()
                    : FormNotation.schema(block).map(JsonNode.class::cast),
            block -> json(block).filter(tree -> !tree.isEmpty()).map(JsonAnswer::schema));
    for (Function<String, Optional<JsonNode>> reader : readers) {
      Optional<JsonNode> found =
          blocks.reversed().stream()
              .flatMap(block -> reader.apply(block.text()).stream())
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> json(String block) {
    return Json.tryParse(block.getBytes(StandardCharsets.UTF_8)).filter(JsonNode::isObject);
  }

  private static boolean isSchema(JsonNode tree) {
    return tree.has("$schema")
        || tree.path("properties").isObject()
        || (tree.path("type").isString() && tree.path("items").isObject())
        || tree.has("$ref");
  }

  /// The answer of this form.
  String filled(Question question) {
    String text = COUNTED.matcher(question.text()).replaceAll(" ").strip();
    Question uncounted =
        new Question(
            text,
            question.tongue(),
            question.request(),
            question.asking(),
            question.dice(),
            question.now());
    String answer =
        Json.text(
            new Instances(new Hints(uncounted), Instances.Members.ALL_UNLESS_SAID).of(schema));
    return fenced ? "```json\n" + answer + "\n```" : answer;
  }
}
