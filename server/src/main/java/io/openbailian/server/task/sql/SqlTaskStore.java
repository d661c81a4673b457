package io.openbailian.server.task.sql;

import io.openbailian.catalog.model.Values;
import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.node.sql.NodeTable;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.sql.UnitOfWork;
import io.openbailian.server.task.AttemptEnd;
import io.openbailian.server.task.AttemptRow;
import io.openbailian.server.task.AttemptStart;
import io.openbailian.server.task.CancelWish;
import io.openbailian.server.task.Claimed;
import io.openbailian.server.task.IdempotencyKey;
import io.openbailian.server.task.KeyedSubmission;
import io.openbailian.server.task.LaneOf;
import io.openbailian.server.task.Lease;
import io.openbailian.server.task.NumberedEnd;
import io.openbailian.server.task.Submitted;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskFilter;
import io.openbailian.server.task.TaskListener;
import io.openbailian.server.task.TaskPage;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskStore;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Tasks in a database.
///
/// Changes wait for their commit, uninterruptibly. Reads of tasks that were touched lately come
/// from memory.
public final class SqlTaskStore implements TaskStore {
  /// Beyond this a place in a queue is told as this.
  private static final int FARTHEST_PLACE = 10_000;

  /// A query of a task is never refused, but whoever asks does not wait for ever.
  private static final Duration LONGEST_QUERY = Duration.ofSeconds(20);

  private final TaskParts parts;
  private final ArtifactStore inputFiles;
  private final TaskEnds ends;
  private final HeldTasks held;
  private final Recovery recovery;
  private final Expiry expiry;
  private final TaskLists lists;

  /// Takes over the tasks of a database that no other process has; {@link #recover} is to be called
  /// before workers claim.
  ///
  /// @param database stays its owner's to close, after this store
  /// @param inputFiles where values over 64 KiB are kept
  /// @param queueBound how many PENDING tasks one key may have
  public static SqlTaskStore onOneNode(
      UnitOfWork database, ArtifactStore inputFiles, int queueBound, TaskListener listener) {
    return onOneNode(database, inputFiles, queueBound, listener, TaskEffects.NONE);
  }

  /// As {@link #onOneNode(UnitOfWork, ArtifactStore, int, TaskListener)}.
  ///
  /// @param effects what follows from tasks
  public static SqlTaskStore onOneNode(
      UnitOfWork database,
      ArtifactStore inputFiles,
      int queueBound,
      TaskListener listener,
      TaskEffects effects) {
    TaskTable tasks = new TaskTable(Dialect.SQLITE);
    return new SqlTaskStore(
        database,
        inputFiles,
        new Kind(
            tasks,
            new MemoryQueue(database, tasks, queueBound),
            new TaskCounts(),
            new TaskCache(false)),
        listener,
        effects);
  }

  /// Takes part in the tasks of a database that other nodes have too.
  ///
  /// @param nodes who of them is there
  public static SqlTaskStore onNodes(
      UnitOfWork database,
      NodeTable nodes,
      ArtifactStore inputFiles,
      int queueBound,
      TaskListener listener,
      TaskEffects effects) {
    return new SqlTaskStore(
        database,
        inputFiles,
        new Kind(
            new TaskTable(Dialect.POSTGRESQL),
            new RowQueue(database, nodes, queueBound),
            new RowCounts(),
            new TaskCache(true)),
        listener,
        effects);
  }

  /// What differs between one node and several.
  private record Kind(TaskTable tasks, TaskQueue queue, KindCounts counts, TaskCache cache) {}

  private SqlTaskStore(
      UnitOfWork database,
      ArtifactStore inputFiles,
      Kind kind,
      TaskListener listener,
      TaskEffects effects) {
    this.inputFiles = inputFiles;
    this.parts =
        new TaskParts(
            database,
            kind.tasks(),
            new AttemptTable(),
            kind.counts(),
            kind.queue(),
            kind.cache(),
            new Announcements(listener),
            new LargeInputs(inputFiles),
            effects);
    this.ends = new TaskEnds(parts);
    this.held = new HeldTasks(parts, ends);
    this.recovery = new Recovery(parts, ends);
    this.expiry = new Expiry(parts, ends);
    this.lists = new TaskLists(database, kind.tasks(), kind.counts());
    database.write(transaction -> {
      kind.queue().load(transaction);
      return true;
    });
  }

