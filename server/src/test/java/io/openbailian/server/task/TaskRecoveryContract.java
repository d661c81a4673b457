package io.openbailian.server.task;

import static io.openbailian.server.task.TestTasks.NOON;
import static io.openbailian.server.task.TestTasks.aTask;
import static io.openbailian.server.task.TestTasks.aTaskFor;
import static io.openbailian.server.task.TestTasks.aTaskOfModel;
import static io.openbailian.server.task.TestTasks.attempt;
import static io.openbailian.server.task.TestTasks.delivered;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What becomes of the tasks of a process that died, in every task store.
public abstract class TaskRecoveryContract extends TaskStoreFixture {
  private static final int LAST_DEATH = 5;

  private Instant now = NOON;

  @Test
  void leavesATaskThatHadNotBegunAsItWas() throws IOException, InterruptedException {
    Task task = submitted(aTask());
    claimOne();

    die();

    assertThat(found(task).state()).isEqualTo(new TaskState.Pending());
    assertThat(claimNow()).extracting(one -> one.task().id()).containsExactly(task.id());
    assertThat(suspect()).isEmpty();
  }

  @Test
  void suspectsEveryTaskThatRanInsideTheProcess() throws IOException, InterruptedException {
    Task one = begun(true, false);
    Task two = begun(true, false);

    die();

    assertThat(claimNow()).isEmpty();
    Claimed first = suspect().orElseThrow();
    assertThat(first.task().id()).isEqualTo(one.id());
    assertThat(first.task().state()).isEqualTo(new TaskState.Running(NOON, NOON.plusSeconds(60)));
    assertThat(first.task().deaths()).isZero();
    assertThat(first.attempts().getFirst().end().orElseThrow().failure().orElseThrow().kind())
        .isEqualTo(AttemptFailure.DIED);
    assertThat(suspect().orElseThrow().task().id()).isEqualTo(two.id());
    assertThat(suspect()).isEmpty();
    assertThat(listener.lanes()).contains(RecordingListener.SUSPECTS);
  }

  @Test
  void countsADeathForTheOnlyTaskThatRan() throws IOException, InterruptedException {
    begun(true, false);
    submitted(aTask());

    die();

    assertThat(suspect().orElseThrow().task().deaths()).isEqualTo(1);
  }

  @Test
  void neverSuspectsATaskThatRanElsewhere() throws IOException, InterruptedException {
    Task remote = begun(false, false);
    begun(true, false);
    begun(true, false);

    die();

    assertThat(claimNow()).extracting(one -> one.task().id()).containsExactly(remote.id());
  }

  @Test
  void suspectsNoTaskThatLeftTheProcessInPeace() throws IOException, InterruptedException {
    Task task = begun(true, false);
    store.endAttempt(task.id(), 1, WORKER, delivered(END));
    store.release(task.id(), WORKER);

    die();

    assertThat(claimNow()).extracting(one -> one.task().id()).containsExactly(task.id());
    assertThat(suspect()).isEmpty();
  }

  @Test
  void takesASuspectThatWasReleasedForASuspectStill() throws IOException, InterruptedException {
    Task task = begun(true, false);
    die();
    suspect();

    store.release(task.id(), WORKER);

    assertThat(claimNow()).isEmpty();
    assertThat(suspect()).isPresent();
  }

  @Test
  void failsTheTaskThatKillsTheProcessAtItsFifthDeathAndNoOther()
      throws IOException, InterruptedException {
    Task innocent = begun(true, false);
    Task killer = begun(true, false);
    Task waiting = submitted(aTask());
    die();
    runAndEndAlone(innocent);

    for (int death = 1; death <= LAST_DEATH; death++) {
      assertThat(found(killer).state()).isInstanceOf(TaskState.Running.class);
      Claimed suspect = suspect().orElseThrow();
      assertThat(suspect.task().deaths()).isEqualTo(death - 1);
      beginAlone(suspect);
      die();
    }

    assertThat(found(killer).deaths()).isEqualTo(LAST_DEATH);
    assertThat(found(killer).state())
        .isEqualTo(
            new TaskState.Failed(
                NOON,
                now,
                "TaskFailed",
                "Task execution failed: the server stopped 5 times while it was running"));
    assertThat(found(waiting).state()).isEqualTo(new TaskState.Pending());
    assertThat(suspect()).isEmpty();
    assertThat(listener.ended()).containsExactly(innocent.id(), killer.id());
  }

