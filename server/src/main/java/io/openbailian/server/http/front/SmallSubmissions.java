package io.openbailian.server.http.front;

import io.openbailian.catalog.model.Mode;
import io.openbailian.engine.Time;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonReader;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.Utf8Check;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.Answers;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.http.dashscope.ServiceRoutes;
import io.openbailian.server.http.front.NonBlockingHandler.Exchanged;
import io.openbailian.server.http.log.RequestLog;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.invoke.Submissions;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.sql.DatabaseException;
import io.openbailian.server.task.IdSource;
import io.openbailian.server.task.Submitted;
import io.openbailian.server.task.Task;
import java.util.Optional;
import java.util.function.Consumer;

/// Submissions of tasks whose small bodies have arrived with their headers. They are parsed and
/// checked where they arrived, and answered after the commit by the thread that answers a whole
/// batch, so that no thread waits for each. Whatever is not accepted is handed to the ordinary way,
/// {@link ServiceRoutes}, which refuses it, or accepts it after all.
public final class SmallSubmissions {
  private static final Invoker.Wish TASK = new Invoker.Wish(true, false);

  /// What the document of a small body may weigh in memory; the ordinary way weighs what is more.
  private static final long MOST_WEIGHT = 32 << 10;

  private final PlainKeys keys;
  private final Invoker invoker;
  private final Submissions submissions;
  private final NonBlockingAnswers answers;
  private final IdSource requestIds;
  private final Time time;

  public SmallSubmissions(
      PlainKeys keys,
      Invoker invoker,
      Submissions submissions,
      NonBlockingAnswers answers,
      IdSource requestIds,
      Time time) {
    this.keys = keys;
    this.invoker = invoker;
    this.submissions = submissions;
    this.answers = answers;
    this.requestIds = requestIds;
    this.time = time;
  }

  /// Takes the request if it is one of these.
  ///
  /// @param ordinary takes what turns out to be none
  /// @return false when nothing of it was touched
  boolean taken(PlainRequest plain, Exchanged exchanged, Consumer<Exchanged> ordinary) {
    if (!plain.method().equals("POST")
        || !plain.asynchronous()
        || plain.bytes() == 0
        || submissions.waits()
        || !plain.path().startsWith(Wire.API)) {
      return false;
    }
    long started = time.nanos();
    String path = plain.path().substring(Wire.API.length());
    Optional<ApiKey> key = invoker.knows(path) ? keys.find(plain.token()) : Optional.empty();
    if (key.isEmpty()) {
      return false;
    }
    SmallBody body = SmallBody.of(exchanged.request(), plain.bytes());
    Exchanged again = new Exchanged(body.request(), exchanged.response(), exchanged.callback());
    Optional<Invocation> invocation = body.isWhole() ? task(path, body.bytes()) : Optional.empty();
    if (invocation.isPresent()) {
      submit(new Submission(plain, key.get(), started, again), invocation.get(), ordinary);
    } else {
      ordinary.accept(again);
    }
    return true;
  }

  /// @param exchanged gives its body to whoever reads it
  private record Submission(PlainRequest plain, ApiKey key, long started, Exchanged exchanged) {}

  /// The task that the body asks for; nothing when it is wrong in any way, which the ordinary way
  /// will find and say.
  private Optional<Invocation> task(String path, byte[] body) {
    if (!isUtf8(body)
        || !(JsonReader.read(body, body.length, invoker.shapeAt(path), MOST_WEIGHT)
            instanceof JsonReading.Read document)
        || !document.unknown().isEmpty()) { // the ordinary way names them
      return Optional.empty();
    }
    try {
      Invoker.Addressed to = invoker.address(path, document.tree(), TASK);
      return to.mode() == Mode.ASYNC && invoker.unread(to, document.tree()).isEmpty()
          ? Optional.of(invoker.check(to, document.tree()))
          : Optional.empty();
    } catch (WireException e) {
      return Optional.empty();
    }
  }

  private static boolean isUtf8(byte[] body) {
    Utf8Check check = new Utf8Check();
    return check.accepts(body, 0, body.length) && check.isWhole();
  }

  private void submit(Submission submission, Invocation invocation, Consumer<Exchanged> ordinary) {
    String requestId = requestIds.next();
    try {
      submissions.submit(
          invocation,
          submission.key,
          requestId,
          submitted -> {
            if (submitted instanceof Submitted.Accepted(Task task)) {
              answer(submission, requestId, task.id());
            } else {
              ordinary.accept(submission.exchanged);
            }
          });
    } catch (WireException | DatabaseException e) { // nothing was stored
      ordinary.accept(submission.exchanged);
    }
  }

  private void answer(Submission submission, String requestId, String taskId) {
    answers.give(
        submission.exchanged,
        Json.bytes(Answers.created(requestId, taskId)),
        new RequestLog.Answered(
            submission.plain.method(),
            submission.plain.path(),
            ServiceRoutes.ALL,
            200,
            submission.started,
            submission.key,
            requestId));
  }
}
