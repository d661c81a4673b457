package io.openbailian.server.http.tasks;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.PassedCalls;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.protocol.ErrorNames;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.Usage;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.server.Answers;
import io.openbailian.protocol.server.TaskView;
import io.openbailian.protocol.server.TaskView.Metrics;
import io.openbailian.server.artifact.UrlSigner;
import io.openbailian.server.http.results.ResultDocuments;
import io.openbailian.server.http.results.ResultUrls;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.ProgressBoard;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskState;
import io.openbailian.text.Parts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tasks as the wire shows them, with URLs that are signed until the task expires.
public final class TaskViews {
  private static final String SERVICES = "/services/";

  private final Catalog catalog;
  private final ProgressBoard running;
  private final UrlSigner signer;
  private final ErrorNames names;

  public TaskViews(Catalog catalog, ProgressBoard running, UrlSigner signer, ErrorNames names) {
    this.names = names;
    this.catalog = catalog;
    this.running = running;
    this.signer = signer;
  }

  /// How far a task is, for one view of it.
  ProgressBoard.Progress progress(Task task) {
    return running.of(task);
  }

  /// @param base the scheme and host that URLs begin with
  TaskView view(Task task, String base) {
    return view(task, base, progress(task));
  }

  /// @param base the scheme and host that URLs begin with
  /// @param done how far the task is
  TaskView view(Task task, String base, ProgressBoard.Progress done) {
    return switch (task.state()) {
      case TaskState.Pending _ -> unfinished(task, null, null);
      case TaskState.Running(Instant scheduled, _) -> unfinished(task, scheduled, metrics(done));
      case TaskState.Succeeded succeeded -> succeeded(task, succeeded, base);
      case TaskState.Failed failed -> failed(task, failed, base);
      case TaskState.Canceled canceled -> canceled(task, canceled, base);
    };
  }

  private static Metrics metrics(ProgressBoard.Progress progress) {
    return new Metrics(progress.total(), progress.succeeded(), progress.failed());
  }

  private static TaskView unfinished(
      Task task, @Nullable Instant scheduled, @Nullable Metrics metrics) {
    return new TaskView(
        task.id(),
        task.state().status(),
        task.submitted(),
        scheduled,
        null,
        metrics,
        null,
        null,
        null,
        null);
  }

  private TaskView succeeded(Task task, TaskState.Succeeded state, String base) {
    ResultDocuments results = results(task, state.items(), base);
    ResultShape shape = shape(task);
    return new TaskView(
        task.id(),
        TaskStatus.SUCCEEDED,
        task.submitted(),
        state.scheduled(),
        state.ended(),
        results.metrics(),
        results.of(shape),
        null,
        null,
        usage(results, shape));
  }

  /// What was passed on says itself what it used.
  private static @Nullable Usage usage(ResultDocuments results, ResultShape shape) {
    return shape == ResultShape.PASSED ? null : results.usage(shape);
  }

  private ResultDocuments results(Task task, List<ItemResult> items, String base) {
    return new ResultDocuments(
        model(task),
        task.request().values(),
        renamed(items),
        new ResultUrls(signer, base),
        task.expires());
  }

  private List<ItemResult> renamed(List<ItemResult> items) {
    return items.stream()
        .map(item ->
            item instanceof ItemResult.Failed(String code, String message)
                ? new ItemResult.Failed(names.rename(code), message)
                : item)
        .toList();
  }

  private Optional<Operation> operation(Task task) {
    String name = task.request().operation();
    return PassedCalls.operation(name).or(() -> catalog.operation(name));
  }

  private ResultShape shape(Task task) {
    return operation(task).map(Operation::result).orElse(ResultShape.RESULTS);
  }

  /// A model that left the catalogue while its task was kept is shown by the first one that is
  /// there.
  private Model model(Task task) {
    return catalog.model(task.request().model()).orElseGet(() -> catalog.models().getFirst());
  }

  private TaskView failed(Task task, TaskState.Failed state, String base) {
    int pictures = Invocation.picturesOf(task.request().values());
    return new TaskView(
        task.id(),
        TaskStatus.FAILED,
        task.submitted(),
        state.scheduled(),
        state.ended(),
        new Metrics(pictures, 0, pictures),
        state.items().isEmpty() ? null : results(task, state.items(), base).of(shape(task)),
        names.rename(state.code()),
        state.message(),
        null);
  }

  /// What was done before a running task was cancelled is there, and is charged.
  private TaskView canceled(Task task, TaskState.Canceled state, String base) {
    ResultDocuments results = results(task, state.items(), base);
    ResultShape shape = shape(task);
    boolean none = state.items().isEmpty();
    return new TaskView(
        task.id(),
        TaskStatus.CANCELED,
        task.submitted(),
        state.scheduled(),
        state.ended(),
        none ? null : results.metrics(),
        none ? null : results.of(shape),
        null,
        null,
        none ? null : usage(results, shape));
  }

  Answers.TaskRow row(Task task) {
    return new Answers.TaskRow(
        task.id(),
        task.state().status(),
        task.request().model(),
        task.owner().keyId(),
        task.workspace(),
        Wire.REGION,
        task.requestId(),
        task.submitted(),
        scheduled(task.state()),
        task.state() instanceof TaskState.Ended ended ? ended.ended() : null,
        "apikey:v1:%s:%s".formatted(service(task), task.request().model()));
  }

  private static @Nullable Instant scheduled(TaskState state) {
    return switch (state) {
      case TaskState.Pending _ -> null;
      case TaskState.Canceled canceled -> canceled.scheduled();
      case TaskState.Running(Instant scheduled, _) -> scheduled;
      case TaskState.Succeeded succeeded -> succeeded.scheduled();
      case TaskState.Failed failed -> failed.scheduled();
    };
  }

  /// `aigc:text2image:image-synthesis`, from the operation's path.
  private String service(Task task) {
    return task.request()
        .values()
        .text(PassedCalls.PATH) // where it was passed on
        .filter(path -> path.startsWith(Wire.API))
        .map(path -> Parts.first(path.substring(Wire.API.length()), "?"))
        .or(() -> operation(task).map(operation -> operation.paths().getFirst()))
        .map(path -> path.startsWith(SERVICES) ? path.substring(SERVICES.length()) : path)
        .map(path -> path.replace('/', ':'))
        .orElse(task.request().operation());
  }
}
