package io.openbailian.server.task.sql;

import io.openbailian.catalog.Values;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.sql.Database;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.SqliteReaders;
import io.openbailian.server.sql.SqliteWriter;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.sql.UnitOfWork;
import io.openbailian.server.task.Submitted;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskFilter;
import io.openbailian.server.task.TaskListener;
import io.openbailian.server.task.TaskPage;
import io.openbailian.server.task.TaskRequest;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.task.TaskStoreException;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tasks in the SQLite database of the data folder.
///
/// Changes go through the one writing thread and wait for their commit, uninterruptibly. Reads of
/// tasks that were touched lately come from memory, others from the reading threads.
public final class SqliteTaskStore implements TaskStore {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteTaskStore.class);

  private static final String INSERT =
      """
      INSERT INTO task (id_high, id_low, key_id, request_id, lane, operation, model, asked, inputs,
                        status, deaths, submitted, expires)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', 0, ?, ?)
      """;

  private static final String FIND =
      "SELECT %s FROM task WHERE id_high = ? AND id_low = ?".formatted(TaskRow.COLUMNS);

  private static final String CANCEL =
      """
      UPDATE task SET status = 'CANCELED', ended = ?, expires = ?
      WHERE id_high = ? AND id_low = ? AND key_id = ? AND status = 'PENDING' AND expires > ?
      """;

  private static final String IS_THERE =
      """
      SELECT 1 FROM task WHERE id_high = ? AND id_low = ? AND key_id = ? AND expires > ?
      """;

  private static final String CLAIM =
      """
      UPDATE task SET status = 'RUNNING', scheduled = ?
      WHERE status = 'PENDING' AND id_high IN (
        SELECT id_high FROM task
        WHERE status = 'PENDING' AND lane = ? AND expires > ? ORDER BY id_high LIMIT ?)
      RETURNING %s
      """
          .formatted(TaskRow.COLUMNS);

  private static final String COMPLETE =
      """
      UPDATE task SET status = ?, scheduled = ?, ended = ?, expires = ?, code = ?, message = ?,
                      items = ?
      WHERE id_high = ? AND id_low = ? AND status = 'RUNNING' AND expires > ?
      """;

  private static final String ADD_FILE =
      """
      INSERT OR REPLACE INTO artifact (name, key_id, owner_id, media_type, bytes, sha256, expires)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String RELEASE =
      """
      UPDATE task SET status = 'PENDING', scheduled = NULL
      WHERE id_high = ? AND id_low = ? AND status = 'RUNNING'
      RETURNING key_id, lane
      """;

  private final SqliteWriter writer;
  private final SqliteReaders readers;
  private final ArtifactStore inputFiles;
  private final LargeInputs inputs;
  private final QueueCounts counts;
  private final Announcements announcements;
  private final Recovery recovery;
  private final Expiry expiry;
  private final TaskLists lists;
  private final TaskCache cache = new TaskCache();

  /// Takes over the database's tasks; {@link #recover} is to be called before workers claim.
  ///
  /// @param database stays its owner's to close, after this store
  /// @param inputFiles where values over 64 KiB are kept
  /// @param queueBound how many PENDING tasks one key may have
  public SqliteTaskStore(
      Database database, ArtifactStore inputFiles, int queueBound, TaskListener listener) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.inputFiles = inputFiles;
    this.inputs = new LargeInputs(inputFiles);
    this.counts = new QueueCounts(queueBound);
    this.announcements = new Announcements(listener);
    this.recovery = new Recovery(counts, announcements);
    this.expiry = new Expiry(counts, cache);
    this.lists = new TaskLists(readers);
    writer.write(transaction -> {
      counts.rebuild(transaction);
      return true;
    });
  }

  @Override
  public boolean submit(Task task) {
    if (!(task.state() instanceof TaskState.Pending)) {
      throw new IllegalArgumentException("only a PENDING task can be submitted: " + task);
    }
    TaskKey key = TaskKey.of(task.id());
    LargeInputs.Kept kept = inputs.keep(task.id(), task.request().values());
    Task stored = asStored(task, kept);
    boolean accepted = false;
    try {
      accepted = writer.write(transaction -> insert(transaction, key, stored, kept));
      return accepted;
    } finally {
      if (!accepted) {
        kept.file().ifPresent(inputs::delete);
      }
    }
  }

  @Override
  public void submit(Task task, Consumer<Submitted> outcome) {
    if (!(task.state() instanceof TaskState.Pending)) {
      throw new IllegalArgumentException("only a PENDING task can be submitted: " + task);
    }
    TaskKey key = TaskKey.of(task.id());
    LargeInputs.Kept kept = inputs.keep(task.id(), task.request().values());
    Task stored = asStored(task, kept);
    writer.submit(
        transaction -> insert(transaction, key, stored, kept),
        new UnitOfWork.Answer<>() {
          @Override
          public void committed(Boolean accepted) {
            if (accepted) {
              outcome.accept(new Submitted.Accepted(stored));
            } else {
              kept.file().ifPresent(inputs::delete);
              outcome.accept(new Submitted.QueueFull());
            }
          }

          @Override
          public void failed(TaskStoreException why) {
            kept.file().ifPresent(inputs::delete);
            outcome.accept(new Submitted.Failed(why));
          }
        });
  }

  @Override
  public Optional<Task> inMemory(String id, Instant now) {
    return cache.find(id).filter(found -> found.expires().isAfter(now));
  }

  @Override
  public Optional<Task> find(String id, Instant now) throws InterruptedException {
    Optional<Task> task = cache.find(id);
    return (task.isPresent() ? task : load(id)).filter(found -> found.expires().isAfter(now));
  }

  @Override
  public Cancellation cancel(String id, String keyId, Instant now) {
    Optional<TaskKey> key = TaskKey.parse(id);
    return key.isEmpty()
        ? Cancellation.UNKNOWN
        : writer.write(transaction -> cancel(transaction, key.get(), keyId, now));
  }

  @Override
  public List<Task> claim(String lane, int atMost, Instant now) {
    List<TaskRow> rows = writer.write(transaction -> claim(transaction, lane, atMost, now));
    List<Task> tasks = new ArrayList<>();
    for (TaskRow row : rows) {
      whole(row, now).ifPresent(tasks::add);
    }
    return tasks;
  }

  @Override
  public boolean complete(String id, TaskState.Ended end, List<Artifact> files) {
    TaskKey key = TaskKey.of(id);
    TaskRow.Progress progress = TaskRow.Progress.of(end);
    TaskState asStored = progress.state();
    long ended = end.ended().toEpochMilli();
    return writer.write(transaction -> {
      boolean wasRunning =
          transaction.update(
                  COMPLETE,
                  progress.status().name(),
                  progress.scheduled(),
                  ended,
                  ended + Task.LIFETIME.toMillis(),
                  progress.code(),
                  progress.message(),
                  progress.items(),
                  key.high(),
                  key.low(),
                  ended)
              == 1;
      if (wasRunning) {
        addFiles(transaction, files);
        ended(transaction, id, asStored);
      }
      return wasRunning;
    });
  }

  @Override
  public void release(String id) {
    TaskKey key = TaskKey.of(id);
    writer.write(transaction -> release(transaction, key));
  }

  @Override
  public void recover(Map<String, String> lanes, Instant now) {
    writer.write(transaction -> {
      recovery.run(transaction, lanes, now);
      transaction.afterCommit(cache::clear);
      return true;
    });
  }

  @Override
  public TaskPage list(String keyId, TaskFilter filter) throws InterruptedException {
    return filter.taskId().isPresent()
        ? listOne(filter.taskId().get(), keyId, filter)
        : lists.list(keyId, filter);
  }

  @Override
  public Expired expire(Instant now, int atMost) {
    Expiry.Slice slice = writer.write(transaction -> expiry.run(transaction, now, atMost));
    slice.inputs().forEach(inputs::delete);
    return slice.expired();
  }

  @Override
  public int sweep(Instant before) throws IOException, InterruptedException {
    return inputFiles.sweep(before, this::isInputOfATask);
  }

  /// Lets go of the memory; the database is closed by its owner.
  @Override
  public void close() {
    cache.clear();
  }

  /// Times have the database's precision, so that a task reads the same from memory and from disk;
  /// large values are left to {@link #claim}.
  private static Task asStored(Task task, LargeInputs.Kept kept) {
    TaskRequest request = task.request();
    Values values =
        kept.file().isEmpty() ? request.values() : Values.of(Json.parseObject(kept.asked()));
    return new Task(
        task.id(),
        task.keyId(),
        task.requestId(),
        task.lane(),
        new TaskRequest(request.operation(), request.model(), values),
        task.submitted().truncatedTo(ChronoUnit.MILLIS),
        0,
        new TaskState.Pending());
  }

  private boolean insert(Transaction transaction, TaskKey key, Task task, LargeInputs.Kept kept)
      throws SQLException {
    if (counts.isFull(task.keyId())) {
      return false;
    }
    transaction.update(
        INSERT,
        key.high(),
        key.low(),
        task.keyId(),
        task.requestId(),
        task.lane(),
        task.request().operation(),
        task.request().model(),
        kept.asked(),
        kept.file().orElse(null),
        task.submitted().toEpochMilli(),
        task.expires().toEpochMilli());
    counts.add(task.keyId(), 1, transaction);
    transaction.afterCommit(() -> cache.put(task, kept.asked().length()));
    announcements.pending(task.lane(), transaction);
    return true;
  }

  private Optional<Task> load(String id) throws InterruptedException {
    Optional<TaskKey> key = TaskKey.parse(id);
    return key.isEmpty()
        ? Optional.empty()
        : readers.read(session -> cache.load(id, () -> row(session, key.get())));
  }

  private static Optional<TaskRow> row(Session session, TaskKey key) throws SQLException {
    return session.first(FIND, TaskRow::read, key.high(), key.low());
  }

  private Cancellation cancel(Transaction transaction, TaskKey key, String keyId, Instant now)
      throws SQLException {
    long millis = now.toEpochMilli();
    long expires = millis + Task.LIFETIME.toMillis();
    if (transaction.update(CANCEL, millis, expires, key.high(), key.low(), keyId, millis) == 1) {
      counts.add(keyId, -1, transaction);
      ended(transaction, key.id(), new TaskState.Canceled(Instant.ofEpochMilli(millis)));
      return Cancellation.CANCELED;
    }
    return transaction
            .first(IS_THERE, row -> row.getInt(1), key.high(), key.low(), keyId, millis)
            .isPresent()
        ? Cancellation.NOT_PENDING
        : Cancellation.UNKNOWN;
  }

  private List<TaskRow> claim(Transaction transaction, String lane, int atMost, Instant now)
      throws SQLException {
    long millis = now.toEpochMilli();
    List<TaskRow> rows =
        transaction.list(CLAIM, TaskRow::read, millis, lane, millis, atMost).stream()
            .sorted(Comparator.comparingLong(row -> row.key().high()))
            .toList();
    TaskState running = new TaskState.Running(Instant.ofEpochMilli(millis));
    for (TaskRow row : rows) {
      counts.add(row.keyId(), -1, transaction);
      transaction.afterCommit(() -> cache.change(row.key().id(), running));
    }
    return rows;
  }

  /// The claimed task with its large values. Without them it cannot be carried out, ever.
  private Optional<Task> whole(TaskRow row, Instant now) {
    Task task = row.task();
    if (row.inputs() == null) {
      return Optional.of(task);
    }
    try {
      return Optional.of(withValues(task, inputs.join(task.request().values(), row.inputs())));
    } catch (IOException e) {
      LOG.error("task={} fails: its input file {} cannot be read", task.id(), row.inputs(), e);
      WireError error = ErrorCode.INTERNAL_ERROR.with();
      complete(task.id(), new TaskState.Failed(now, now, error.code(), error.message()), List.of());
      return Optional.empty();
    }
  }

  private static Task withValues(Task task, Values values) {
    return new Task(
        task.id(),
        task.keyId(),
        task.requestId(),
        task.lane(),
        new TaskRequest(task.request().operation(), task.request().model(), values),
        task.submitted(),
        task.deaths(),
        task.state());
  }

  private static void addFiles(Transaction transaction, List<Artifact> files) throws SQLException {
    for (Artifact file : files) {
      transaction.update(
          ADD_FILE,
          file.name(),
          file.keyId(),
          file.ownerId(),
          file.mediaType(),
          file.bytes(),
          file.sha256(),
          file.expires().toEpochMilli());
    }
  }

  private void ended(Transaction transaction, String id, TaskState state) {
    transaction.afterCommit(() -> cache.change(id, state));
    announcements.ended(id, transaction);
  }

  /// What a change must know of the task it changed.
  private record Place(String keyId, String lane) {
    static Place read(ResultSet row) throws SQLException {
      return new Place(row.getString(1), row.getString(2));
    }
  }

  private boolean release(Transaction transaction, TaskKey key) throws SQLException {
    List<Place> released = transaction.list(RELEASE, Place::read, key.high(), key.low());
    for (Place place : released) {
      counts.add(place.keyId(), 1, transaction);
      transaction.afterCommit(() -> cache.change(key.id(), new TaskState.Pending()));
      announcements.pending(place.lane(), transaction);
    }
    return !released.isEmpty();
  }

  private TaskPage listOne(String id, String keyId, TaskFilter filter) throws InterruptedException {
    List<Task> matches =
        find(id, filter.now()).filter(task -> TaskLists.matches(task, keyId, filter)).stream()
            .toList();
    return new TaskPage(matches.size(), filter.paging().number() == 1 ? matches : List.of());
  }

  private boolean isInputOfATask(String file) throws InterruptedException {
    Optional<TaskKey> key = LargeInputs.owner(file);
    return key.isPresent()
        && readers
            .read(session ->
                row(session, key.get()).flatMap(row -> Optional.ofNullable(row.inputs())))
            .isPresent();
  }
}
