package io.openbailian.server.task;

import static io.openbailian.server.task.TestTasks.NOON;
import static io.openbailian.server.task.TestTasks.aTask;
import static io.openbailian.server.task.TestTasks.aTaskAt;
import static io.openbailian.server.task.TestTasks.aTaskFor;
import static io.openbailian.server.task.TestTasks.aTaskOf;
import static io.openbailian.server.task.TestTasks.attempt;
import static io.openbailian.server.task.TestTasks.delivered;
import static io.openbailian.server.task.TestTasks.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.server.task.TaskStore.Cancellation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/// Who may carry out which task, in every task store: claims, leases, attempts and cancels.
public abstract class TaskClaimContract extends TaskStoreFixture {
  private static final String OTHER = "two";
  private static final Lease OTHERS = new Lease(OTHER, LEASED);

  @Test
  void leavesAClaimedTaskPendingUntilItsFirstAttemptBegins()
      throws IOException, InterruptedException {
    Task task = submitted(aTask());
    claimOne();
    assertThat(found(task).state()).isEqualTo(new TaskState.Pending());

    assertThat(store.begin(task.id(), WORKER, attempt(1, NOON))).isTrue();
    assertThat(store.begin(task.id(), WORKER, attempt(2, END))).isTrue();

    assertThat(found(task).state()).isEqualTo(new TaskState.Running(NOON, NOON.plusSeconds(60)));
  }

  @Test
  void beginsNoTaskThatWasCanceledWhileItWasClaimed() throws IOException, InterruptedException {
    Task task = submitted(aTask());
    claimOne();

    assertThat(store.cancel(task.id(), KEY, END)).isEqualTo(Cancellation.CANCELED);

    assertThat(begin(task, 1)).isFalse();
    assertThat(complete(task.id(), failure(), List.of())).isFalse();
    assertThat(store.attempts(task.id())).isEmpty();
    assertThat(found(task).state()).isEqualTo(new TaskState.Canceled(END));
  }

  @Test
  void endsATaskThatFailedBeforeItsFirstAttempt() throws IOException, InterruptedException {
    Task task = submitted(aTask());
    claimOne();
    var early = new TaskState.Failed(null, END, "InvalidURL", "no such host");

    assertThat(complete(task.id(), early, List.of())).isTrue();

    assertThat(found(task).state()).isEqualTo(early);
  }

  @Test
  void givesNoTaskToTwoWorkers() throws IOException, InterruptedException {
    List<String> ids = submitMany(rounds(400));
    TaskStore second = second();
    List<Callable<List<String>>> workers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      workers.add(() -> claimAll(store, LEASE));
      workers.add(() -> claimAll(second, OTHERS));
    }

    List<List<String>> claimed = Together.run(workers);

    assertThat(claimed.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(ids);
  }

  private static List<String> claimAll(TaskStore from, Lease lease) throws InterruptedException {
    List<String> ids = new ArrayList<>();
    for (List<Claimed> some = from.claim(LANE, lease, 7, BOUND, NOON);
        !some.isEmpty();
        some = from.claim(LANE, lease, 7, BOUND, NOON)) {
      some.forEach(claimed -> ids.add(claimed.task().id()));
    }
    return ids;
  }

  @Test
  void givesATaskToAnotherWorkerOnceTheLeaseIsOver() throws IOException, InterruptedException {
    Task task = submitted(aTask());
    claimOne();
    store.begin(task.id(), WORKER, attempt(1, NOON, false, false));
    TaskStore second = second();

    leasesAreOver(second, LEASED.minusMillis(1));
    assertThat(second.claim(LANE, OTHERS, 1, BOUND, LEASED.minusMillis(1))).isEmpty();
    leasesAreOver(second, LATER);
    List<Claimed> claimed =
        second.claim(LANE, new Lease(OTHER, LATER.plusSeconds(60)), 1, BOUND, LATER);

    assertThat(claimed).extracting(one -> one.task().id()).containsExactly(task.id());
    assertThat(begin(task, 2)).isFalse();
    assertThat(store.handle(task.id(), 1, WORKER, "h")).isFalse();
    assertThat(store.endAttempt(task.id(), 1, WORKER, delivered(END))).isFalse();
    assertThat(store.move(task.id(), WORKER, "comfyui")).isFalse();
    assertThat(complete(task.id(), failure(), List.of(file(task)))).isFalse();
    assertThat(index().contains(file(task).name())).isFalse();
    assertThat(second.end(task.id(), OTHER, failure(), List.of(), Optional.empty())).isTrue();
  }

