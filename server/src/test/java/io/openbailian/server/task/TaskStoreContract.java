package io.openbailian.server.task;

import static io.openbailian.server.task.TestTasks.NOON;
import static io.openbailian.server.task.TestTasks.aTask;
import static io.openbailian.server.task.TestTasks.aTaskAt;
import static io.openbailian.server.task.TestTasks.aTaskFor;
import static io.openbailian.server.task.TestTasks.aTaskOf;
import static io.openbailian.server.task.TestTasks.asking;
import static io.openbailian.server.task.TestTasks.prompt;
import static io.openbailian.server.task.TestTasks.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.task.TaskStore.Cancellation;
import io.openbailian.server.task.TaskStore.Expired;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// What every task store does, whatever keeps its rows.
public abstract class TaskStoreContract extends TaskStoreFixture {
  @Test
  void answersASubmittedTask() throws IOException, InterruptedException {
    Task task = submitted(aTask());

    assertThat(found(task)).hasToString(task.toString());
  }

  @Test
  void keepsATaskOverARestart() throws IOException, InterruptedException {
    Task task = submitted(asking(prompt("花店 \"quoted\" 🌷\n")));

    restart();

    assertThat(found(task)).hasToString(task.toString());
  }

  private static IdempotencyKey key(String path, String body) {
    return IdempotencyKey.of(path, "k-1", Json.parseObject(body));
  }

  @Test
  void makesOneTaskOfTheSameRequestUnderTheSameKey() throws IOException, InterruptedException {
    Task first = aTask();
    IdempotencyKey key = key("/a", "{\"model\":\"m\",\"n\":1}");

    assertThat(store.submit(first, key)).isEqualTo(new KeyedSubmission.Accepted());
    restart();

    IdempotencyKey turned = key("/a", "{\"n\":1,\"model\":\"m\"}");
    assertThat(store.submit(aTask(), turned)).isEqualTo(new KeyedSubmission.Repeated(first.id()));
    assertThat(store.list(KEY, filter(1, 10)).total()).isEqualTo(1);
  }

  @Test
  void refusesAnotherRequestUnderTheSameKeyButNotElsewhere()
      throws IOException, InterruptedException {
    IdempotencyKey key = key("/a", "{\"n\":1}");
    store.submit(aTask(), key);

    assertThat(store.submit(aTask(), key("/a", "{\"n\":2}")))
        .isEqualTo(new KeyedSubmission.OtherRequest());
    assertThat(store.submit(aTask(), key("/b", "{\"n\":1}")))
        .isEqualTo(new KeyedSubmission.Accepted());
    assertThat(store.submit(aTaskOf("k-other"), key)).isEqualTo(new KeyedSubmission.Accepted());
  }

  @Test
  void forgetsAKeyWithItsTask() throws IOException, InterruptedException {
    Task task = aTask();
    IdempotencyKey key = key("/a", "{}");
    store.submit(task, key);
    store.expire(task.expires(), 10);

    assertThat(store.submit(aTask(), key)).isEqualTo(new KeyedSubmission.Accepted());
  }

  @Test
  void keepsNoKeyOfATaskThatFoundNoPlace() throws IOException, InterruptedException {
    store = open(1);
    submitted(aTask());
    IdempotencyKey key = key("/a", "{}");

    assertThat(store.submit(aTask(), key)).isEqualTo(new KeyedSubmission.QueueFull());
    store = open(BOUND);
    assertThat(store.submit(aTask(), key)).isEqualTo(new KeyedSubmission.Accepted());
  }

  @Test
  void keepsTimesToTheMillisecond() throws IOException, InterruptedException {
    Task task = submitted(aTaskAt(NOON.plusNanos(1_999_999)));

    assertThat(found(task).submitted()).isEqualTo(NOON.plusMillis(1));
  }

  @Test
  void answersNothingForAnIdThatWasNeverMade() throws IOException, InterruptedException {
    assertThat(store.find(aTask().id(), NOON)).isEmpty();
    assertThat(store.find("1-1-1-1-1", NOON)).isEmpty();
    assertThat(store.find("", NOON)).isEmpty();
    assertThat(store.find("0385DC79-5FF8-7D82-BCB6-A1B2C3D4E5F6", NOON)).isEmpty();
  }

