package io.openbailian.server.http.openai;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.ChatAnswers;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.IgnoredMembers;
import io.openbailian.server.http.exchange.KeptAnswers;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.http.text.TextAnswering;
import io.openbailian.server.invoke.Invoker;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The OpenAI dialect: `/compatible-mode/v1/chat/completions` and `/compatible-mode/v1/models`. The
/// vendor's own SDK also asks at `/api/v1/chat/completions`.
public final class ChatRoutes implements Routes {
  private static final String COMPLETIONS = Wire.COMPATIBLE + Wire.CHAT;

  private final Catalog catalog;
  private final Invoker invoker;
  private final TextAnswering text;
  private final BodyReader bodies;
  private final IgnoredMembers ignored;
  private final KeptAnswers kept;
  private final Time time;

  public ChatRoutes(
      Catalog catalog,
      Invoker invoker,
      TextAnswering text,
      BodyReader bodies,
      IgnoredMembers ignored,
      KeptAnswers kept,
      Time time) {
    this.kept = kept;
    this.ignored = ignored;
    this.catalog = catalog;
    this.invoker = invoker;
    this.text = text;
    this.bodies = bodies;
    this.time = time;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post(COMPLETIONS, this::complete);
    routes.post(Wire.API + Wire.CHAT, this::complete);
    routes.get(Wire.COMPATIBLE + Wire.MODELS, this::models);
    routes.get(Wire.COMPATIBLE + Wire.MODELS + "/{model}", this::model);
  }

  private void complete(Context context) throws InterruptedException {
    bodies.read(context, invoker.shapeAt(COMPLETIONS), document -> complete(context, document));
  }

  private void complete(Context context, JsonReading.Read document) throws InterruptedException {
    JsonNode body = document.tree();
    boolean stream = body.path(Meaning.STREAM).asBoolean(false);
    Invoker.Addressed to = invoker.address(COMPLETIONS, body, new Invoker.Wish(false, stream));
    ignored.tell(context, to.model(), document.unknown(), invoker.unread(to, body));
    kept.answer(context, body, () -> answer(context, to, body));
  }

  private void answer(Context context, Invoker.Addressed to, JsonNode body)
      throws InterruptedException {
    String requestId = Exchange.requestId(context);
    ChatAnswers.Head head =
        new ChatAnswers.Head(
            "chatcmpl-" + requestId, time.now().getEpochSecond(), to.model().name());
    text.answer(
        context,
        new TextAnswering.Asked(
            to.mode(),
            () -> invoker.check(to, body),
            values -> new ChatText(head, requestId, values.flag(Meaning.INCLUDE_USAGE))));
  }

  private void models(Context context) {
    Exchange.answer(context, 200, ChatAnswers.models(names()));
  }

  private void model(Context context) {
    String name =
        catalog
            .model(context.pathParam("model"))
            .map(Model::name)
            .filter(names()::contains)
            .orElseThrow(() -> new WireException(ErrorCode.MODEL_NOT_FOUND.with()));
    Exchange.answer(context, 200, ChatAnswers.model(name));
  }

  private List<String> names() {
    List<Operation> operations = catalog.operationsAt(COMPLETIONS);
    return catalog.models().stream()
        .filter(
            model -> operations.stream().anyMatch(operation -> model.serves(operation, Mode.SYNC)))
        .map(Model::name)
        .toList();
  }
}