  @Test
  void keepsATaskAsLongAsItsLeaseIsRenewed() throws IOException, InterruptedException {
    Task task = running();

    store.renew(new Lease(WORKER, LATER.plusSeconds(60)));

    TaskStore second = second();
    leasesAreOver(second, LATER);
    assertThat(second.claim(LANE, OTHERS, 1, BOUND, LATER)).isEmpty();
    assertThat(complete(task.id(), failure(), List.of())).isTrue();
  }

  @Test
  void letsKeysTakeTurns() throws IOException, InterruptedException {
    submitMany(300);
    Task other = submitted(aTaskOf("k-other"));
    Task third = submitted(aTaskOf("k-third"));

    List<Task> claimed = claim(LANE, 4, NOON);

    assertThat(claimed)
        .extracting(Task::workspace)
        .containsExactlyInAnyOrder(KEY, other.workspace(), third.workspace(), KEY);
  }

  @Test
  void letsAKeyThatComesLaterHaveTheNextTurnButOne() throws IOException, InterruptedException {
    submitMany(50);
    claim(LANE, 10, NOON);
    Task late = submitted(aTaskOf("k-late"));

    List<Task> next = new ArrayList<>(claim(LANE, 1, NOON));
    next.addAll(claim(LANE, 1, NOON));

    assertThat(next).extracting(Task::id).contains(late.id());
  }

  @Test
  void givesAKeyNoMoreThanItsShareOfALane() throws IOException, InterruptedException {
    submitMany(10);
    Task other = submitted(aTaskOf("k-other"));

    List<Claimed> first = store.claim(LANE, LEASE, 9, 3, NOON);
    List<Claimed> second = store.claim(LANE, LEASE, 9, 3, NOON);
    Task one =
        first.stream()
            .map(Claimed::task)
            .filter(task -> task.workspace().equals(KEY))
            .findFirst()
            .orElseThrow();
    complete(one.id(), failure(), List.of());

    assertThat(first).hasSize(4).extracting(claimed -> claimed.task().id()).contains(other.id());
    assertThat(second).isEmpty();
    assertThat(store.claim(LANE, LEASE, 9, 3, NOON)).hasSize(1);
  }

  @Test
  void claimsARunningTaskThatNobodyHoldsFirst() throws IOException, InterruptedException {
    Task older = submitted(aTask());
    Task begun = submitted(aTask());
    List<Task> both = claim(LANE, 2, NOON);
    begin(begun, 1);
    store.endAttempt(begun.id(), 1, WORKER, delivered(END));

    for (Task task : both) {
      store.release(task.id(), WORKER);
    }

    assertThat(found(begun).state()).isInstanceOf(TaskState.Running.class);
    assertThat(claim(LANE, 2, NOON)).extracting(Task::id).containsExactly(begun.id(), older.id());
  }

