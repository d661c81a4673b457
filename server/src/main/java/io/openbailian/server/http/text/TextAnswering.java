package io.openbailian.server.http.text;

import io.javalin.http.Context;
import io.openbailian.catalog.check.InputLength;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.Time;
import io.openbailian.engine.text.TextRequest;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Usage;
import io.openbailian.protocol.WireException;
import io.openbailian.server.http.body.Computing;
import io.openbailian.server.http.exchange.Callers;
import io.openbailian.server.http.exchange.EngineHeader;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.FrameResponse;
import io.openbailian.server.inspection.InspectedText;
import io.openbailian.server.invoke.AdmissionControl;
import io.openbailian.server.invoke.Caller;
import io.openbailian.server.invoke.TextInvocations;
import io.openbailian.server.invoke.TokenUse;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.TextDelivery;
import io.openbailian.server.upload.ReferredFiles;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers with text, in one piece or as a stream, in either dialect.
public final class TextAnswering {
  private static final String NO_SEARCH =
      "enable_search: no search was made, for this server has no search engine.";

  private final TextInvocations invocations;
  private final Time time;
  private static final String CUT =
      "fileid: the first %d bytes of the documents were read.".formatted(ReferredFiles.MOST_BYTES);

  private final Computing computing;
  private final AdmissionControl control;
  private final DocumentReading documents;

  /// @param documents reads what conversations refer to
  /// @param computing where the tokens of long texts are counted
  public TextAnswering(
      TextInvocations invocations,
      Time time,
      DocumentReading documents,
      Computing computing,
      AdmissionControl control) {
    this.control = control;
    this.documents = documents;
    this.invocations = invocations;
    this.time = time;
    this.computing = computing;
  }

  /// What there is to say before an engine is asked.
  @FunctionalInterface
  public interface Resolution {
    /// What is asked.
    ///
    /// @throws WireException with what is wrong with the request
    Invocation resolve();
  }

  /// A request for text: how it is to be answered is known, what it asks is not looked at yet.
  ///
  /// @param dialect made when what it asks is known
  public record Asked(Mode mode, Resolution resolution, Function<Values, TextDialect> dialect) {}

  /// Resolves the request, runs it and answers.
  ///
  /// @throws WireException when it is wrong, or more goes in than the model takes
  public void answer(Context context, Asked asked) throws InterruptedException {
    if (asked.mode() == Mode.STREAM) {
      stream(context, asked);
      return;
    }
    DocumentReading.Read question = question(context, asked);
    Invocation invocation = question.invocation();
    TextDialect dialect = asked.dialect().apply(invocation.values());
    TextSoFar answer = read(context, question);
    run(context, invocation, answer, new Gathering(answer, context.res()));
    Exchange.answer(context, 200, dialect.whole(answer));
  }

  /// What came out counts, whole or not.
  private void run(
      Context context, Invocation invocation, TextSoFar answer, TextDelivery.Listener listener)
      throws InterruptedException {
    Caller caller = Callers.of(context);
    InspectedText inspected = control.inspected(listener, invocation, caller);
    try (TokenUse use = control.tokens(invocation, answer.usage().input(), caller)) {
      try {
        invocations.run(
            invocation, caller, use.following(inspected == null ? listener : inspected));
        count(use, answer);
      } finally {
        count(use, answer, inspected);
      }
    }
  }

  /// What came of an answer that may have broken off.
  private static void count(TokenUse use, TextSoFar answer, @Nullable InspectedText inspected) {
    boolean blocked = false;
    try {
      blocked = inspected != null && end(inspected);
    } finally { // what was held back may find nobody
      if (answer.usage().output() > 0 && !blocked) {
        count(use, answer);
      }
    }
  }

  /// What was held back of an answer that broke off goes out with the rest.
  ///
  /// @return whether it may not be said, and is nobody's to pay
  private static boolean end(InspectedText inspected) {
    if (!inspected.blocked()) {
      inspected.flush();
    }
    return inspected.blocked();
  }

  private static void count(TokenUse use, TextSoFar answer) {
    Usage.Tokens tokens = answer.usage();
    use.counted(tokens.input(), tokens.output());
  }

  private DocumentReading.Read question(Context context, Asked asked) throws InterruptedException {
    return documents.read(asked.resolution().resolve(), Exchange.key(context).workspace());
  }

  private TextSoFar read(Context context, DocumentReading.Read question)
      throws InterruptedException {
    Invocation invocation = question.invocation();
    TextRequest request = TextRequest.of(invocation.values());
    int tokens =
        computing.<Integer, RuntimeException>compute(
            context.req().getContentLengthLong() + question.bytes(),
            Callers.of(context).presence(),
            () -> request.tokens(InputLength.counted(invocation.values())));
    InputLength.tooLong(invocation.values(), tokens)
        .ifPresent(error -> {
          throw new WireException(error);
        });
    TextSoFar answer = new TextSoFar(request, tokens);
    if (invocation.values().flag(Meaning.ENABLE_SEARCH)) {
      answer.remark(NO_SEARCH);
    }
    if (question.cut()) {
      answer.remark(CUT);
    }
    return answer;
  }

  private void stream(Context context, Asked asked) throws InterruptedException {
    FrameResponse response = new FrameResponse(context, time);
    AtomicReference<TextDialect> dialect =
        new AtomicReference<>(asked.dialect().apply(Values.of(Json.object()))); // nothing is known
    response.run(
        () -> {
          DocumentReading.Read question = question(context, asked);
          Invocation invocation = question.invocation();
          TextDialect known = asked.dialect().apply(invocation.values());
          dialect.set(known);
          TextSoFar answer = read(context, question);
          run(context, invocation, answer, new Streaming(answer, known, response, context.res()));
          response.write(known.end(answer));
        },
        error -> dialect.get().failure(error),
        error -> dialect.get().tellsInFrame(error));
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
    public void caughtUp() {}

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
      frames.add(dialect.frame(answer.news(piece), answer));
    }

    @Override
    public void caughtUp() {
      frames.send();
    }

    @Override
    public void idle() {
      frames.idle();
    }
  }
}