  @Override
  public boolean submit(Task task) {
    return new TaskInsert(parts, task).await();
  }

  @Override
  public void submit(Task task, Consumer<Submitted> outcome) {
    new TaskInsert(parts, task).tell(outcome);
  }

  @Override
  public KeyedSubmission submit(Task task, IdempotencyKey key) {
    return new TaskInsert(parts, task).await(key);
  }

  @Override
  public Optional<Task> find(String id, Instant now) throws InterruptedException {
    Optional<Task> task = parts.cache().find(id);
    return (task.isPresent() ? task : load(id)).filter(found -> found.expires().isAfter(now));
  }

  @Override
  public Optional<Task> inMemory(String id, Instant now) {
    return parts.cache().find(id).filter(found -> found.expires().isAfter(now));
  }

  @Override
  public Cancellation cancel(String id, String workspace, Instant now) {
    return cancel(id, workspace, Optional.empty(), now);
  }

  @Override
  public Cancellation cancelRunning(String id, String workspace, CancelWish wish, Instant now) {
    return cancel(id, workspace, Optional.of(wish), now);
  }

  private Cancellation cancel(String id, String workspace, Optional<CancelWish> wish, Instant now) {
    Optional<TaskKey> key = TaskKey.parse(id);
    return key.isEmpty()
        ? Cancellation.UNKNOWN
        : parts
            .database()
            .writeIfRoom(transaction -> cancel(transaction, key.get(), workspace, wish, now));
  }

  private Cancellation cancel(
      Transaction transaction,
      TaskKey key,
      String workspace,
      Optional<CancelWish> wish,
      Instant now)
      throws SQLException {
    Optional<TaskStanding> task =
        parts
            .tasks()
            .lock(transaction, key)
            .filter(found -> found.workspace().equals(workspace))
            .filter(found -> found.expires() > now.toEpochMilli());
    if (task.isEmpty()) {
      return Cancellation.UNKNOWN;
    }
    if (task.get().isPending()) {
      ends.end(
          transaction,
          task.get(),
          new TaskState.Canceled(now.truncatedTo(ChronoUnit.MILLIS)),
          List.of());
      return Cancellation.CANCELED;
    }
    if (wish.isEmpty() || !task.get().isRunning()) {
      return Cancellation.NOT_PENDING;
    }
    if (task.get().wish().map(before -> before.compareTo(wish.get()) < 0).orElse(true)) {
      parts.tasks().wish(transaction, key, wish.get());
      parts.announcements().wish(key.id(), wish.get(), transaction);
    }
    return Cancellation.WISHED;
  }

  @Override
  public List<Claimed> claim(String lane, Lease lease, int atMost, int mostOfAKey, Instant now)
      throws InterruptedException {
    List<Claimed> claimed = new ArrayList<>();
    try {
      boolean more = true;
      while (more && claimed.size() < atMost) {
        int wanted = atMost - claimed.size();
        List<TaskKey> keys = parts.queue().claim(lane, lease, wanted, mostOfAKey, now);
        // One that has ended since the queue was read is gone; the next comes in its place.
        List<Claimed> open = held.look(keys, lease.worker());
        claimed.addAll(open);
        more = open.size() < keys.size();
      }
    } catch (InterruptedException e) {
      for (Claimed task : claimed) {
        release(task.task().id(), lease.worker());
      }
      throw e;
    }
    return claimed;
  }

  @Override
  public Optional<Claimed> claimSuspect(Lease lease, Instant now) throws InterruptedException {
    List<TaskKey> next = parts.queue().claimSuspect(lease, now).stream().toList();
    return held.look(next, lease.worker()).stream().findFirst();
  }

  @Override
  public long inputBytes(Claimed task) throws IOException {
    return task.inputs().isPresent() ? parts.inputs().bytes(task.inputs().get()) : 0;
  }