  @Test
  void keepsWhatAttemptsDid() throws IOException, InterruptedException {
    Task task = submitted(aTask());
    claimOne();
    AttemptStart first = attempt(1, NOON, false, false);
    AttemptStart second = attempt(2, END);
    AttemptEnd failed =
        new AttemptEnd(
            END,
            Optional.of(new AttemptFailure("BUSY", "Throttling", "too many requests")),
            List.of(PICTURE, new ItemResult.Failed("InternalError", "broken")),
            Optional.of("{\"input\":7}"));
    store.begin(task.id(), WORKER, first);
    assertThat(store.handle(task.id(), 1, WORKER, "u-0")).isTrue();
    assertThat(store.handle(task.id(), 1, WORKER, "u-1")).isTrue();
    assertThat(store.endAttempt(task.id(), 1, WORKER, failed)).isTrue();
    assertThat(store.handle(task.id(), 1, WORKER, "u-2")).isFalse();
    store.begin(task.id(), WORKER, second);
    var end = new NumberedEnd(2, delivered(END));
    store.end(task.id(), WORKER, succeeded(END, PICTURE), List.of(), Optional.of(end));

    restart();

    assertThat(store.attempts(task.id()))
        .containsExactly(
            new AttemptRow(first, Optional.of("u-1"), Optional.of(failed)),
            new AttemptRow(second, Optional.empty(), Optional.of(end.end())));
    store.expire(END.plus(Task.LIFETIME), 1);
    assertThat(store.attempts(task.id())).isEmpty();
  }

  @Test
  void resumesWorkElsewhereByItsHandle() throws IOException, InterruptedException {
    Task task = submitted(aTask());
    claimOne();
    store.begin(task.id(), WORKER, attempt(1, NOON, false, false));
    store.handle(task.id(), 1, WORKER, "upstream-7");

    restart();
    store.recover((_, _, _) -> "comfyui", LATER);
    List<Claimed> claimed =
        store.claim(LANE, new Lease(WORKER, LATER.plusSeconds(60)), 1, 1, LATER);

    assertThat(claimed).hasSize(1);
    assertThat(claimed.getFirst().attempts().getFirst().handle()).contains("upstream-7");
    assertThat(claimed.getFirst().attempts().getFirst().end()).isEmpty();
    assertThat(claimed.getFirst().task().deaths()).isZero();
    assertThat(claimed.getFirst().task().state()).isInstanceOf(TaskState.Running.class);
  }

  @Test
  void movesATaskToAnotherLane() throws IOException, InterruptedException {
    Task task = running();

    assertThat(store.move(task.id(), WORKER, "comfyui")).isTrue();
    assertThat(found(task).lane()).isEqualTo("comfyui");
    assertThat(claim("comfyui", 1, NOON)).isEmpty();
    store.release(task.id(), WORKER);

    assertThat(claim(LANE, 1, NOON)).isEmpty();
    assertThat(claim("comfyui", 1, NOON)).extracting(Task::id).containsExactly(task.id());
    assertThat(listener.lanes()).containsExactly(LANE, "comfyui");
  }

  @Test
  void movesATaskThatHasNotBegun() throws IOException, InterruptedException {
    Task task = submitted(aTask());
    claimOne();

    assertThat(store.move(task.id(), WORKER, "comfyui")).isTrue();
    store.release(task.id(), WORKER);

    assertThat(claim("comfyui", 1, NOON)).extracting(Task::id).containsExactly(task.id());
    assertThat(found(task).state()).isEqualTo(new TaskState.Pending());
  }

  @Test
  void keepsTheWishToCancelARunningTask() throws IOException, InterruptedException {
    Task task = running();

    assertThat(wish(task, CancelWish.END)).isEqualTo(Cancellation.WISHED);
    assertThat(wish(task, CancelWish.ABANDON)).isEqualTo(Cancellation.WISHED);
    assertThat(wish(task, CancelWish.END)).isEqualTo(Cancellation.WISHED);

    assertThat(listener.wishes()).containsExactly(CancelWish.END, CancelWish.ABANDON);
    assertThat(found(task).state()).isInstanceOf(TaskState.Running.class);
    assertThat(begin(task, 2)).isFalse();
    store.release(task.id(), WORKER);
    assertThat(store.claim(LANE, LEASE, 1, 1, NOON).getFirst().cancel())
        .contains(CancelWish.ABANDON);
  }

