package io.openbailian.server.http.tasks;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.engine.Time;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.artifact.UrlSigner;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.PublicBase;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.http.results.ResultUrls;
import io.openbailian.server.task.AttemptRow;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskFilter;
import io.openbailian.server.task.TaskPage;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.task.TaskViewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// `GET /openbailian/v1/results`: what the tasks of a workspace asked for and what they made,
/// newest first, with everything that is known of it. Other servers do not have the path.
///
/// A look goes through so many tasks at most; then it answers with what it found and where it goes
/// on, so that a word that nobody wrote costs no more than one that everybody did.
public final class ResultListRoutes implements Routes {
  private static final int MOST_LOOKED_AT = 2_000;
  private static final int PAGE = 100;

  private final Authentication authentication;
  private final TaskStore store;
  private final Costs costs;
  private final UrlSigner signer;
  private final PublicBase base;
  private final Time time;

  /// What a task has cost.
  @FunctionalInterface
  public interface Costs {
    /// In yuan; empty where nothing was charged.
    Optional<String> of(String taskId) throws InterruptedException;
  }

  public ResultListRoutes(
      Authentication authentication,
      TaskStore store,
      Costs costs,
      UrlSigner signer,
      PublicBase base,
      Time time) {
    this.authentication = authentication;
    this.store = store;
    this.costs = costs;
    this.signer = signer;
    this.base = base;
    this.time = time;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(Wire.OWN_RESULTS, this::list);
  }

  /// A task that is shown, and what was tried for it.
  private record Found(Task task, List<AttemptRow> attempts) {}

  /// What a look has found.
  ///
  /// @param next where the list goes on; empty at its end
  private record Look(List<Found> found, Optional<ResultListParameters.Cursor> next) {}

  private void list(Context context) throws InterruptedException {
    authentication.require(context);
    ApiKey key = Exchange.key(context);
    TaskViewer viewer = TaskViewer.of(key.principal(), key.terms().scope().ownTasksOnly());
    Look look =
        context.queryParams(NamedTasks.TASK).isEmpty()
            ? look(context, viewer)
            : named(context, viewer);
    ObjectNode answer = Json.object().put("request_id", Exchange.requestId(context));
    var rows = answer.putArray("results");
    ResultUrls urls = new ResultUrls(signer, base.of(context));
    for (Found found : look.found) {
      ObjectNode row = ResultRow.of(found.task, found.attempts, urls);
      costs.of(found.task.id()).ifPresent(cost -> row.put("cost", cost));
      rows.add(row);
    }
    look.next.ifPresent(next -> answer.put("cursor", next.toString()));
    Exchange.answer(context, 200, answer);
  }

  /// Those that are asked for by their ids and are there, in that order.
  private Look named(Context context, TaskViewer viewer) throws InterruptedException {
    List<Found> found = new ArrayList<>();
    for (String id : NamedTasks.ids(context)) {
      Optional<Task> task = store.find(id, time.now()).filter(viewer::sees);
      if (task.isPresent()) {
        found.add(new Found(task.get(), store.attempts(id)));
      }
    }
    return new Look(found, Optional.empty());
  }

  private Look look(Context context, TaskViewer viewer) throws InterruptedException {
    ResultListParameters query = ResultListParameters.parse(context::queryParam);
    return query.isOfAnother(viewer.onlyKey())
        ? new Look(List.of(), Optional.empty())
        : look(viewer, query);
  }

  private Look look(TaskViewer viewer, ResultListParameters query) throws InterruptedException {
    Instant now = time.now();
    List<Found> found = new ArrayList<>();
    int looked = 0;
    for (int page = 1; looked < MOST_LOOKED_AT; page++) {
      TaskFilter filter = query.filter(viewer.onlyKey(), new TaskFilter.Paging(page, PAGE), now);
      TaskPage tasks = store.list(viewer.workspace(), filter);
      for (Task task : tasks.tasks()) {
        looked++;
        if (query.matches(task)) {
          List<AttemptRow> attempts = store.attempts(task.id());
          if (query.matches(attempts)) {
            found.add(new Found(task, attempts));
          }
        }
        if (found.size() == query.limit() || looked >= MOST_LOOKED_AT) {
          return new Look(found, Optional.of(ResultListParameters.Cursor.of(task)));
        }
      }
      if (tasks.tasks().size() < PAGE) {
        return new Look(found, Optional.empty());
      }
    }
    return new Look(found, Optional.empty());
  }
}
