package io.openbailian.server.task;

import static io.openbailian.server.task.TestTasks.NOON;
import static io.openbailian.server.task.TestTasks.aTask;
import static io.openbailian.server.task.TestTasks.fileOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.artifact.ArtifactIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What the contracts of task stores share: a store that can be opened again, and words for what is
/// done with tasks.
public abstract class TaskStoreFixture {
  static final String LANE = "embedded";
  static final String KEY = "k-owner";
  static final Instant END = NOON.plusSeconds(20);
  static final ItemResult PICTURE = new ItemResult.Produced("a.png", null, 1024, 1024);
  static final int BOUND = 5_000;
  static final String WORKER = "one";
  static final Instant LEASED = NOON.plusSeconds(60);

  /// When what a worker of before held is anyone's.
  static final Instant LATER = NOON.plusSeconds(90);

  static final Lease LEASE = new Lease(WORKER, LEASED);
  static final LaneOf STAY = (_, _, lane) -> lane;
  static final Instant DAY_BEFORE = NOON.minus(Duration.ofHours(12));
  static final Instant DAY_AFTER = NOON.plus(Duration.ofHours(12));

  final RecordingListener listener = new RecordingListener();

  @TempDir protected Path folder;
  private TaskBackend backend;
  TaskStore store;

  /// What keeps the rows.
  protected abstract TaskBackend backend();

  @BeforeEach
  void openStore() throws IOException, InterruptedException {
    backend = backend();
    store = open(BOUND);
  }

  @AfterEach
  void closeBackend() {
    backend.close();
  }

  final TaskStore open(int queueBound) throws IOException, InterruptedException {
    return backend.open(folder, queueBound, listener);
  }

  /// The store of a second worker: another process's, where several can share the data.
  final TaskStore second() throws IOException, InterruptedException {
    return backend.second(folder, listener);
  }

  final void leasesAreOver(TaskStore of, Instant now) throws InterruptedException {
    backend.leasesAreOver(of, now);
  }

  final int rounds(int many) {
    return backend.rounds(many);
  }

  final ArtifactIndex index() {
    return backend.index();
  }

  /// The process dies, and its leases run out; another starts.
  final void restart() throws IOException, InterruptedException {
    store = open(BOUND);
  }

  final Task submitted(Task task) throws InterruptedException {
    assertThat(store.submit(task)).isTrue();
    return task;
  }

  final Task running() throws InterruptedException {
    Task task = submitted(aTask());
    assertThat(claimOne().id()).isEqualTo(task.id());
    assertThat(begin(task, 1)).isTrue();
    return task;
  }

  final Task ended(Task task, TaskState.Ended end) throws InterruptedException {
    submitted(task);
    assertThat(claimOne().id()).isEqualTo(task.id());
    assertThat(begin(task, 1)).isTrue();
    assertThat(complete(task.id(), end, List.of())).isTrue();
    return task;
  }

  final Task claimOne() throws InterruptedException {
    return claim(LANE, 1, NOON).getFirst();
  }

  final List<Task> claim(String lane, int atMost, Instant now) throws InterruptedException {
    return store.claim(lane, LEASE, atMost, BOUND, now).stream().map(Claimed::task).toList();
  }

  final boolean complete(String id, TaskState.Ended end, List<Artifact> files)
      throws InterruptedException {
    return store.end(id, WORKER, end, files, Optional.empty());
  }

  final boolean begin(Task task, int number) throws InterruptedException {
    return store.begin(task.id(), WORKER, TestTasks.attempt(number, NOON));
  }

  final Task found(Task task) throws InterruptedException {
    return store.find(task.id(), END).orElseThrow();
  }

  final void assertStates(Map<Task, TaskState> states) throws InterruptedException {
    for (Map.Entry<Task, TaskState> expected : states.entrySet()) {
      assertThat(found(expected.getKey()).state()).isEqualTo(expected.getValue());
    }
  }

  final List<String> submitMany(int count) throws InterruptedException {
    List<Callable<Task>> works = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Task task = aTask();
      works.add(() -> submitted(task));
    }
    return new ArrayList<>(Together.run(works).stream().map(Task::id).toList());
  }

  final int submitUntilRefused() throws InterruptedException {
    int accepted = 0;
    while (store.submit(aTask())) {
      accepted++;
    }
    return accepted;
  }

  final boolean claimAndBegin(Task task) throws InterruptedException {
    boolean claimed = !claim(LANE, 1, END).isEmpty();
    return claimed && begin(task, 1);
  }

  final List<String> claimAll() throws InterruptedException {
    List<String> ids = new ArrayList<>();
    for (List<Task> some = claim(LANE, 7, NOON); !some.isEmpty(); some = claim(LANE, 7, NOON)) {
      some.forEach(task -> ids.add(task.id()));
    }
    return ids;
  }

  final boolean claimAndEnd() throws InterruptedException {
    Task claimed = claimOne();
    String id = claimed.id();
    boolean begun = begin(claimed, 1);
    boolean completed = begun && complete(id, failure(), List.of());
    return completed && store.find(id, END).orElseThrow().state().equals(failure());
  }

  final boolean pollUntilEnded(String id) throws InterruptedException {
    TaskStatus status = TaskStatus.PENDING;
    while (!status.isFinal()) {
      TaskStatus next = store.find(id, END).orElseThrow().state().status();
      if (next.compareTo(status) < 0) {
        return false;
      }
      status = next;
      LockSupport.parkNanos(1); // lets the others of this carrier run
    }
    return true;
  }

  static TaskState.Failed failure() {
    return new TaskState.Failed(NOON, END, "InternalError", "broken");
  }

  static Artifact file(Task task) {
    return fileOf(task, END.plus(Task.LIFETIME));
  }

  static Artifact anotherFile(Task task) {
    Artifact file = file(task);
    return new Artifact(
        task.id() + "-1.png",
        file.workspace(),
        file.ownerId(),
        file.mediaType(),
        file.bytes(),
        file.sha256(),
        file.expires());
  }

  static List<String> idsOf(TaskPage page) {
    return page.tasks().stream().map(Task::id).toList();
  }

  static TaskFilter filter(int number, int size) {
    return filter(Optional.empty(), Optional.empty(), DAY_BEFORE, DAY_AFTER, number, size, END);
  }

  static TaskFilter ofModel(String model) {
    return filter(Optional.of(model), Optional.empty(), DAY_BEFORE, DAY_AFTER, 1, 10, END);
  }

  static TaskFilter ofStatus(TaskStatus status) {
    return filter(Optional.empty(), Optional.of(status), DAY_BEFORE, DAY_AFTER, 1, 10, END);
  }

  static TaskFilter between(Instant from, Instant to) {
    return filter(Optional.empty(), Optional.empty(), from, to, 1, 10, END);
  }

  static TaskFilter ofId(String id, int page) {
    return new TaskFilter(
        Optional.of(id),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        DAY_BEFORE,
        DAY_AFTER,
        new TaskFilter.Paging(page, 10),
        END);
  }

  static TaskFilter filter(
      Optional<String> model,
      Optional<TaskStatus> status,
      Instant from,
      Instant to,
      int number,
      int size,
      Instant now) {
    return new TaskFilter(
        Optional.empty(),
        model,
        status,
        Optional.empty(),
        from,
        to,
        new TaskFilter.Paging(number, size),
        now);
  }
}
