package io.openbailian.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.check.InputLength;
import io.openbailian.protocol.Answers;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.TokenizerRequest;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.server.http.body.Computing;
import io.openbailian.tokenizer.Tokenizer;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// `POST /api/v1/tokenizer`: a prompt, or what messages say, as tokens.
final class TokenizerRoutes {
  private static final String PATH = Wire.API + Wire.TOKENIZER;

  /// Each token becomes two values of the answer, so that an answer stays within megabytes.
  private static final int MOST_TOKENS = 32_768;

  private final Catalog catalog;
  private final BodyReader bodies;
  private final Computing computing;

  /// @param computing where long texts are cut
  TokenizerRoutes(Catalog catalog, BodyReader bodies, Computing computing) {
    this.catalog = catalog;
    this.bodies = bodies;
    this.computing = computing;
  }

  void register(RoutesConfig routes) {
    routes.post(PATH, this::cut);
  }

  private void cut(Context context) throws InterruptedException {
    bodies.read(context, TokenizerRequest.SHAPE, document -> answer(context, document.tree()));
  }

  private void answer(Context context, JsonNode body) throws InterruptedException {
    TokenizerRequest request = TokenizerRequest.of(body);
    if (catalog.model(request.model()).isEmpty()) {
      throw new WireException(ErrorCode.MODEL_NOT_FOUND.with());
    }
    String requestId = Exchange.requestId(context);
    Exchange.answer(
        context,
        200,
        computing.<byte[], RuntimeException>compute(
            context.req().getContentLengthLong(),
            () -> Json.bytes(tokens(requestId, request.text()))));
  }

  private static JsonNode tokens(String requestId, String text) {
    InputLength.tooLong(Tokenizer.count(text, InputLength.counted(MOST_TOKENS)), MOST_TOKENS)
        .ifPresent(error -> {
          throw new WireException(error);
        });
    List<Tokenizer.Token> tokens = Tokenizer.encode(text);
    return Answers.tokens(
        requestId,
        tokens.stream().map(Tokenizer.Token::id).toList(),
        tokens.stream().map(Tokenizer.Token::text).toList());
  }
}
