package io.openbailian.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.catalog.Catalog;
import io.openbailian.protocol.Answers;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.tokenizer.Tokenizer;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// `POST /api/v1/tokenizer`: a prompt, or what messages say, as tokens.
final class TokenizerRoutes {
  private static final String PATH = Wire.API + Wire.TOKENIZER;
  private static final String INPUT = "input";
  private static final String PROMPT = "prompt";
  private static final String MESSAGES = "messages";
  private static final String CONTENT = "content";
  private static final String TEXT = "text";
  private static final JsonShape SHAPE =
      JsonShape.of(List.of(List.of("model"), List.of(INPUT, PROMPT), List.of(INPUT, MESSAGES)));

  private final Catalog catalog;
  private final BodyReader bodies;

  TokenizerRoutes(Catalog catalog, BodyReader bodies) {
    this.catalog = catalog;
    this.bodies = bodies;
  }

  void register(RoutesConfig routes) {
    routes.post(PATH, this::cut);
  }

  private void cut(Context context) throws InterruptedException {
    bodies.read(context, SHAPE, document -> answer(context, document.tree()));
  }

  private void answer(Context context, JsonNode body) {
    String model = body.path("model").asString("").strip();
    if (model.isEmpty()) {
      throw new WireException(ErrorCode.EMPTY_MODEL.with());
    }
    if (catalog.model(model).isEmpty()) {
      throw new WireException(ErrorCode.MODEL_NOT_FOUND.with());
    }
    JsonNode input = body.path(INPUT);
    if (!input.isObject()) {
      throw new WireException(ErrorCode.EMPTY_INPUT.with());
    }
    List<Tokenizer.Token> tokens = Tokenizer.encode(text(input));
    Exchange.answer(
        context,
        200,
        Answers.tokens(
            Exchange.requestId(context),
            tokens.stream().map(Tokenizer.Token::id).toList(),
            tokens.stream().map(Tokenizer.Token::text).toList()));
  }

  private static String text(JsonNode input) {
    JsonNode prompt = input.path(PROMPT);
    if (prompt.isString()) {
      return prompt.stringValue();
    }
    JsonNode messages = input.path(MESSAGES);
    if (!messages.isArray() || messages.isEmpty()) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER.with(
              "Either \"prompt\" or \"messages\" must exist and cannot both be none"));
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode message : messages.values()) {
      append(text, message.path(CONTENT));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, JsonNode content) {
    if (content.isString()) {
      text.append(content.stringValue());
    }
    for (JsonNode part : content.isArray() ? content.values() : List.<JsonNode>of()) {
      text.append(part.path(TEXT).asString(""));
    }
  }
}
