package io.openbailian.engines.dashscope;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.LostWork;
import io.openbailian.engine.Time;
import io.openbailian.outbound.UpstreamSettings;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.client.TaskListAnswer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Submits tasks, each once. Where an answer was lost, with its connection or with this process,
/// the task is looked for in the account's list; it is ours where it is the only one there that no
/// call has, and no other call may have lost one in that time.
///
/// @param settings of the engine, for its names of models
record Submitter(Accounts accounts, SubmissionLog log, UpstreamSettings settings, Time time) {
  private static final Logger LOG = LoggerFactory.getLogger(Submitter.class);
  private static final int LOOKS = 3;
  private static final int MOST_PAGES = 20;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /// The list counts in whole seconds, by a clock that is not ours.
  private static final Duration BEFORE = Duration.ofSeconds(2);

  private static final Duration ROOM = Duration.ofSeconds(2);

  /// Submits the call's task.
  ///
  /// @param bring whether all its inputs are brought, because the service could not fetch one
  WorkName submit(EngineCall call, boolean bring) throws EngineFailure, InterruptedException {
    Submission submission = new Submission(settings, call);
    try {
      return accounts.ask(
          submission.model(), call::stop, account -> submit(submission, account, bring));
    } catch (EngineFailure.Unknown e) {
      return lookFor(call).orElseThrow(() -> e);
    }
  }

  private WorkName submit(Submission submission, ServiceAccount account, boolean bring)
      throws EngineFailure, InterruptedException {
    String call = submission.call().id();
    String model = submission.model();
    try {
      log.begins(call, model, account.name());
    } catch (IOException e) {
      throw noRoom(e);
    }
    try {
      WorkName work =
          new WorkName(account.tasks().submit(submission, bring), account.name(), false);
      note(() -> log.named(call, model, work));
      return work;
    } catch (EngineFailure.Refused
        | EngineFailure.Busy
        | EngineFailure.Down
        | EngineFailure.Broken e) {
      note(() -> log.refused(call, model));
      throw e;
    }
  }

  /// What cannot be noted is not submitted for money.
  private static EngineFailure noRoom(IOException cause) {
    EngineFailure.Busy busy =
        new EngineFailure.Busy(Optional.of(ROOM), ErrorCode.RATE_QUOTA.with());
    busy.initCause(cause);
    return busy;
  }

  @FunctionalInterface
  private interface Noting {
    void write() throws IOException;
  }

  /// An answer that is not noted is one more that has to be looked for after a death.
  private static void note(Noting noting) {
    try {
      noting.write();
    } catch (IOException e) {
      LOG.warn("the answer to a submission could not be noted", e);
    }
  }

  /// The task of a call that has a handle: a later one may have been submitted in its place.
  WorkName takenUp(EngineCall call, String handle) throws EngineFailure, InterruptedException {
    WorkName known =
        WorkName.parse(handle)
            .orElseThrow(() -> new EngineFailure.Broken("the handle names no task"));
    Optional<SubmissionLog.Entry> last = last(call);
    if (last.isEmpty()) {
      return known;
    }
    return switch (last.get().state()) {
      case REFUSED -> known;
      case NAMED -> WorkName.parse(last.get().about()).orElse(known);
      case BEGUN ->
          lookFor(call)
              .orElseThrow(() ->
                  new EngineFailure.Unknown(
                      "a task may have been submitted in the place of one that failed"));
    };
  }

  private Optional<SubmissionLog.Entry> last(EngineCall call) throws EngineFailure {
    try {
      return log.last(call.id());
    } catch (IOException e) {
      throw noRoom(e);
    }
  }

  /// What became of an attempt whose handle was lost.
  LostWork seek(EngineCall call, Instant begun) throws EngineFailure, InterruptedException {
    Optional<SubmissionLog.Entry> last = last(call);
    if (last.isEmpty()) {
      return isCovered(begun) ? new LostWork.NeverBegun() : new LostWork.Unknown();
    }
    return switch (last.get().state()) {
      case REFUSED -> new LostWork.NeverBegun();
      case NAMED -> new LostWork.Found(last.get().about());
      case BEGUN ->
          lookFor(call)
              .<LostWork>map(work -> new LostWork.Found(work.handle()))
              .orElseGet(LostWork.Unknown::new);
    };
  }

  private boolean isCovered(Instant begun) throws EngineFailure {
    try {
      return log.knows(begun);
    } catch (IOException e) {
      throw noRoom(e);
    }
  }

  private Optional<WorkName> lookFor(EngineCall call) throws EngineFailure, InterruptedException {
    Optional<SubmissionLog.Entry> lost =
        last(call).filter(entry -> entry.state() == SubmissionLog.State.BEGUN);
    Optional<ServiceAccount> account = lost.flatMap(entry -> accounts.named(entry.about()));
    for (int look = 1; account.isPresent() && look <= LOOKS; look++) {
      if (time.await(call::stopped, PAUSE)) {
        throw new InterruptedException("the call was stopped while its task was looked for");
      }
      Optional<WorkName> found = look(call, lost.orElseThrow(), account.get());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<WorkName> look(EngineCall call, SubmissionLog.Entry lost, ServiceAccount account)
      throws EngineFailure, InterruptedException {
    Instant from = lost.at().minus(BEFORE);
    Instant to = latest(lost.at());
    List<String> candidates;
    try {
      candidates = unclaimed(account, lost.model(), from, to);
      if (candidates.size() != 1 || log.isAnotherOpen(call.id(), lost.model(), from, to)) {
        return Optional.empty();
      }
      WorkName work = new WorkName(candidates.getFirst(), account.name(), true);
      log.named(call.id(), lost.model(), work);
      return Optional.of(work);
    } catch (IOException e) {
      throw noRoom(e);
    } catch (EngineFailure.Refused | EngineFailure.Broken | EngineFailure.Unknown e) {
      return Optional.empty(); // a question that failed says nothing
    }
  }

  /// A request that was on its way is taken within the time that its answer is waited for.
  private Instant latest(Instant begun) {
    UpstreamSettings.Timeouts timeouts = settings.timeouts();
    Instant last = begun.plus(timeouts.connect()).plus(timeouts.firstByte());
    return last.isBefore(time.now()) ? last : time.now();
  }

  private List<String> unclaimed(ServiceAccount account, String model, Instant from, Instant to)
      throws EngineFailure, InterruptedException, IOException {
    List<String> all = new ArrayList<>();
    for (int number = 1; number <= MOST_PAGES; number++) {
      TaskListAnswer page = account.tasks().page(Optional.of(model), from, to, number);
      for (TaskListAnswer.Line line : page.tasks()) {
        boolean ours = WorkName.isTask(line.taskId()) && line.model().equals(model);
        if (ours && !log.isClaimed(line.taskId())) {
          all.add(line.taskId());
        }
      }
      if (page.tasks().size() < UpstreamTasks.PAGE) {
        return all;
      }
    }
    throw new EngineFailure.Unknown("the list of tasks is too long to be looked through");
  }
}
