package io.openbailian.server.http.openai;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.FormReading;
import io.openbailian.server.http.exchange.IgnoredMembers;
import io.openbailian.server.http.exchange.QueryParameters;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.http.results.FileAnswer;
import io.openbailian.server.invoke.CallerGoneException;
import io.openbailian.server.invoke.Submissions;
import io.openbailian.server.openai.VideoDocument;
import io.openbailian.server.openai.VideoRequest;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.ProgressBoard;
import io.openbailian.server.task.CancelWish;
import io.openbailian.server.task.HeldPolls;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskFilter;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.task.TaskViewer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `videos` of the OpenAI dialect, below `/compatible-mode/v1` and `/v1`: films as the tasks that
/// they are, by the names of these.
public final class VideoRoutes implements Routes {
  private static final String VIDEOS = "/videos";
  private static final String ID = "video_id";
  private static final String ONE = VIDEOS + "/{" + ID + "}";
  private static final String CONTENT = ONE + "/content";
  private static final int USUAL_LIST = 20;
  private static final int MOST_OF_LIST = 100;

  private final MediaWork work;
  private final Submissions submissions;
  private final Kept kept;
  private final Authentication authentication;
  private final BodyReader bodies;
  private final IgnoredMembers ignored;
  private final Time time;

  /// Where films are found that were asked for.
  public record Kept(
      TaskStore tasks,
      HeldPolls polls,
      ProgressBoard progress,
      ArtifactIndex index,
      ArtifactStore files) {}

  /// @param authentication for the base that the service does not have
  public VideoRoutes(
      MediaWork work,
      Submissions submissions,
      Kept kept,
      Authentication authentication,
      BodyReader bodies,
      IgnoredMembers ignored,
      Time time) {
    this.work = work;
    this.submissions = submissions;
    this.kept = kept;
    this.authentication = authentication;
    this.bodies = bodies;
    this.ignored = ignored;
    this.time = time;
  }

  @Override
  public void register(RoutesConfig routes) {
    register(routes, Wire.COMPATIBLE, false);
    register(routes, Wire.OPENAI, true);
  }

  /// What answers a request.
  @FunctionalInterface
  private interface Answer {
    void to(Context context) throws InterruptedException;
  }

  private void register(RoutesConfig routes, String base, boolean asks) {
    routes.post(base + VIDEOS, context -> answer(context, asks, this::create));
    routes.get(base + VIDEOS, context -> answer(context, asks, this::list));
    routes.get(base + ONE, context -> answer(context, asks, this::tell));
    routes.get(base + CONTENT, context -> answer(context, asks, this::content));
    routes.delete(base + ONE, context -> answer(context, asks, this::delete));
  }

  private void answer(Context context, boolean asks, Answer answer) throws InterruptedException {
    if (asks) {
      authentication.require(context);
    }
    answer.to(context);
  }

  private void create(Context context) throws InterruptedException {
    String type = context.header("Content-Type");
    if (type != null && type.toLowerCase(Locale.ROOT).strip().startsWith("multipart/")) {
      UploadedForm form =
          UploadedForm.read(
              context,
              new FormReading(bodies),
              Set.of(VideoRequest.REFERENCE),
              Set.of(VideoRequest.SECONDS),
              (_, _, _) -> {
                throw VideoRequest.reference();
              });
      create(context, form.fields(), form.others(VideoRequest.READ));
    } else {
      bodies.read(
          context,
          VideoRequest.shape(),
          document -> {
            if (!(document.tree() instanceof ObjectNode body)) {
              throw new WireException(
                  ErrorCode.ILLEGAL_INPUT.with().sent("the body is no JSON object"));
            }
            create(context, body, document.unknown());
          });
    }
  }

  private void create(Context context, ObjectNode body, List<String> unread)
      throws InterruptedException {
    Invocation invocation = VideoRequest.read(body, work.catalog(), work.invoker());
    ignored.tell(context, invocation.model(), unread, List.of());
    String id = submissions.submit(invocation, Exchange.key(context), Exchange.requestId(context));
    Exchange.answer(context, 200, document(find(id, viewer(context))));
  }

  private ObjectNode document(Task task) {
    return VideoDocument.of(task, kept.progress().of(task).overall());
  }

  private static TaskViewer viewer(Context context) {
    ApiKey key = Exchange.key(context);
    return TaskViewer.of(key.principal(), key.terms().scope().ownTasksOnly());
  }

  /// A film that this key may see.
  private Task find(String id, TaskViewer viewer) throws InterruptedException {
    return kept.polls()
        .present(id, viewer)
        .filter(this::isFilm)
        .orElseThrow(() ->
            new WireException(
                ErrorCode.TASK_NOT_FOUND
                    .with()
                    .sent("video: " + (id.length() > 80 ? id.substring(0, 80) + "…" : id))));
  }

