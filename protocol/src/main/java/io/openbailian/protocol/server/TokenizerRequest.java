package io.openbailian.protocol.server;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.WireException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.StringNode;

/// What is to be cut into tokens: `POST /api/v1/tokenizer`. Source: the vendor's page on counting
/// tokens.
///
/// @param model whose vocabulary is meant, as it was named
/// @param text the prompt, or what the messages say one after the other
public record TokenizerRequest(String model, String text) {
  private static final String MODEL = "model";
  private static final String INPUT = "input";
  private static final String PROMPT = "prompt";
  private static final String MESSAGES = "messages";
  private static final String CONTENT = "content";

  /// What of a body is read.
  public static final JsonShape SHAPE =
      JsonShape.of(List.of(List.of(MODEL), List.of(INPUT, PROMPT), List.of(INPUT, MESSAGES)));

  /// Reads a body.
  ///
  /// @throws WireException with what is missing
  public static TokenizerRequest of(JsonNode body) {
    String model = body.path(MODEL).asString("").strip();
    if (model.isEmpty()) {
      throw new WireException(ErrorCode.EMPTY_MODEL.with());
    }
    JsonNode input = body.path(INPUT);
    if (!input.isObject()) {
      throw new WireException(ErrorCode.EMPTY_INPUT.with());
    }
    JsonNode prompt = input.path(PROMPT);
    return new TokenizerRequest(
        model, prompt.isString() ? prompt.stringValue() : said(input.path(MESSAGES)));
  }

  private static String said(JsonNode messages) {
    if (!messages.isArray() || messages.isEmpty()) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER.with(
              "Either \"prompt\" or \"messages\" must exist and cannot both be none"));
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < messages.size(); i++) {
      append(text, messages.get(i).path(CONTENT), i);
    }
    return text.toString();
  }

  /// A text, or parts of which those that are texts count; nothing where tools are called.
  private static void append(StringBuilder text, JsonNode content, int message) {
    switch (content) {
      case StringNode said -> text.append(said.stringValue());
      case ArrayNode parts when parts.values().stream().allMatch(JsonNode::isObject) ->
          parts.values().forEach(part -> text.append(part.path("text").asString("")));
      case JsonNode other ->
          throw new WireException(
              ErrorCode.INVALID_PARAMETER
                  .with("Field required: input.messages.%d.content".formatted(message))
                  .sent("a text or a list of parts is legal; sent: " + other.getNodeType()));
    }
  }
}