  @Test
  void blamesOnlyTheSuspectThatRanAlone() throws IOException, InterruptedException {
    begun(true, false);
    Task second = begun(true, false);
    die();
    Claimed alone = suspect().orElseThrow();
    beginAlone(alone);
    Task beside = submitted(aTask());
    claimNow();
    store.begin(beside.id(), WORKER, attempt(1, now));

    die();

    assertThat(found(alone.task()).deaths()).isEqualTo(1);
    assertThat(found(second).deaths()).isZero();
    assertThat(found(beside).deaths()).isZero();
    assertThat(suspect().orElseThrow().task().id()).isEqualTo(alone.task().id());
    assertThat(suspect().orElseThrow().task().id()).isEqualTo(second.id());
    assertThat(suspect().orElseThrow().task().id()).isEqualTo(beside.id());
  }

  @Test
  void blamesNoSuspectThatHadNotBegunAgain() throws IOException, InterruptedException {
    Task one = begun(true, false);
    Task two = begun(true, false);

    for (int death = 0; death < LAST_DEATH; death++) {
      die();
      suspect();
    }

    assertThat(found(one).deaths()).isZero();
    assertThat(found(two).deaths()).isZero();
  }

  @Test
  void movesASuspectToTheEngineThatServesItNow() throws IOException, InterruptedException {
    begun(true, false);
    restart();

    store.recover((_, _, _) -> "comfyui", LATER);

    assertThat(store.claimSuspect(new Lease(WORKER, LATER.plusSeconds(60)), LATER))
        .hasValueSatisfying(claimed -> assertThat(claimed.task().lane()).isEqualTo("comfyui"));
  }

  @Test
  void keepsTheWishToCancelOverADeath() throws IOException, InterruptedException {
    Task task = begun(false, false);
    store.cancelRunning(task.id(), KEY, CancelWish.END, END);

    die();

    assertThat(claimNow().getFirst().cancel()).contains(CancelWish.END);
  }

  /// A picture that kills the process while it is looked at: its task has never begun.
  @Test
  void buriesATaskWhoseInputsKilledTheProcessFiveTimes() throws IOException, InterruptedException {
    Task killer = submitted(aTask());
    Task innocent = submitted(aTask());
    claimNow();
    dieMarking(killer, innocent);
    assertThat(found(killer).state()).isEqualTo(new TaskState.Pending());

    for (int death = 1; death <= LAST_DEATH; death++) {
      assertThat(claimNow()).as("suspects are claimed alone").isEmpty();
      assertThat(suspect().orElseThrow().task().id()).isEqualTo(killer.id());
      dieMarking(killer);
    }

    assertThat(found(killer).state())
        .isEqualTo(
            new TaskState.Failed(
                now,
                now,
                "TaskFailed",
                "Task execution failed: the server stopped 5 times while its inputs were looked at"));
    assertThat(found(innocent).deaths()).isZero();
    runAndEndAlone(innocent);
    assertThat(suspect()).isEmpty();
  }

  /// A result from elsewhere that kills the process while it is finished: its attempt is no attempt
  /// of this process, and is found open.
  @Test
  void buriesATaskWhoseResultsKilledTheProcessFiveTimes() throws IOException, InterruptedException {
    Task killer = begun(false, false);
    Task beside = begun(false, false);
    store.handle(killer.id(), 1, WORKER, "job-1");
    store.handle(beside.id(), 1, WORKER, "job-2");

    for (int death = 1; death <= LAST_DEATH; death++) {
      assertThat(found(killer).state()).isInstanceOf(TaskState.Running.class);
      dieMarking(killer);
      assertThat(found(killer).deaths()).isEqualTo(death);
      assertThat(claimNow()).extracting(one -> one.task().id()).containsExactly(beside.id());
      suspect()
          .ifPresent(one ->
              assertThat(one.attempts())
                  .as("it is taken up by its handle")
                  .singleElement()
                  .satisfies(row -> assertThat(row.handle()).contains("job-1"))
                  .satisfies(row -> assertThat(row.end()).isEmpty()));
    }

    assertThat(found(killer).state())
        .isEqualTo(
            new TaskState.Failed(
                NOON,
                now,
                "TaskFailed",
                "Task execution failed: the server stopped 5 times while its files were worked on"));
    assertThat(store.attempts(killer.id()))
        .allSatisfy(row ->
            assertThat(row.end().orElseThrow().failure().orElseThrow().kind())
                .isEqualTo(AttemptFailure.DIED));
    assertThat(found(beside).deaths()).isZero();
    assertThat(suspect()).isEmpty();
  }

