package io.openbailian.server.task.sql;

import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.server.sql.DatabaseException;
import io.openbailian.server.sql.OneChange;
import io.openbailian.server.sql.SqlWork;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.sql.UnitOfWork;
import io.openbailian.server.task.IdempotencyKey;
import io.openbailian.server.task.KeyedSubmission;
import io.openbailian.server.task.Submitted;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskRequest;
import io.openbailian.server.task.TaskState;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/// A task that is to be accepted. Its large values are written first, and go if it is refused.
final class TaskInsert implements OneChange<Boolean> {
  private final TaskParts parts;
  private final TaskKey key;
  private final LargeInputs.Kept kept;
  private final Task stored;
  private final Optional<String> callback;

  /// Why nobody pays for it; set in the transaction.
  private volatile Optional<WireError> refused = Optional.empty();

  TaskInsert(TaskParts parts, Task task) {
    if (!(task.state() instanceof TaskState.Pending)) {
      throw new IllegalArgumentException("only a PENDING task can be submitted: " + task);
    }
    this.parts = parts;
    this.key = TaskKey.of(task.id());
    this.kept = parts.inputs().keep(task.id(), task.request().values());
    this.stored = asStored(task, kept);
    this.callback = task.request().callback();
  }

  /// Times have the database's precision, so that a task reads the same from memory and from disk;
  /// large values are left to those who carry the task out.
  private static Task asStored(Task task, LargeInputs.Kept kept) {
    Values values =
        kept.file().isEmpty() ? task.request().values() : Values.of(Json.parseObject(kept.asked()));
    Task small = task.with(values);
    return new Task(
        small.id(),
        small.owner(),
        small.requestId(),
        small.lane(),
        new TaskRequest(
            small.request().operation(), small.request().model(), small.request().values()),
        small.submitted().truncatedTo(ChronoUnit.MILLIS),
        0,
        new TaskState.Pending());
  }

  @Override
  public Boolean run(Transaction transaction) throws SQLException {
    if (parts.queue().isFull(transaction, stored.workspace())) {
      return false;
    }
    parts.tasks().insert(transaction, key, stored, kept);
    TaskStanding accepted = TaskStanding.accepted(key, stored);
    parts.counts().accepted(transaction, accepted);
    parts.queue().accepted(transaction, accepted);
    transaction.afterCommit(() -> parts.cache().put(stored, kept.asked().length()));
    parts.announcements().pending(stored.lane(), transaction);
    return true;
  }

  /// With money set aside, and a note of who is to be told; more than one change, so each of them
  /// is taken back when one fails.
  private Boolean runWithEffects(Transaction transaction) throws SQLException {
    if (parts.queue().isFull(transaction, stored.workspace())) {
      return false;
    }
    refused = parts.charges().reserve(transaction, stored);
    if (refused.isPresent() || !run(transaction)) {
      return false;
    }
    if (callback.isPresent()) {
      parts.notices().accepted(transaction, key, callback.get());
    }
    return true;
  }

  private SqlWork<Transaction, Boolean> work() {
    return parts.charges().any() || callback.isPresent() ? this::runWithEffects : this;
  }

  /// Waits for the commit.
  boolean await() {
    boolean accepted = false;
    try {
      accepted = parts.database().writeIfRoom(work());
      refused.ifPresent(error -> {
        throw new WireException(error);
      });
      return accepted;
    } finally {
      if (!accepted) {
        dropInputs();
      }
    }
  }

  /// Waits for the commit of the task and of the key it was submitted under.
  KeyedSubmission await(IdempotencyKey idempotency) {
    KeyedSubmission outcome = new KeyedSubmission.QueueFull();
    try {
      outcome = parts.database().writeIfRoom(transaction -> run(transaction, idempotency));
      refused.ifPresent(error -> {
        throw new WireException(error);
      });
      return outcome;
    } finally {
      if (!(outcome instanceof KeyedSubmission.Accepted)) {
        dropInputs();
      }
    }
  }

  private KeyedSubmission run(Transaction transaction, IdempotencyKey idempotency)
      throws SQLException {
    IdempotencyTable keys = new IdempotencyTable();
    String workspace = stored.workspace();
    if (!keys.add(transaction, workspace, idempotency, key)) {
      return keys.find(transaction, workspace, idempotency).orElseThrow();
    }
    if (!work().run(transaction)) {
      keys.forget(transaction, workspace, idempotency);
      return new KeyedSubmission.QueueFull();
    }
    return new KeyedSubmission.Accepted();
  }

  /// Tells the outcome after the commit.
  void tell(Consumer<Submitted> outcome) {
    try {
      parts.database().submit(work(), new Answer(outcome));
    } catch (DatabaseException e) {
      dropInputs();
      outcome.accept(new Submitted.Failed(e));
    }
  }

  private final class Answer implements UnitOfWork.Answer<Boolean> {
    private final Consumer<Submitted> outcome;

    Answer(Consumer<Submitted> outcome) {
      this.outcome = outcome;
    }

    @Override
    public void committed(Boolean accepted) {
      if (accepted) {
        outcome.accept(new Submitted.Accepted(stored));
      } else {
        dropInputs();
        outcome.accept(
            refused.<Submitted>map(Submitted.Refused::new).orElseGet(Submitted.QueueFull::new));
      }
    }

    @Override
    public void failed(DatabaseException why) {
      dropInputs();
      outcome.accept(new Submitted.Failed(why));
    }
  }

  private void dropInputs() {
    kept.file().ifPresent(parts.inputs()::delete);
  }
}
