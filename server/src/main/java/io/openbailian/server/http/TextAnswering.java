package io.openbailian.server.http;

import io.javalin.http.Context;
import io.openbailian.catalog.Mode;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.text.TextRequest;
import io.openbailian.protocol.TextChoice;
import io.openbailian.server.invoke.Invocation;
import io.openbailian.server.invoke.TextInvocations;
import org.jspecify.annotations.Nullable;

/// Answers with text, in one piece or as a stream, in either dialect.
final class TextAnswering {
  private final TextInvocations invocations;

  TextAnswering(TextInvocations invocations) {
    this.invocations = invocations;
  }

  /// Runs the invocation and answers.
  void answer(Context context, Invocation invocation, TextDialect dialect)
      throws InterruptedException {
    TextSoFar answer = new TextSoFar(TextRequest.of(invocation.values()));
    if (invocation.mode() == Mode.STREAM) {
      stream(context, invocation, dialect, answer);
    } else {
      invocations.run(invocation, Exchange.requestId(context), new Gathering(answer));
      Exchange.answer(context, 200, dialect.whole(answer));
    }
  }

  private void stream(Context context, Invocation invocation, TextDialect dialect, TextSoFar answer)
      throws InterruptedException {
    String requestId = Exchange.requestId(context);
    FrameResponse response = new FrameResponse(context.res(), requestId);
    response.run(
        () -> {
          invocations.run(invocation, requestId, new Streaming(answer, dialect, response));
          response.write(dialect.end(answer));
        },
        dialect::failure);
  }

  private record Gathering(TextSoFar answer) implements TextInvocations.Listener {
    @Override
    public void wrote(EngineEvent.TextEvent writing) {
      answer.add(writing);
    }

    @Override
    public void idle() {}
  }

  private record Streaming(TextSoFar answer, TextDialect dialect, FrameResponse response)
      implements TextInvocations.Listener {
    @Override
    public void wrote(EngineEvent.TextEvent writing) {
      answer.add(writing);
      @Nullable TextChoice news = TextSoFar.news(writing);
      if (news != null) {
        response.write(dialect.frame(news, answer));
      }
    }

    @Override
    public void idle() {
      response.idle();
    }
  }
}