  @Test
  void aSuspectThatHasNotBegunCanBeCancelled() throws IOException, InterruptedException {
    Task task = submitted(aTask());
    claimNow();
    dieMarking(task);

    assertThat(store.cancel(task.id(), KEY, now)).isEqualTo(TaskStore.Cancellation.CANCELED);
    assertThat(suspect()).isEmpty();
  }

  @Test
  void aMarkOfNoTaskBlamesNobody() throws IOException, InterruptedException {
    Task task = submitted(aTask());
    restart();
    now = now.plus(Duration.ofMinutes(2));

    store.recover(Set.of("a-request-of-somebody", "../lock"), STAY, now);

    assertThat(suspect()).isEmpty();
    assertThat(claimNow()).extracting(claimed -> claimed.task().id()).containsExactly(task.id());
  }

  private void dieMarking(Task... tasks) throws IOException, InterruptedException {
    restart();
    now = now.plus(Duration.ofMinutes(2));
    store.recover(Arrays.stream(tasks).map(Task::id).collect(Collectors.toSet()), STAY, now);
  }

  @Test
  void knowsTheQueueAfterARestart() throws IOException, InterruptedException {
    running();
    submitted(aTask());

    store = open(2);
    assertThat(store.submit(aTask())).isTrue();
    store = open(2);
    store.recover(STAY, LATER);

    assertThat(store.submit(aTask())).isFalse();
  }

  @Test
  void movesWaitingTasksToTheEngineThatServesThemNow() throws IOException, InterruptedException {
    Task moved = submitted(aTaskOfModel("model-a"));
    Task stays = submitted(aTaskOfModel("model-b"));
    Task unknown = submitted(aTaskOfModel("model-c"));

    store.recover((_, model, lane) -> model.equals("model-a") ? "comfyui" : lane, LATER);

    assertThat(claim("comfyui", 9, NOON)).extracting(Task::id).containsExactly(moved.id());
    assertThat(claim(LANE, 9, NOON)).extracting(Task::id).containsExactly(stays.id(), unknown.id());
  }

  @Test
  void tellsItsListenerWhichLanesWaitAtTheStart() throws IOException, InterruptedException {
    running();
    submitted(aTask());
    submitted(aTaskFor("comfyui"));
    restart();
    listener.lanes().clear();

    store.recover(STAY, LATER);

    assertThat(listener.lanes())
        .containsExactlyInAnyOrder(LANE, "comfyui", RecordingListener.SUSPECTS);
  }

  private Task begun(boolean local, boolean alone) throws InterruptedException {
    Task task = submitted(aTask());
    assertThat(claimOne().id()).isEqualTo(task.id());
    assertThat(store.begin(task.id(), WORKER, attempt(1, NOON, local, alone))).isTrue();
    return task;
  }

  private void beginAlone(Claimed suspect) throws InterruptedException {
    int number = suspect.attempts().size() + 1;
    assertThat(store.begin(suspect.task().id(), WORKER, attempt(number, now, true, true))).isTrue();
  }

  private void runAndEndAlone(Task task) throws InterruptedException {
    Claimed suspect = suspect().orElseThrow();
    assertThat(suspect.task().id()).isEqualTo(task.id());
    beginAlone(suspect);
    assertThat(complete(task.id(), failure(), List.of())).isTrue();
  }

  /// The process dies; another starts once its leases are over.
  private void die() throws IOException, InterruptedException {
    restart();
    now = now.plus(Duration.ofMinutes(2));
    store.recover(STAY, now);
  }

  private List<Claimed> claimNow() throws InterruptedException {
    return store.claim(LANE, lease(), 9, BOUND, now);
  }

  private Optional<Claimed> suspect() throws InterruptedException {
    return store.claimSuspect(lease(), now);
  }

  private Lease lease() {
    return new Lease(WORKER, now.plusSeconds(60));
  }
}