  @Test
  void hidesATaskTheMomentItExpires() throws IOException, InterruptedException {
    Task task = submitted(aTask());

    assertThat(store.find(task.id(), task.expires().minusMillis(1))).isPresent();
    assertThat(store.find(task.id(), task.expires())).isEmpty();
  }

  @Test
  void countsTheLifetimeOfAnEndedTaskFromItsEnd() throws IOException, InterruptedException {
    Task task = ended(aTask(), succeeded(END, PICTURE));

    assertThat(store.find(task.id(), END.plus(Task.LIFETIME).minusMillis(1))).isPresent();
    assertThat(store.find(task.id(), END.plus(Task.LIFETIME))).isEmpty();
  }

  @Test
  void bringsLargeValuesToTheWorker() throws IOException, InterruptedException {
    String picture = "data:image/png;base64," + "iVBOR".repeat(20_000);
    Task task = asking(prompt(picture));
    submitted(task);

    restart();
    Claimed claimed = store.claim(LANE, LEASE, 1, BOUND, NOON).getFirst();

    assertThat(claimed.task().request().values().has("prompt")).isFalse();
    assertThat(store.values(claimed).toJson()).isEqualTo(task.request().values().toJson());
    assertThat(store.inputBytes(claimed)).isGreaterThan(picture.length());
    assertThat(found(task).request().values().has("prompt")).isFalse();
    assertThat(found(task).request().values().integer("seed")).contains(42L);
  }

  @Test
  void keepsManySmallValuesInTheirRow() throws IOException, InterruptedException {
    String half = "x".repeat(40_000);
    var values = prompt(half).toJson().put("negative_prompt", half);
    Task task = submitted(asking(Values.of(values)));

    restart();

    assertThat(found(task)).hasToString(task.toString());
  }

  @Test
  void claimsTheOldestOfItsLane() throws IOException, InterruptedException {
    Task first = submitted(aTask());
    Task second = submitted(aTask());
    submitted(aTask());
    submitted(aTaskFor("comfyui"));

    List<Task> claimed = claim(LANE, 2, END);

    assertThat(claimed).extracting(Task::id).containsExactly(first.id(), second.id());
    assertThat(claimed).extracting(Task::state).containsOnly(new TaskState.Pending());
  }

  @Test
  void claimsNothingOfAnEmptyLane() throws IOException, InterruptedException {
    assertThat(claim(LANE, 4, NOON)).isEmpty();
  }

  @Test
  void doesNotClaimATaskThatExpiredWaiting() throws IOException, InterruptedException {
    Task task = submitted(aTask());

    assertThat(claim(LANE, 1, task.expires())).isEmpty();
  }