  @Test
  void endsATaskAsCanceledWhenTheWishWasFirst() throws IOException, InterruptedException {
    Task task = running();
    wish(task, CancelWish.END);

    assertThat(complete(task.id(), succeeded(END, PICTURE), List.of(file(task)))).isTrue();

    assertThat(found(task).state()).isEqualTo(new TaskState.Canceled(NOON, END, List.of(PICTURE)));
    assertThat(index().contains(file(task).name())).isTrue();
    restart();
    assertThat(found(task).state()).isEqualTo(new TaskState.Canceled(NOON, END, List.of(PICTURE)));
  }

  @Test
  void refusesAWishThatComesAfterTheEndOrFromAnother() throws IOException, InterruptedException {
    Task ended = ended(aTask(), failure());
    Task running = running();

    assertThat(wish(ended, CancelWish.END)).isEqualTo(Cancellation.NOT_PENDING);
    assertThat(store.cancelRunning(running.id(), "k-other", CancelWish.END, END))
        .isEqualTo(Cancellation.UNKNOWN);
    assertThat(store.cancel(running.id(), KEY, END)).isEqualTo(Cancellation.NOT_PENDING);
    assertThat(listener.wishes()).isEmpty();
  }

  @Test
  void cancelsAPendingTaskWhateverIsWished() throws IOException, InterruptedException {
    Task task = submitted(aTask());

    assertThat(wish(task, CancelWish.END)).isEqualTo(Cancellation.CANCELED);

    assertThat(found(task).state()).isEqualTo(new TaskState.Canceled(END));
  }

  private Cancellation wish(Task task, CancelWish wish) throws InterruptedException {
    return store.cancelRunning(task.id(), KEY, wish, END);
  }

  @Test
  void givesARunningTaskToItsEndOrToTheWishNeverToBoth() throws IOException, InterruptedException {
    for (int round = 0; round < rounds(50); round++) {
      Task task = running();

      List<Boolean> won =
          Together.run(
              List.<Callable<Boolean>>of(
                  () -> wish(task, CancelWish.END) == Cancellation.WISHED,
                  () -> complete(task.id(), succeeded(END, PICTURE), List.of())));

      boolean canceled = found(task).state() instanceof TaskState.Canceled;
      assertThat(won.get(1)).isTrue();
      assertThat(canceled).isEqualTo(won.get(0));
    }
  }

  @Test
  void saysHowManyComeBeforeATask() throws IOException, InterruptedException {
    submitMany(5);
    Task sixth = submitted(aTask());
    Task first = submitted(aTaskOf("k-other"));
    submitted(aTaskFor("comfyui"));

    assertThat(store.ahead(sixth)).isEqualTo(6);
    assertThat(store.ahead(first)).isEqualTo(1);
  }

  @Test
  void tellsTheOutcomeOfASubmissionAfterItsCommit() throws IOException, InterruptedException {
    store = open(1);
    var told = new LinkedBlockingQueue<Submitted>();
    Task task = aTask();

    store.submit(task, told::add);
    Submitted first = told.take();
    store.submit(aTask(), told::add);
    Submitted second = told.take();

    assertThat(first).isInstanceOf(Submitted.Accepted.class);
    assertThat(found(task)).hasToString(task.toString());
    assertThat(second).isInstanceOf(Submitted.QueueFull.class);
  }

  @Test
  void hasAnEndedTaskInMemory() throws IOException, InterruptedException {
    Task task = ended(aTaskAt(NOON), failure());

    Instant over = END.plus(Task.LIFETIME);
    found(task);

    assertThat(store.inMemory(task.id(), END).orElseThrow().state()).isEqualTo(failure());
    assertThat(store.inMemory(task.id(), over)).isEmpty();
    assertThat(store.inMemory(aTask().id(), END)).isEmpty();
  }
}
