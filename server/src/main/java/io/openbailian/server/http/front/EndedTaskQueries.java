package io.openbailian.server.http.front;

import io.openbailian.engine.Time;
import io.openbailian.protocol.Wire;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.KeyRing;
import io.openbailian.server.http.exchange.PublicBase;
import io.openbailian.server.http.front.NonBlockingHandler.Exchanged;
import io.openbailian.server.http.log.RequestLog;
import io.openbailian.server.http.tasks.EndedAnswers;
import io.openbailian.server.http.tasks.TaskRoutes;
import io.openbailian.server.task.IdSource;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.task.TaskViewer;
import java.util.Optional;

/// Queries of tasks that have ended and lie in memory. All others (unfinished, unknown, another
/// key's, not in memory) are the ordinary way's: {@link TaskRoutes}.
public final class EndedTaskQueries {
  private static final String TASKS = Wire.API + Wire.TASKS + "/";

  private final KeyRing keys;
  private final TaskStore store;
  private final EndedAnswers documents;
  private final PublicBase base;
  private final NonBlockingAnswers answers;
  private final IdSource requestIds;
  private final Time time;

  public EndedTaskQueries(
      KeyRing keys,
      TaskStore store,
      EndedAnswers documents,
      PublicBase base,
      NonBlockingAnswers answers,
      IdSource requestIds,
      Time time) {
    this.keys = keys;
    this.store = store;
    this.documents = documents;
    this.base = base;
    this.answers = answers;
    this.requestIds = requestIds;
    this.time = time;
  }

  /// Answers the request if it is one of these.
  boolean answered(PlainRequest plain, Exchanged exchanged) {
    if (!plain.method().equals("GET") || plain.bytes() > 0 || !plain.path().startsWith(TASKS)) {
      return false;
    }
    long started = time.nanos();
    Optional<Task> task = store.inMemory(plain.path().substring(TASKS.length()), time.now());
    if (task.isEmpty() || !(task.get().state() instanceof TaskState.Ended)) {
      return false;
    }
    Optional<ApiKey> key = keys.find(plain.token());
    if (key.isEmpty() || !isFor(key.get(), task.get())) {
      return false;
    }
    String requestId = requestIds.next();
    String scheme = exchanged.request().getHttpURI().getScheme();
    answers.give(
        exchanged,
        documents.answer(task.get(), base.of(scheme, plain.host()), requestId),
        new RequestLog.Answered(
            plain.method(), plain.path(), TaskRoutes.ONE, 200, started, key.get(), requestId));
    return true;
  }

  private static boolean isFor(ApiKey key, Task task) {
    return key.terms().addresses().isEmpty()
        && TaskViewer.of(key.principal(), key.terms().ownTasksOnly()).sees(task);
  }
}