  @Test
  void claimsEachTaskOnce() throws IOException, InterruptedException {
    List<String> ids = submitMany(rounds(2_000));

    List<List<String>> claimed = Together.run(64, this::claimAll);

    assertThat(claimed.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void keepsEveryKindOfEnd() throws IOException, InterruptedException {
    var mixed =
        succeeded(
            END,
            new ItemResult.Produced("a.png", "a cosy flower shop", 1024, 768),
            new ItemResult.Failed("InternalError.Timeout", "too late"),
            PICTURE);
    var failed = new TaskState.Failed(NOON, END, "DataInspectionFailed", "inappropriate");
    var failedEarly = new TaskState.Failed(null, END, "InvalidParameter", "wrong");
    Task one = ended(aTask(), mixed);
    Task two = ended(aTask(), failed);
    Task three = ended(aTask(), failedEarly);

    assertStates(Map.of(one, mixed, two, failed, three, failedEarly));
    restart();
    assertStates(Map.of(one, mixed, two, failed, three, failedEarly));
  }

  @Test
  void completesATaskOnce() throws IOException, InterruptedException {
    Task task = running();

    assertThat(complete(task.id(), succeeded(END, PICTURE), List.of(file(task)))).isTrue();
    assertThat(complete(task.id(), failure(), List.of(anotherFile(task)))).isFalse();

    assertThat(found(task).state()).isEqualTo(succeeded(END, PICTURE));
    assertThat(index().contains(file(task).name())).isTrue();
    assertThat(index().contains(anotherFile(task).name())).isFalse();
  }

  @Test
  void endsNoTaskThatIsNotHeld() throws IOException, InterruptedException {
    Task task = submitted(aTask());

    assertThat(complete(task.id(), failure(), List.of(file(task)))).isFalse();

    assertThat(found(task).state()).isEqualTo(new TaskState.Pending());
    assertThat(index().contains(file(task).name())).isFalse();
  }

  @Test
  void doesNotBringBackATaskThatExpiredWhileItRan() throws IOException, InterruptedException {
    Task task = running();

    assertThat(complete(task.id(), succeeded(task.expires(), PICTURE), List.of())).isFalse();
    assertThat(store.find(task.id(), task.expires())).isEmpty();
  }

  @Test
  void hasTheFilesOfATaskThatEnded() throws IOException, InterruptedException {
    Task task = running();
    Artifact file = file(task);

    complete(task.id(), succeeded(END, PICTURE), List.of(file));

    assertThat(index().find(file.name(), END)).contains(file);
    assertThat(index().find(file.name(), file.expires())).isEmpty();
  }

  @Test
  void cancelsAPendingTask() throws IOException, InterruptedException {
    Task task = submitted(aTask());

    assertThat(store.cancel(task.id(), KEY, END)).isEqualTo(Cancellation.CANCELED);

    assertThat(found(task).state()).isEqualTo(new TaskState.Canceled(END));
    assertThat(claim(LANE, 1, END)).isEmpty();
    restart();
    assertThat(found(task).state()).isEqualTo(new TaskState.Canceled(END));
  }

  @Test
  void cancelsOnlyWhatIsPendingAndKnownToTheKey() throws IOException, InterruptedException {
    Task running = running();
    Task foreign = submitted(aTaskOf("k-other"));
    Task canceled = submitted(aTask());
    store.cancel(canceled.id(), KEY, END);

    assertThat(store.cancel(running.id(), KEY, END)).isEqualTo(Cancellation.NOT_PENDING);
    assertThat(store.cancel(canceled.id(), KEY, END)).isEqualTo(Cancellation.NOT_PENDING);
    assertThat(store.cancel(foreign.id(), KEY, END)).isEqualTo(Cancellation.UNKNOWN);
    assertThat(store.cancel(aTask().id(), KEY, END)).isEqualTo(Cancellation.UNKNOWN);
    assertThat(store.cancel("no id", KEY, END)).isEqualTo(Cancellation.UNKNOWN);
    assertThat(store.cancel(running.id(), KEY, running.expires())).isEqualTo(Cancellation.UNKNOWN);
  }

  @Test
  void givesATaskToItsWorkerOrToItsCancelNeverToBoth() throws IOException, InterruptedException {
    for (int round = 0; round < rounds(200); round++) {
      Task task = submitted(aTask());

      List<Boolean> won =
          Together.run(
              List.<Callable<Boolean>>of(
                  () -> store.cancel(task.id(), KEY, END) == Cancellation.CANCELED,
                  () -> claimAndBegin(task)));

      assertThat(won).containsOnlyOnce(true);
    }
  }

  @Test
  void refusesATaskOverTheBoundOfItsKey() throws IOException, InterruptedException {
    store = open(2);
    submitted(aTask());
    submitted(aTask());

    assertThat(store.submit(aTask())).isFalse();
    assertThat(store.submit(aTaskOf("k-other"))).isTrue();
  }

  @Test
  void makesRoomInTheQueueWhenATaskLeavesIt() throws IOException, InterruptedException {
    store = open(1);
    running();
    Task canceled = submitted(aTask());
    store.cancel(canceled.id(), KEY, NOON);
    Task expired = submitted(aTask());
    store.expire(expired.expires(), 10);
    submitted(aTask());

    assertThat(store.submit(aTask())).isFalse();
  }

  @Test
  void holdsTheBoundUnderConcurrency() throws IOException, InterruptedException {
    store = open(500);

    List<Integer> accepted = Together.run(64, () -> submitUntilRefused());

    assertThat(accepted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(500);
    assertThat(store.list(KEY, filter(1, 1)).total()).isEqualTo(500);
  }

  @Test
  void releasesATaskToItsOldPlace() throws IOException, InterruptedException {
    Task first = submitted(aTask());
    submitted(aTask());
    claim(LANE, 1, NOON);

    store.release(first.id(), WORKER);

    assertThat(found(first).state()).isEqualTo(new TaskState.Pending());
    assertThat(claimOne().id()).isEqualTo(first.id());
  }

  @Test
  void leavesAnEndedTaskAloneWhenItIsReleased() throws IOException, InterruptedException {
    Task task = ended(aTask(), failure());

    store.release(task.id(), WORKER);

    assertThat(found(task).state()).isEqualTo(failure());
  }

  @Test
  void removesExpiredTasksWithTheRowsOfTheirFiles() throws IOException, InterruptedException {
    Task task = running();
    complete(task.id(), succeeded(END, PICTURE), List.of(file(task), anotherFile(task)));
    Task younger = submitted(aTaskAt(END.plusMillis(1)));

    Expired expired = store.expire(END.plus(Task.LIFETIME), 10);

    assertThat(expired.tasks()).isEqualTo(1);
    assertThat(expired.files())
        .containsExactlyInAnyOrder(file(task).name(), anotherFile(task).name());
    assertThat(index().contains(file(task).name())).isFalse();
    assertThat(store.find(task.id(), END)).isEmpty();
    assertThat(store.find(younger.id(), END)).isPresent();
  }

  @Test
  void removesExpiredTasksInSlices() throws IOException, InterruptedException {
    submitMany(25);
    Instant later = NOON.plus(Task.LIFETIME);

    assertThat(store.expire(later.minusMillis(1), 10).tasks()).isZero();
    assertThat(store.expire(later, 10).tasks()).isEqualTo(10);
    assertThat(store.expire(later, 10).tasks()).isEqualTo(10);
    assertThat(store.expire(later, 10).tasks()).isEqualTo(5);
    assertThat(store.list(KEY, filter(1, 10)).total()).isZero();
  }

  @Test
  void tellsItsListenerBeforeTheCallReturns() throws IOException, InterruptedException {
    Task task = submitted(aTask());
    assertThat(listener.lanes()).containsExactly(LANE);

    claim(LANE, 1, NOON);
    store.release(task.id(), WORKER);
    assertThat(listener.lanes()).containsExactly(LANE, LANE);

    claim(LANE, 1, NOON);
    complete(task.id(), failure(), List.of());
    assertThat(listener.ended()).containsExactly(task.id());
  }

  @Test
  void tellsItsListenerNothingOfWhatDidNotHappen() throws IOException, InterruptedException {
    Task task = ended(aTask(), failure());

    store.release(task.id(), WORKER);
    complete(task.id(), failure(), List.of());
    store.cancel(task.id(), KEY, END);

    assertThat(listener.lanes()).hasSize(1);
    assertThat(listener.ended()).hasSize(1);
  }

  @Test
  void storesThoughItsCallerIsInterrupted() throws IOException, InterruptedException {
    Task task = aTask();

    Thread.currentThread().interrupt();
    boolean accepted = store.submit(task);
    boolean stillInterrupted = Thread.interrupted();

    assertThat(accepted).isTrue();
    assertThat(stillInterrupted).isTrue();
    assertThat(store.find(task.id(), NOON)).isPresent();
  }

  @Test
  void neverAnswersAnEndedTaskAsUnended() throws IOException, InterruptedException {
    List<String> ids = submitMany(rounds(300));
    restart();

    List<Callable<Boolean>> works = new ArrayList<>();
    for (String id : ids) {
      works.add(() -> pollUntilEnded(id));
      works.add(this::claimAndEnd);
    }

    assertThat(Together.run(works)).containsOnly(true);
    assertThat(store.list(KEY, ofStatus(TaskStatus.FAILED)).total()).isEqualTo(rounds(300));
  }

  @Test
  void leavesAFinalStateUnderNoSequenceOfOperations() throws IOException, InterruptedException {
    Task task = ended(aTask(), succeeded(END, PICTURE));

    store.cancel(task.id(), KEY, END);
    store.release(task.id(), WORKER);
    complete(task.id(), failure(), List.of());
    claim(LANE, 9, END);
    store.recover((_, _, _) -> "comfyui", END);

    assertThat(found(task).state()).isEqualTo(succeeded(END, PICTURE));
  }
}
