package io.openbailian.server.http.openai;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.openbailian.catalog.Catalog;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.Wire;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.server.artifact.UrlSigner;
import io.openbailian.server.http.exchange.Authentication;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Callers;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.IgnoredMembers;
import io.openbailian.server.http.exchange.PublicBase;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.http.exchange.StartGate;
import io.openbailian.server.http.results.ResultUrls;
import io.openbailian.server.invoke.Caller;
import io.openbailian.server.invoke.CallerGoneException;
import io.openbailian.server.invoke.DirectInvocations;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.invoke.Submissions;
import io.openbailian.server.openai.PictureRequest;
import io.openbailian.server.task.HeldPolls;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskViewer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `images/generations` of the OpenAI dialect, below `/compatible-mode/v1` and `/v1`: the same
/// tasks, waited for. The size that was made is told in the answer.
public final class PictureRoutes implements Routes {
  private static final String GENERATIONS = "/images/generations";

  /// Where this is served.
  public static final Set<String> PATHS =
      Set.of(Wire.COMPATIBLE + GENERATIONS, Wire.OPENAI + GENERATIONS);

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(280);
  private static final Duration LOOK_UP = Duration.ofSeconds(1);
  private static final long MOST_INLINE = 64L << 20;

  private final Making making;
  private final Results results;
  private final Authentication authentication;
  private final PublicBase base;
  private final BodyReader bodies;
  private final IgnoredMembers ignored;
  private final Time time;

  /// How pictures are made.
  ///
  /// @param pictures what answers with pictures wait for before they begin
  public record Making(
      Catalog catalog,
      Invoker invoker,
      Submissions submissions,
      DirectInvocations direct,
      StartGate pictures) {}

  /// Where what was made is found.
  public record Results(HeldPolls polls, ArtifactStore artifacts, UrlSigner signer) {}

  /// @param authentication for the base that the service does not have
  public PictureRoutes(
      Making making,
      Results results,
      Authentication authentication,
      PublicBase base,
      BodyReader bodies,
      IgnoredMembers ignored,
      Time time) {
    this.making = making;
    this.results = results;
    this.authentication = authentication;
    this.base = base;
    this.bodies = bodies;
    this.ignored = ignored;
    this.time = time;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post(Wire.COMPATIBLE + GENERATIONS, this::generate);
    routes.post(
        Wire.OPENAI + GENERATIONS,
        context -> {
          authentication.require(context);
          generate(context);
        });
  }

  private void generate(Context context) throws InterruptedException {
    bodies.read(context, PictureRequest.shape(), document -> answer(context, document));
  }

  private void answer(Context context, JsonReading.Read document) throws InterruptedException {
    JsonNode body = document.tree();
    if (!body.isObject()) {
      throw new WireException(ErrorCode.ILLEGAL_INPUT.with().sent("the body is no JSON object"));
    }
    PictureRequest request = PictureRequest.read(body, making.catalog(), making.invoker());
    ignored.tell(context, request.invocation().model(), document.unknown(), List.of());
    Made made = request.isTask() ? byTask(context, request) : direct(context, request);
    Exchange.answer(context, 200, document(context, request, made));
  }

  private record Made(List<ItemResult> items, Instant expires) {}

  private Made direct(Context context, PictureRequest request) throws InterruptedException {
    making.pictures().await();
    DirectInvocations.Answer answer =
        making
            .direct()
            .run(request.invocation(), Callers.of(context), new DirectInvocations.Listener() {});
    return new Made(answer.items(), answer.expires());
  }

  /// The task goes on when its client leaves, or has waited too long: it is in the list of tasks.
  private Made byTask(Context context, PictureRequest request) throws InterruptedException {
    Caller caller = Callers.of(context);
    String id = making.submissions().submit(request.invocation(), caller.key(), caller.requestId());
    AtomicBoolean gone = new AtomicBoolean();
    try (Caller.Watch _ = caller.presence().watch(() -> gone.set(true))) {
      return ended(id, TaskViewer.of(caller.key().principal(), true), gone);
    }
  }

  private Made ended(String id, TaskViewer viewer, AtomicBoolean gone) throws InterruptedException {
    long end = time.nanos() + LONGEST_WAIT.toNanos();
    while (true) {
      Task task =
          results
              .polls()
              .present(id, viewer)
              .orElseThrow(() -> new WireException(ErrorCode.INTERNAL_ERROR.with()));
      switch (task.state()) {
        case TaskState.Succeeded succeeded -> {
          return new Made(succeeded.items(), task.expires());
        }
        case TaskState.Failed failed ->
            throw new WireException(ErrorCode.told(failed.code(), failed.message()));
        case TaskState.Canceled _ ->
            throw new WireException(
                ErrorCode.TASK_FAILED.with("the task %s was canceled".formatted(id)));
        case TaskState.Pending _, TaskState.Running _ -> {}
      }
      boolean goesOn = results.polls().awaitEnd(id, LOOK_UP);
      if (gone.get()) {
        throw new CallerGoneException();
      }
      if (!goesOn || time.nanos() - end >= 0) {
        throw new WireException(
            ErrorCode.TIMEOUT.with().withHint("the task %s goes on: ask for it".formatted(id)));
      }
    }
  }

  private ObjectNode document(Context context, PictureRequest request, Made made) {
    ResultUrls urls = new ResultUrls(results.signer(), base.of(context));
    ObjectNode answer = Json.object();
    answer.put("created", time.now().getEpochSecond());
    ArrayNode data = answer.putArray("data");
    Optional<WireError> failure = Optional.empty();
    long inline = 0;
    for (ItemResult item : made.items()) {
      switch (item) {
        case ItemResult.Produced picture -> {
          ObjectNode one = data.addObject();
          if (request.inline()) {
            byte[] file = file(picture.artifact(), MOST_INLINE - inline);
            inline += file.length;
            one.put("b64_json", Base64.getEncoder().encodeToString(file));
          } else {
            one.put("url", urls.of(picture.artifact(), made.expires()));
          }
          String prompt = picture.actualPrompt();
          if (prompt != null) {
            one.put("revised_prompt", prompt);
          }
          answer.put("size", picture.width() + "x" + picture.height());
        }
        case ItemResult.Failed failed ->
            failure = Optional.of(ErrorCode.told(failed.code(), failed.message()));
        case ItemResult.Text _, ItemResult.Note _, ItemResult.Transcribed _ -> {}
      }
    }
    if (data.isEmpty()) {
      throw new WireException(failure.orElseGet(ErrorCode.INTERNAL_ERROR::with));
    }
    return answer;
  }

  private byte[] file(String artifact, long most) {
    try {
      StoredFile file =
          results
              .artifacts()
              .find(artifact)
              .orElseThrow(() -> new WireException(ErrorCode.INTERNAL_ERROR.with()));
      if (file.length() > most) {
        throw new WireException(
            ErrorCode.INVALID_PARAMETER.with(
                "The pictures are too large to go within the answer; ask for response_format: url"));
      }
      return file.read();
    } catch (IOException e) {
      throw new WireException(ErrorCode.INTERNAL_ERROR.with());
    }
  }
}
