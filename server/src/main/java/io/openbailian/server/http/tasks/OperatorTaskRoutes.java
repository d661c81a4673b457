package io.openbailian.server.http.tasks;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.Answers;
import io.openbailian.server.admission.AdminRole;
import io.openbailian.server.http.admin.AdminAccess;
import io.openbailian.server.http.admin.AdminRoutes;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.PublicBase;
import io.openbailian.server.http.exchange.QueryParameters;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.run.ProgressBoard;
import io.openbailian.server.task.CancelWish;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskPage;
import io.openbailian.server.task.TaskStore;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// `/admin/v1/workspaces/{id}/tasks` and `/admin/v1/tasks/{task}`: the tasks of every workspace,
/// for operators.
public final class OperatorTaskRoutes implements Routes {
  private static final String LIST = AdminRoutes.ROOT + "/workspaces/{id}/tasks";
  private static final String ONE = AdminRoutes.ROOT + "/tasks/{task}";
  private static final AdminRole[] OPERATORS = {AdminRole.ADMIN, AdminRole.OPERATOR};

  private final TaskStore store;
  private final TaskViews views;
  private final TaskInsight insight;
  private final PublicBase base;
  private final Time time;

  public OperatorTaskRoutes(TaskRoutes.Reading reading, PublicBase base, Time time) {
    this.store = reading.store();
    this.views = reading.views();
    this.insight = reading.insight();
    this.base = base;
    this.time = time;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(LIST, this::list);
    routes.get(ONE, this::show);
    routes.post(ONE + "/cancel", this::cancel);
  }

  /// As a key of the workspace would see them.
  private void list(Context context) throws InterruptedException {
    AdminAccess.Actor _ = AdminAccess.require(context, OPERATORS);
    TaskListParameters query =
        TaskListParameters.parse(context::queryParam, Optional.empty(), time.now());
    TaskPage page =
        query.mayMatch()
            ? store.list(context.pathParam("id"), query.filter())
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

  /// With all that is known, and whose it is.
  private void show(Context context) throws InterruptedException {
    AdminAccess.Actor _ = AdminAccess.require(context, OPERATORS);
    Task task = require(context);
    ProgressBoard.Progress done = views.progress(task);
    ObjectNode answer =
        insight
            .details(task, done)
            .addTo(
                Answers.task(
                    Exchange.requestId(context), views.view(task, base.of(context), done)));
    answer.put("workspace", task.workspace());
    answer.put("api_key_id", task.owner().keyId());
    Exchange.answer(context, 200, answer);
  }

  private Task require(Context context) throws InterruptedException {
    return store
        .find(context.pathParam("task"), time.now())
        .orElseThrow(() -> new WireException(ErrorCode.TASK_NOT_FOUND.with()));
  }

  /// Cancels a task, one that runs too.
  private void cancel(Context context) throws InterruptedException {
    AdminAccess.Actor _ = AdminAccess.require(context, OPERATORS);
    QueryParameters query = context::queryParam;
    boolean abandon = query.flag("abandon");
    Task task = require(context);
    if (!abandon) {
      insight.refuseUnstoppable(task);
    }
    CancelWish wish = abandon ? CancelWish.ABANDON : CancelWish.END;
    switch (store.cancelRunning(task.id(), task.workspace(), wish, time.now())) {
      case CANCELED, WISHED ->
          Exchange.answer(context, 200, Answers.canceled(Exchange.requestId(context), task.id()));
      case NOT_PENDING -> throw new WireException(ErrorCode.CANCEL_REFUSED.with());
      case UNKNOWN -> throw new WireException(ErrorCode.TASK_NOT_FOUND.with());
    }
  }
}
