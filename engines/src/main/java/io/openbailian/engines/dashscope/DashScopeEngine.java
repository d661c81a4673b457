package io.openbailian.engines.dashscope;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCondition;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EngineTraits.Trait;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.LostWork;
import io.openbailian.engine.Relay;
import io.openbailian.engine.StopWish;
import io.openbailian.engine.Time;
import io.openbailian.outbound.UpstreamSettings;
import io.openbailian.protocol.client.TaskAnswer;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A server of this very API as an engine: pictures and films are submitted there, once, by one of
/// its accounts, waited for by the name that it gave, and fetched as soon as they are done.
public final class DashScopeEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(DashScopeEngine.class);

  /// So often a task is submitted that the service takes and then fails for its own throttling.
  private static final int MOST_SUBMISSIONS = 6;

  private final UpstreamSettings settings;
  private final Accounts accounts;
  private final SubmissionLog log;
  private final Submitter submitter;
  private final Time time;
  private final boolean costsMoney;
  private volatile boolean closed;

  DashScopeEngine(
      UpstreamSettings settings,
      Accounts accounts,
      SubmissionLog log,
      Time time,
      boolean costsMoney) {
    this.settings = settings;
    this.accounts = accounts;
    this.log = log;
    this.submitter = new Submitter(accounts, log, settings, time);
    this.time = time;
    this.costsMoney = costsMoney;
  }

  /// All is done there: several pictures of one task, prompts, marks and labels; files stay as they
  /// are.
  @Override
  public EngineTraits traits() {
    EngineTraits traits =
        EngineTraits.plain()
            .with(Trait.BATCHES, Trait.REWRITES_PROMPTS, Trait.WATERMARKS)
            .with(Trait.FINISHES_FILES, Trait.TAKES_ADDRESSES);
    return costsMoney ? traits.with(Trait.COSTS_MONEY) : traits;
  }

  @Override
  public int width() {
    return settings.concurrency();
  }

  /// Only what has not begun there can be stopped.
  @Override
  public boolean stops() {
    return false;
  }

  @Override
  public boolean serves(Operation operation, EngineModel model) {
    return settings.serves(model.name());
  }

  @Override
  public EngineCondition condition() throws InterruptedException {
    return AccountConditions.of(accounts);
  }

  @Override
  public void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
    if (!serves(call.operation(), call.model())) {
      throw new EngineFailure.Down("the engine does not serve " + call.model().name());
    }
    switch (call.operation().result()) {
      case TEXT -> new Conversations(settings, accounts).answer(call, sink);
      case EMBEDDINGS -> new Numbers(settings, accounts).embed(call, sink);
      case RANKING -> new Numbers(settings, accounts).rank(call, sink);
      case RESULTS, CHOICES, IMAGE_URL, VIDEO_URL, TRANSCRIPTION -> files(call, sink);
      case PASSED -> byTask(call, sink);
      case SOCKET -> new SpeechTasks(settings, accounts).run(call, sink);
    }
  }

  private void files(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    if (Stories.isStory(call) && call.streamed()) {
      StoryStream.ask(accounts, new Submission(settings, call), call, sink);
    } else if (call.operation().modes().contains(Mode.ASYNC)) {
      byTask(call, sink);
    } else {
      direct(call, sink);
    }
  }

  /// What an account answered.
  private record Made(ServiceAccount account, JsonNode output) {}

  private void direct(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    Submission submission = new Submission(settings, call);
    Made made =
        accounts.ask(
            submission.model(),
            call::stop,
            account -> new Made(account, account.tasks().direct(submission)));
    made.account().results().hand(made.output(), call, sink);
  }

  private void byTask(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    Optional<Instant> submitted = Optional.empty();
    WorkName work;
    if (call.handle().isPresent()) {
      work = submitter.takenUp(call, call.handle().get());
    } else {
      work = submitted(call, false, sink);
      submitted = Optional.of(time.now());
    }
    boolean bring = false;
    for (int submissions = 1; ; submissions++) {
      ServiceAccount account = account(work);
      TaskAnswer end = awaited(work, account, submitted, call);
      Optional<EngineFailure> failure = failure(end);
      if (failure.isEmpty()) {
        checkOurs(work, end.whole().path("output"), call);
        hand(account, end.whole(), call, sink);
        return;
      }
      boolean unreachable = !bring && !isPassed(call) && Refusals.isAboutAddresses(failure.get());
      if (!unreachable) {
        checkThrottled(failure.get(), submissions);
        account.standing().throttled(settings.theirs(call.model().name()));
      }
      bring |= unreachable;
      work = submitted(call, bring, sink); // it was not carried out, and is not charged for
      submitted = Optional.of(time.now());
    }
  }

  private static boolean isPassed(EngineCall call) {
    return call.operation().result() == ResultShape.PASSED;
  }

  private void hand(ServiceAccount account, ObjectNode answer, EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    if (!isPassed(call)) {
      account.results().hand(answer.path("output"), call, sink);
      return;
    }
    int item = call.items().getFirst().index();
    Set<String> asked = new RelayedRequest(settings, call.passed()).addresses();
    new NamedFiles(account.results(), asked)
        .fetch(
            answer.path("output"),
            (address, file) -> sink.emit(new EngineEvent.Fetched(item, address, file)));
    sink.emit(new EngineEvent.Answered(item, answer));
  }

  private WorkName submitted(EngineCall call, boolean bring, EventSink sink)
      throws EngineFailure, InterruptedException {
    WorkName work = submitter.submit(call, bring);
    sink.emit(new EngineEvent.Handle(work.handle()));
    return work;
  }

  /// Only what the service fails for its own throttling is submitted again.
  private static void checkThrottled(EngineFailure failure, int submissions) throws EngineFailure {
    if (!(failure instanceof EngineFailure.Busy)) {
      throw failure;
    }
    if (submissions >= MOST_SUBMISSIONS) {
      throw new EngineFailure.Broken("the service throttled the task again and again");
    }
  }

  private ServiceAccount account(WorkName work) throws EngineFailure {
    return accounts
        .named(work.account())
        .orElseThrow(() ->
            new EngineFailure.Down(
                "account %s, which the task belongs to, is not configured any more"
                    .formatted(work.account())));
  }

  private static TaskAnswer awaited(
      WorkName work, ServiceAccount account, Optional<Instant> submitted, EngineCall call)
      throws EngineFailure, InterruptedException {
    try {
      return account.queries().await(work.task(), submitted, call);
    } catch (InterruptedException e) {
      if (call.stop() == StopWish.END) {
        cancel(work, account);
      }
      throw e;
    }
  }

  private static Optional<EngineFailure> failure(TaskAnswer end) {
    return switch (end.status()) {
      case SUCCEEDED -> Optional.empty();
      case FAILED ->
          Optional.of(
              Refusals.ofEnded(
                  end.code().orElse("InternalError"),
                  end.message().orElse("the task failed without a reason")));
      case CANCELED ->
          Optional.of(new EngineFailure.Broken("somebody canceled the task at the service"));
      case PENDING, RUNNING, SUSPENDED, UNKNOWN ->
          Optional.of(new EngineFailure.Broken("the task is not over"));
    };
  }

  /// A task that was looked for is believed to be ours only where it says what ours asked for:
  /// others may use the account, too.
  private void checkOurs(WorkName work, JsonNode output, EngineCall call) throws EngineFailure {
    if (!work.found()) {
      return;
    }
    String asked =
        isPassed(call)
            ? new RelayedRequest(settings, call.passed()).prompt()
            : call.values().text(Meaning.PROMPT).orElse("");
    JsonNode first = output.path("results").path(0).path("orig_prompt");
    String theirs = output.path("orig_prompt").asString(first.asString(""));
    if (!theirs.strip().equals(asked.strip())) {
      throw new EngineFailure.Unknown(
          "a submission's answer was lost, and nothing shows which task it became");
    }
  }

  private static void cancel(WorkName work, ServiceAccount account) throws InterruptedException {
    try {
      account.tasks().cancel(work.task());
    } catch (EngineFailure e) {
      LOG.info(
          "task={} has begun upstream and goes on there: {}", work.task(), e.error().message());
    }
  }

  @Override
  public LostWork seek(EngineCall call, Instant begun) throws EngineFailure, InterruptedException {
    return call.operation().modes().contains(Mode.ASYNC)
        ? submitter.seek(call, begun)
        : new LostWork.Unknown();
  }

  @Override
  public Optional<Relay> relay() {
    return Optional.of(new ServiceRelay(settings, accounts));
  }

  @Override
  public void close() {
    closed = true;
    accounts.close();
    log.close();
  }
}