  @Override
  public Values values(Claimed task) throws IOException {
    Values small = task.task().request().values();
    return task.inputs().isPresent() ? parts.inputs().join(small, task.inputs().get()) : small;
  }

  @Override
  public boolean begin(String id, String worker, AttemptStart attempt) {
    return held.begin(TaskKey.of(id), worker, attempt);
  }

  @Override
  public boolean handle(String id, int attempt, String worker, String handle) {
    return held.handle(TaskKey.of(id), attempt, worker, handle);
  }

  @Override
  public boolean endAttempt(String id, int attempt, String worker, AttemptEnd end) {
    return held.endAttempt(TaskKey.of(id), attempt, worker, end);
  }

  @Override
  public boolean end(
      String id,
      String worker,
      TaskState.Ended end,
      List<Artifact> files,
      Optional<NumberedEnd> lastAttempt) {
    return held.end(TaskKey.of(id), worker, end, files, lastAttempt);
  }

  @Override
  public void release(String id, String worker) throws InterruptedException {
    held.release(TaskKey.of(id), worker);
  }

  @Override
  public boolean move(String id, String worker, String lane) {
    return held.move(TaskKey.of(id), worker, lane);
  }

  @Override
  public void renew(Lease lease) throws InterruptedException {
    parts.queue().renew(lease);
  }

  @Override
  public void recover(Set<String> marked, LaneOf lanes, Instant now) {
    parts
        .database()
        .write(transaction -> {
          recovery.run(transaction, marked, lanes, now);
          transaction.afterCommit(parts.cache()::clear);
          return true;
        });
  }

  @Override
  public List<String> reap(LaneOf lanes, Instant now) {
    return parts.database().write(transaction -> recovery.reap(transaction, lanes, now));
  }

  @Override
  public List<AttemptRow> attempts(String id) throws InterruptedException {
    Optional<TaskKey> key = TaskKey.parse(id);
    return key.isEmpty()
        ? List.of()
        : parts.database().readIfRoom(session -> parts.attempts().of(session, key.get()));
  }

  @Override
  public long ahead(Task task) throws InterruptedException {
    return held.ahead(task, FARTHEST_PLACE);
  }

  @Override
  public TaskPage list(String workspace, TaskFilter filter) throws InterruptedException {
    return filter.taskId().isPresent()
        ? listOne(filter.taskId().get(), workspace, filter)
        : lists.list(workspace, filter);
  }

  private TaskPage listOne(String id, String workspace, TaskFilter filter)
      throws InterruptedException {
    List<Task> matches =
        find(id, filter.now()).filter(task -> TaskLists.matches(task, workspace, filter)).stream()
            .toList();
    return new TaskPage(matches.size(), filter.paging().number() == 1 ? matches : List.of());
  }

  @Override
  public Expired expire(Instant now, int atMost) {
    Expiry.Slice slice =
        parts.database().write(transaction -> expiry.run(transaction, now, atMost));
    slice.inputs().forEach(parts.inputs()::delete);
    return slice.expired();
  }

  @Override
  public int sweep(Instant before) throws IOException, InterruptedException {
    return inputFiles.sweep(before, this::isInputOfATask);
  }

  private boolean isInputOfATask(String file) throws InterruptedException {
    Optional<TaskKey> key = LargeInputs.owner(file);
    return key.isPresent() && row(key.get()).flatMap(TaskRow::inputsFile).isPresent();
  }

  private Optional<Task> load(String id) throws InterruptedException {
    Optional<TaskKey> key = TaskKey.parse(id);
    return key.isEmpty()
        ? Optional.empty()
        : parts
            .database()
            .readWithin(
                LONGEST_QUERY,
                session -> parts.cache().load(id, () -> parts.tasks().find(session, key.get())));
  }

  private Optional<TaskRow> row(TaskKey key) throws InterruptedException {
    return parts.database().read(session -> parts.tasks().find(session, key));
  }

  /// Lets go of the memory; the database is closed by its owner.
  @Override
  public void close() {
    parts.cache().clear();
  }
}