  private boolean isFilm(Task task) {
    return work.catalog()
        .operation(task.request().operation())
        .filter(operation -> operation.result() == ResultShape.VIDEO_URL)
        .isPresent();
  }

  private Task asked(Context context) throws InterruptedException {
    return find(context.pathParam(ID), viewer(context));
  }

  private void tell(Context context) throws InterruptedException {
    Exchange.answer(context, 200, document(asked(context)));
  }

  private void content(Context context) throws InterruptedException {
    String variant = context.queryParam("variant");
    if (variant != null && !variant.equals("video")) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER
              .with("variant should be one of [video]")
              .sent("variant: " + (variant.length() > 40 ? "…" : variant)));
    }
    Task task = asked(context);
    Optional<String> name = VideoDocument.file(task);
    if (name.isEmpty()) {
      throw new WireException(
          ErrorCode.TASK_NOT_FOUND
              .with()
              .withHint(
                  "the film is %s"
                      .formatted(task.state().status().name().toLowerCase(Locale.ROOT))));
    }
    Artifact artifact = kept.index().find(name.get(), time.now()).orElseThrow(VideoRoutes::gone);
    StoredFile file = kept.files().find(name.get()).orElseThrow(VideoRoutes::gone);
    try {
      FileAnswer.write(context, artifact, file);
    } catch (IOException e) {
      throw new CallerGoneException();
    }
  }

  private static WireException gone() {
    return new WireException(ErrorCode.RESULT_GONE.with());
  }

  /// The newest first. What comes behind `after` was submitted before it.
  private void list(Context context) throws InterruptedException {
    QueryParameters query = context::queryParam;
    int limit = query.number("limit", USUAL_LIST, MOST_OF_LIST);
    String order = context.queryParam("order");
    if (order != null && !order.equals("desc")) {
      throw new WireException(
          ErrorCode.INVALID_PARAMETER.with("order should be one of [desc]").sent("another order"));
    }
    TaskViewer viewer = viewer(context);
    String after = context.queryParam("after");
    Optional<Task> last = after == null ? Optional.empty() : Optional.of(find(after, viewer));
    List<Task> films = films(viewer, last, limit + 1);
    ObjectNode answer = Json.object().put("object", "list");
    ArrayNode data = answer.putArray("data");
    films.stream().limit(limit).map(this::document).forEach(data::add);
    if (!data.isEmpty()) {
      answer.put("first_id", data.get(0).path("id").asString());
      answer.put("last_id", data.get(data.size() - 1).path("id").asString());
    }
    answer.put("has_more", films.size() > limit);
    Exchange.answer(context, 200, answer);
  }

  /// @param most of each model
  private List<Task> films(TaskViewer viewer, Optional<Task> last, int most)
      throws InterruptedException {
    Instant now = time.now();
    List<Task> all = new ArrayList<>();
    for (Model model : work.catalog().models()) {
      if (VideoRequest.operation(model, work.catalog()).isPresent()) {
        TaskFilter filter =
            new TaskFilter(
                Optional.empty(),
                Optional.of(model.name()),
                Optional.empty(),
                viewer.onlyKey(),
                now.minus(Task.LIFETIME.multipliedBy(2)),
                last.map(Task::submitted).orElse(now),
                new TaskFilter.Paging(1, most),
                now);
        all.addAll(kept.tasks().list(viewer.workspace(), filter).tasks());
      }
    }
    return all.stream()
        .filter(this::isFilm)
        .sorted(Comparator.comparing(Task::id).reversed()) // names sort by submission
        .filter(task -> last.isEmpty() || task.id().compareTo(last.get().id()) < 0)
        .toList();
  }

  /// What is not over ends; what is over has its film no more, and stays in the list until it
  /// expires.
  private void delete(Context context) throws InterruptedException {
    Task task = asked(context);
    if (task.state() instanceof TaskState.Ended) {
      VideoDocument.file(task).ifPresent(this::remove);
    } else {
      TaskViewer viewer = viewer(context);
      switch (kept.tasks()
          .cancelRunning(task.id(), viewer.workspace(), CancelWish.END, time.now())) {
        case CANCELED, WISHED, NOT_PENDING -> {}
        case UNKNOWN -> throw new WireException(ErrorCode.TASK_NOT_FOUND.with());
      }
    }
    Exchange.answer(
        context,
        200,
        Json.object().put("id", task.id()).put("object", "video.deleted").put("deleted", true));
  }

  private void remove(String file) {
    try {
      kept.files().delete(file);
    } catch (IOException e) {
      throw new WireException(ErrorCode.INTERNAL_ERROR.with());
    }
  }
}
