package io.openbailian.server.http.tasks;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.Answers;
import io.openbailian.protocol.server.EventStream;
import io.openbailian.protocol.server.TaskView;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.FrameResponse;
import io.openbailian.server.http.exchange.PublicBase;
import io.openbailian.server.http.exchange.QueryParameters;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.run.ProgressBoard;
import io.openbailian.server.task.CancelWish;
import io.openbailian.server.task.HeldPolls;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskPage;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.task.TaskViewer;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// `/api/v1/tasks…`: query, cancel, list.
public final class TaskRoutes implements Routes {
  private static final String ID = "task_id";
  private static final String VIEW = "view";
  private static final String FULL = "full";

  /// The route of a query; requests are counted under it.
  public static final String ONE = Wire.API + Wire.TASKS + "/{" + ID + "}";

  private final TaskStore store;
  private final HeldPolls polls;
  private final TaskViews views;
  private final TaskInsight insight;
  private final EndedAnswers ended;
  private final PublicBase base;
  private final Time time;

  /// Where tasks are read, and how they are shown.
  public record Reading(TaskStore store, HeldPolls polls, TaskViews views, TaskInsight insight) {}

  public TaskRoutes(Reading reading, EndedAnswers ended, PublicBase base, Time time) {
    this.store = reading.store();
    this.polls = reading.polls();
    this.views = reading.views();
    this.insight = reading.insight();
    this.ended = ended;
    this.base = base;
    this.time = time;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(ONE, this::query);
    routes.post(ONE, this::query);
    routes.get(ONE + "/events", this::events);
    routes.post(ONE + Wire.CANCEL, this::cancel);
    routes.get(Wire.API + Wire.TASKS, this::list);
  }

  private void query(Context context) throws InterruptedException {
    if (FULL.equals(context.queryParam(VIEW))) {
      full(context);
      return;
    }
    String taskId = context.pathParam(ID);
    String requestId = Exchange.requestId(context);
    Optional<Task> task = polls.find(taskId, viewer(context));
    if (task.isPresent() && task.get().state() instanceof TaskState.Ended) {
      Exchange.answer(context, 200, ended.answer(task.get(), base.of(context), requestId));
      return;
    }
    TaskView view =
        task.map(found -> views.view(found, base.of(context)))
            .orElseGet(() -> TaskView.unknown(taskId));
    Exchange.answer(context, 200, Answers.task(requestId, view));
  }

  /// With all that is known, at once: whoever wants to know how far it is does not wait for its
  /// end.
  private void full(Context context) throws InterruptedException {
    String taskId = context.pathParam(ID);
    Optional<Task> task = polls.present(taskId, viewer(context));
    Exchange.answer(context, 200, document(context, taskId, task));
  }

  private ObjectNode document(Context context, String taskId, Optional<Task> task)
      throws InterruptedException {
    String requestId = Exchange.requestId(context);
    if (task.isEmpty()) {
      return Answers.task(requestId, TaskView.unknown(taskId));
    }
    ProgressBoard.Progress done = views.progress(task.get());
    return insight
        .details(task.get(), done)
        .addTo(Answers.task(requestId, views.view(task.get(), base.of(context), done)));
  }

  /// The same as a stream: a frame at once, one for each change, and the last at the task's end.
  private void events(Context context) throws InterruptedException {
    String taskId = context.pathParam(ID);
    FrameResponse response = new FrameResponse(context, time);
    response.run(
        () ->
            insight.follow(
                new TaskInsight.Asked(taskId, viewer(context)),
                task -> document(context, taskId, task),
                response),
        error ->
            EventStream.error(
                1, error.status(), Answers.error(error, Exchange.requestId(context))));
  }

  /// The body, if there is one, says nothing.
  private void cancel(Context context) throws InterruptedException {
    QueryParameters query = context::queryParam;
    boolean abandon = query.flag("abandon");
    if (query.flag("running")) {
      cancelRunning(context, abandon);
      return;
    }
    String taskId = context.pathParam(ID);
    TaskViewer viewer = viewer(context);
    Task _ = require(taskId, viewer);
    switch (store.cancel(taskId, viewer.workspace(), time.now())) {
      case CANCELED ->
          Exchange.answer(context, 200, Answers.canceled(Exchange.requestId(context), taskId));
      case NOT_PENDING, WISHED -> throw new WireException(ErrorCode.CANCEL_REFUSED.with());
      case UNKNOWN -> throw new WireException(ErrorCode.TASK_NOT_FOUND.with());
    }
  }

  /// Cancels a task that runs too; ours. Without `abandon` only where its engine can stop.
  private void cancelRunning(Context context, boolean abandon) throws InterruptedException {
    String taskId = context.pathParam(ID);
    TaskViewer viewer = viewer(context);
    Task task = require(taskId, viewer);
    if (!abandon) {
      insight.refuseUnstoppable(task);
    }
    CancelWish wish = abandon ? CancelWish.ABANDON : CancelWish.END;
    switch (store.cancelRunning(taskId, viewer.workspace(), wish, time.now())) {
      case CANCELED, WISHED ->
          Exchange.answer(context, 200, Answers.canceled(Exchange.requestId(context), taskId));
      case NOT_PENDING -> throw new WireException(ErrorCode.CANCEL_REFUSED.with());
      case UNKNOWN -> throw new WireException(ErrorCode.TASK_NOT_FOUND.with());
    }
  }

  /// Whose task it is never changes, so what was seen once may be cancelled after.
  private Task require(String taskId, TaskViewer viewer) throws InterruptedException {
    return polls
        .present(taskId, viewer)
        .orElseThrow(() -> new WireException(ErrorCode.TASK_NOT_FOUND.with()));
  }

  /// Whose tasks the key of a request may see.
  private static TaskViewer viewer(Context context) {
    ApiKey key = Exchange.key(context);
    return TaskViewer.of(key.principal(), key.terms().scope().ownTasksOnly());
  }

  private void list(Context context) throws InterruptedException {
    TaskViewer viewer = viewer(context);
    TaskListParameters query =
        TaskListParameters.parse(context::queryParam, viewer.onlyKey(), time.now());
    TaskPage page =
        query.mayMatch()
            ? store.list(viewer.workspace(), query.filter())
            : new TaskPage(0, List.of());
    Exchange.answer(
        context,
        200,
        Answers.taskList(
            Exchange.requestId(context),
            page.total(),
            query.filter().paging().number(),
            query.filter().paging().size(),
            page.tasks().stream().map(views::row).toList()));
  }
}
