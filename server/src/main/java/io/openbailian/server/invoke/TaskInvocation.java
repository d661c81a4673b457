package io.openbailian.server.invoke;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.Meaning;
import io.openbailian.catalog.Mode;
import io.openbailian.catalog.Model;
import io.openbailian.catalog.Operation;
import io.openbailian.catalog.ResultShape;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.TaskView;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.metrics.ServerMetrics;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.StopSignal;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskExecution;
import io.openbailian.server.task.TaskState;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The asynchronous sink: an invocation whose results become the end of a task.
public final class TaskInvocation implements TaskExecution {
  private static final Logger LOG = LoggerFactory.getLogger(TaskInvocation.class);

  private final Catalog catalog;
  private final InvocationRunner runner;
  private final TranscriptionRunner transcriptions;
  private final Time time;
  private final ServerMetrics metrics;
  private final Map<String, TaskView.Metrics> progress = new ConcurrentHashMap<>();

  public TaskInvocation(
      Catalog catalog,
      InvocationRunner runner,
      TranscriptionRunner transcriptions,
      Time time,
      ServerMetrics metrics) {
    this.catalog = catalog;
    this.runner = runner;
    this.transcriptions = transcriptions;
    this.time = time;
    this.metrics = metrics;
  }

  /// How far a running task is; in memory only, so zero done after a restart.
  public TaskView.Metrics progress(Task task) {
    return progress.getOrDefault(task.id(), new TaskView.Metrics(pictures(task), 0, 0));
  }

  /// Whether the file belongs to a task that is running.
  public boolean makes(String file) {
    return progress.keySet().stream().anyMatch(file::startsWith);
  }

  /// How many pictures a task asks for.
  public static int pictures(Task task) {
    return Invocation.picturesOf(task.request().values());
  }

  @Override
  public Optional<Ending> execute(Task task, Lane lane, StopSignal stop) {
    Optional<Model> model = catalog.model(task.request().model());
    Optional<Operation> operation = catalog.operation(task.request().operation());
    if (model.isEmpty() || operation.isEmpty()) {
      return Optional.of(failed(task, ErrorCode.MODEL_NOT_FOUND.with()));
    }
    var invocation =
        new Invocation(operation.get(), model.get(), Mode.ASYNC, task.request().values());
    long started = time.nanos();
    progress.put(task.id(), progress(task));
    try {
      Optional<Ending> ending = run(task, invocation, lane, stop);
      ending.ifPresent(end -> ended(task, end, started));
      return ending;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      progress.remove(task.id());
    }
  }

  private Optional<Ending> run(Task task, Invocation invocation, Lane lane, StopSignal stop)
      throws InterruptedException {
    var owner = new InvocationRunner.Owner(task.id(), task.keyId());
    Results results = new Results(owner);
    try {
      Done.Listener listener =
          part -> {
            results.add(part);
            count(task, part);
          };
      boolean over =
          hasRecordings(invocation)
              ? transcriptions.run(owner, invocation, lane, stop, listener)
              : runner.run(owner, invocation, lane, stop, listener);
      return over ? Optional.of(ending(task, results)) : Optional.empty();
    } catch (WireException e) { // an input picture that cannot be used
      return Optional.of(failed(task, e.error()));
    } catch (UncheckedIOException e) { // an input picture that could not be kept or read
      LOG.error("task={} failed", task.id(), e);
      return Optional.of(failed(task, ErrorCode.TASK_FAILED.with(String.valueOf(e.getMessage()))));
    }
  }

  private static boolean hasRecordings(Invocation invocation) {
    return invocation.operation().result() == ResultShape.TRANSCRIPTION;
  }

  private void ended(Task task, Ending end, long started) {
    Duration took = Duration.ofNanos(time.nanos() - started);
    metrics.ended(task.request().model(), end.state().status(), took);
  }

  private void count(Task task, Done part) {
    TaskView.Metrics before = progress(task);
    if (part instanceof Done.Item(_, ItemFinisher.Stored stored, _)) {
      progress.put(
          task.id(),
          switch (stored) {
            case ItemFinisher.Stored.File _, ItemFinisher.Stored.Transcript _ ->
                new TaskView.Metrics(before.total(), before.succeeded() + 1, before.failed());
            case ItemFinisher.Stored.Failed _ ->
                new TaskView.Metrics(before.total(), before.succeeded(), before.failed() + 1);
          });
    }
  }

  /// One picture is enough to succeed; only those that came are charged.
  private Ending ending(Task task, Results results) {
    Optional<WireError> failure = results.failure();
    if (failure.isPresent()) {
      List<ItemResult> items =
          task.request().values().has(Meaning.FILES) ? results.items() : List.of();
      return failed(task, failure.get(), items);
    }
    Instant now = time.now();
    return new Ending(
        new TaskState.Succeeded(scheduled(task), now, results.items()),
        results.files(now.plus(Task.LIFETIME)));
  }

  private Ending failed(Task task, WireError error) {
    return failed(task, error, List.of());
  }

  private Ending failed(Task task, WireError error, List<ItemResult> items) {
    return new Ending(
        new TaskState.Failed(scheduled(task), time.now(), error.code(), error.message(), items),
        List.of());
  }

  private Instant scheduled(Task task) {
    return task.state() instanceof TaskState.Running running ? running.scheduled() : time.now();
  }
}
