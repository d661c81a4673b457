package io.openbailian.server.http;

import io.javalin.http.Context;
import io.openbailian.catalog.InputLength;
import io.openbailian.catalog.Mode;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.text.TextRequest;
import io.openbailian.protocol.WireException;
import io.openbailian.server.http.body.Computing;
import io.openbailian.server.invoke.TextInvocations;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.TextDelivery;
import jakarta.servlet.http.HttpServletResponse;

/// Answers with text, in one piece or as a stream, in either dialect.
final class TextAnswering {
  private final TextInvocations invocations;
  private final Computing computing;

  /// @param computing where the tokens of long texts are counted
  TextAnswering(TextInvocations invocations, Computing computing) {
    this.invocations = invocations;
    this.computing = computing;
  }

  /// Runs the invocation and answers.
  ///
  /// @throws WireException when more goes in than the model takes
  void answer(Context context, Invocation invocation, TextDialect dialect)
      throws InterruptedException {
    TextRequest request = TextRequest.of(invocation.values());
    int tokens =
        computing.<Integer, RuntimeException>compute(
            context.req().getContentLengthLong(), request::tokens);
    InputLength.tooLong(invocation.values(), tokens)
        .ifPresent(error -> {
          throw new WireException(error);
        });
    TextSoFar answer = new TextSoFar(request);
    if (invocation.mode() == Mode.STREAM) {
      stream(context, invocation, dialect, answer);
    } else {
      invocations.run(invocation, Callers.of(context), new Gathering(answer, context.res()));
      Exchange.answer(context, 200, dialect.whole(answer));
    }
  }

  private void stream(Context context, Invocation invocation, TextDialect dialect, TextSoFar answer)
      throws InterruptedException {
    String requestId = Exchange.requestId(context);
    FrameResponse response = new FrameResponse(context.res(), requestId);
    response.run(
        () -> {
          invocations.run(
              invocation,
              Callers.of(context),
              new Streaming(answer, dialect, response, context.res()));
          response.write(dialect.end(answer));
        },
        dialect::failure);
  }

  /// Adds to the answer what comes.
  private static class Gathering implements TextDelivery.Listener {
    final TextSoFar answer;
    private final HttpServletResponse response;

    Gathering(TextSoFar answer, HttpServletResponse response) {
      this.answer = answer;
      this.response = response;
    }

    @Override
    public void begun(Lane lane) {
      EngineHeader.write(response, lane);
    }

    @Override
    public void wrote(EngineEvent.TextEvent piece) {
      answer.add(piece);
    }

    @Override
    public void counted(EngineEvent.Usage tokens) {
      answer.count(tokens);
    }

    @Override
    public void noted(String text) {
      answer.note(text);
    }

    @Override
    public void idle() {}
  }

  /// Writes a frame for each piece too.
  private static final class Streaming extends Gathering {
    private final TextDialect dialect;
    private final FrameResponse frames;

    Streaming(
        TextSoFar answer, TextDialect dialect, FrameResponse frames, HttpServletResponse response) {
      super(answer, response);
      this.dialect = dialect;
      this.frames = frames;
    }

    @Override
    public void wrote(EngineEvent.TextEvent piece) {
      super.wrote(piece);
      frames.write(dialect.frame(TextSoFar.news(piece), answer));
    }

    @Override
    public void idle() {
      frames.idle();
    }
  }
}
