package io.openbailian.server.http.dashscope;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.catalog.check.InputLength;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.Answers;
import io.openbailian.protocol.server.TokenizerRequest;
import io.openbailian.server.http.body.Computing;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Callers;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.IgnoredMembers;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.tokenizer.Tokenizer;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// `POST /api/v1/tokenizer`: a prompt, or what messages say, as tokens.
public final class TokenizerRoutes implements Routes {
  private static final String PATH = Wire.API + Wire.TOKENIZER;

  /// Each token becomes two values of the answer, so that an answer stays within megabytes.
  private static final int MOST_TOKENS = 32_768;

  private final Invoker invoker;
  private final BodyReader bodies;
  private final IgnoredMembers ignored;
  private final Computing computing;

  /// @param invoker knows the models
  /// @param computing where long texts are cut
  public TokenizerRoutes(
      Invoker invoker, BodyReader bodies, IgnoredMembers ignored, Computing computing) {
    this.invoker = invoker;
    this.bodies = bodies;
    this.ignored = ignored;
    this.computing = computing;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post(PATH, this::cut);
  }

  private void cut(Context context) throws InterruptedException {
    bodies.read(context, TokenizerRequest.SHAPE, document -> answer(context, document));
  }

  private void answer(Context context, JsonReading.Read document) throws InterruptedException {
    TokenizerRequest request = TokenizerRequest.of(document.tree());
    ignored.tell(context, invoker.model(request.model()), document.unknown(), List.of());
    String requestId = Exchange.requestId(context);
    Exchange.answer(
        context,
        200,
        computing.<byte[], RuntimeException>compute(
            context.req().getContentLengthLong(),
            Callers.of(context).presence(),
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
