package io.openbailian.server.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteWriterTest {
  private static final String ADD = "INSERT INTO note (id) VALUES (?)";
  private static final String ADD_ORPHAN = "INSERT INTO note (id, parent) VALUES (?, 99)";

  @TempDir Path folder;
  private Database database;
  private SqliteWriter writer;

  @BeforeEach
  void open() {
    database = Database.open(folder);
    writer = database.writer();
    writer.write(transaction ->
        transaction.update(
            """
            CREATE TABLE note (
              id INTEGER PRIMARY KEY,
              parent INTEGER REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED)
            """));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void answersWhatTheWorkAnsweredAfterTheCommit() throws InterruptedException, ExecutionException {
    assertThat(writer.write(adding(ADD, 1))).isEqualTo(1);

    assertThat(notes()).containsExactly(1);
  }

  @Test
  void letsAUnitThatFailsFailAlone() throws InterruptedException, ExecutionException {
    List<Future<Integer>> calls = inOneBatch(adding(ADD, 1), adding(ADD, 1), adding(ADD, 2));

    assertThat(calls.get(0).get()).isEqualTo(1);
    assertThatThrownBy(() -> calls.get(1).get()).hasCauseInstanceOf(DatabaseException.class);
    assertThat(calls.get(2).get()).isEqualTo(1);
    assertThat(notes()).containsExactly(1, 2);
  }

  @Test
  void takesBackAllOfAUnitThatFailsHalfway() throws InterruptedException, ExecutionException {
    SqlWork<Transaction, Integer> half =
        transaction -> {
          transaction.update(ADD, 5);
          throw new IllegalStateException("halfway");
        };

    assertThatThrownBy(() -> writer.write(half)).hasMessage("halfway");

    assertThat(notes()).isEmpty();
  }

  @Test
  void failsEveryCallerOfABatchWhoseCommitFails() throws InterruptedException, ExecutionException {
    List<Future<Integer>> calls = inOneBatch(adding(ADD, 1), adding(ADD_ORPHAN, 2));

    for (Future<Integer> call : calls) {
      assertThatThrownBy(call::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(DatabaseException.class);
    }
    assertThat(notes()).isEmpty();
    assertThat(writer.write(adding(ADD, 3))).isEqualTo(1);
  }

  @Test
  void tellsTheWholeBatchWhenTheDiskIsFull() throws InterruptedException, ExecutionException {
    writer.write(transaction -> transaction.update("CREATE TABLE filler (bytes BLOB)"));
    writer.write(transaction -> transaction.list("PRAGMA max_page_count = 30", _ -> 1));
    String fill = "INSERT INTO filler VALUES (zeroblob(?))";

    List<Future<Integer>> calls = inOneBatch(adding(ADD, 1), adding(fill, 1_000_000));

    assertThatThrownBy(() -> calls.get(1).get()).hasMessageContaining("is full");
    assertThat(committed(calls.get(0))).isEqualTo(notes().contains(1));
    assertThat(writer.write(adding(ADD, 3))).isEqualTo(1);
  }

  @Test
  void runsActionsInOrderAndThoseOfTheBatchOnce() throws InterruptedException, ExecutionException {
    List<String> told = new ArrayList<>();
    Runnable atEnd = () -> told.add("end");
    SqlWork<Transaction, Integer> one = telling(told, "one", atEnd);
    SqlWork<Transaction, Integer> two = telling(told, "two", atEnd);

    for (Future<Integer> call : inOneBatch(one, two)) {
      call.get();
    }

    assertThat(told).containsExactly("one", "two", "end");
  }

  @Test
  void undoesInReverseWhatAFailedUnitDidInMemory() {
    List<String> undone = new ArrayList<>();

    assertThatThrownBy(() ->
            writer.write(transaction -> {
              transaction.onRollback(() -> undone.add("first"));
              transaction.onRollback(() -> undone.add("second"));
              transaction.afterCommit(() -> undone.add("never"));
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");

    assertThat(undone).containsExactly("second", "first");
  }

  @Test
  void survivesAnActionThatThrows() throws InterruptedException, ExecutionException {
    writer.write(transaction -> {
      transaction.afterCommit(() -> {
        throw new IllegalStateException("a listener's bug");
      });
      return transaction.update(ADD, 1);
    });

    assertThat(writer.write(adding(ADD, 2))).isEqualTo(1);
    assertThat(notes()).containsExactly(1, 2);
  }

  @Test
  void survivesAnErrorInAUnit() {
    assertThatThrownBy(() ->
            writer.write(_ -> {
              throw new StackOverflowError("deep");
            }))
        .isInstanceOf(DatabaseException.class)
        .hasRootCauseInstanceOf(StackOverflowError.class);

    assertThat(writer.write(adding(ADD, 2))).isEqualTo(1);
  }

  @Test
  void saysThatAnotherProgramHasLockedTheFile() throws SQLException {
    writer.write(transaction -> transaction.list("PRAGMA busy_timeout = 20", _ -> 1));

    try (var other = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> writer.write(adding(ADD, 1)))
          .hasMessageContaining("locked by another program");
      statement.execute("ROLLBACK");
    }

    assertThat(writer.write(adding(ADD, 1))).isEqualTo(1);
  }

  @Test
  void carriesOutWhatIsQueuedBeforeItCloses() throws InterruptedException, ExecutionException {
    List<Future<Integer>> calls = inOneBatch(adding(ADD, 1), adding(ADD, 2));

    database.close();

    for (Future<Integer> call : calls) {
      assertThat(call.get()).isEqualTo(1);
    }
    assertThatThrownBy(() -> writer.write(adding(ADD, 3))).hasMessageContaining("is closed");
    assertThatThrownBy(this::notes).hasMessageContaining("is closed");
  }

  @Test
  void tellsAnswersAfterTheCommitOnAThreadOfTheirOwn() throws InterruptedException {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();

    writer.submit(adding(ADD, 1), answer(told));
    writer.submit(adding(ADD_ORPHAN, 2), answer(told));
    writer.submit(adding(ADD, 1), answer(told));

    assertThat(List.of(told.take(), told.take(), told.take()))
        .filteredOn(text -> text.startsWith("failed"))
        .hasSizeGreaterThanOrEqualTo(1)
        .allMatch(text -> text.contains("on sqlite-answers"));
  }

  @Test
  void tellsTheOthersWhenAnAnswerFails() throws InterruptedException {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    writer.submit(
        adding(ADD, 1),
        new UnitOfWork.Answer<>() {
          @Override
          public void committed(Integer value) {
            throw new StackOverflowError("a caller's bug");
          }

          @Override
          public void failed(DatabaseException why) {
            told.add("failed");
          }
        });
    writer.submit(adding(ADD, 2), answer(told));

    assertThat(told.take()).startsWith("committed");
  }

  @Test
  void refusesWhatClientsAskOnceTooMuchWaitsButNothingOfItsOwn()
      throws InterruptedException, ExecutionException {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    Future<Integer> holding = submit(() -> writer.write(_ -> hold(busy, go)));
    busy.await();
    int accepted = 0;
    DatabaseException refused = null;
    while (refused == null) {
      try {
        writer.submit(_ -> 1, answer(told));
        accepted++;
      } catch (DatabaseException e) {
        refused = e;
      }
    }

    assertThat(refused.busy()).isTrue();
    assertThatThrownBy(() -> writer.writeIfRoom(_ -> 1))
        .isInstanceOfSatisfying(DatabaseException.class, e -> assertThat(e.busy()).isTrue());
    Future<Integer> own = submit(() -> writer.write(adding(ADD, 7)));
    go.countDown();

    assertThat(own.get()).isEqualTo(1);
    assertThat(holding.get()).isZero();
    for (int i = 0; i < accepted; i++) {
      assertThat(told.take()).startsWith("committed");
    }
    assertThat(writer.writeIfRoom(adding(ADD, 8))).isEqualTo(1);
  }

  @Test
  void takesBackTheFirstOfABatchWithoutTheOthers() throws InterruptedException, ExecutionException {
    SqlWork<Transaction, Integer> half =
        transaction -> {
          transaction.update(ADD, 5);
          throw new IllegalStateException("halfway");
        };

    List<Future<Integer>> calls = inOneBatch(half, adding(ADD, 6));

    assertThatThrownBy(() -> calls.get(0).get()).hasMessageContaining("halfway");
    assertThat(calls.get(1).get()).isEqualTo(1);
    assertThat(notes()).containsExactly(6);
  }

  @Test
  void takesNoSavepointForOneChange() throws InterruptedException, ExecutionException {
    OneChange<Integer> one = transaction -> transaction.update(ADD, 1);
    OneChange<Integer> again = transaction -> transaction.update(ADD, 1);
    OneChange<Integer> other = transaction -> transaction.update(ADD, 2);

    List<Future<Integer>> calls = inOneBatch(one, again, other);

    assertThat(calls.get(0).get()).isEqualTo(1);
    assertThatThrownBy(() -> calls.get(1).get()).hasCauseInstanceOf(DatabaseException.class);
    assertThat(calls.get(2).get()).isEqualTo(1);
    assertThat(notes()).containsExactly(1, 2);
  }

  @Test
  void runsWhatIsDoneBeforeACommitOnceAndTakesItBackWithTheBatch()
      throws InterruptedException, ExecutionException {
    Transaction.Step step = transaction -> transaction.update(ADD, 100);
    SqlWork<Transaction, Integer> work =
        transaction -> {
          transaction.beforeCommit(step);
          return 1;
        };

    for (Future<Integer> call : inOneBatch(work, work)) {
      call.get();
    }
    assertThat(notes()).containsExactly(100);

    assertThatThrownBy(() -> writer.write(work)).isInstanceOf(DatabaseException.class);
    assertThat(notes()).containsExactly(100);
  }

  private static UnitOfWork.Answer<Integer> answer(BlockingQueue<String> told) {
    return new UnitOfWork.Answer<>() {
      @Override
      public void committed(Integer value) {
        told.add("committed on " + Thread.currentThread().getName());
      }

      @Override
      public void failed(DatabaseException why) {
        told.add("failed on " + Thread.currentThread().getName());
      }
    };
  }

  /// Queues the works while the writer is busy, so that they share a transaction with what keeps it
  /// busy.
  @SafeVarargs
  private List<Future<Integer>> inOneBatch(SqlWork<Transaction, Integer>... works)
      throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    var _ = submit(() -> writer.write(_ -> hold(busy, go)));
    busy.await();
    List<Future<Integer>> calls = new ArrayList<>();
    for (SqlWork<Transaction, Integer> work : works) {
      calls.add(submit(() -> writer.write(work)));
    }
    go.countDown();
    return calls;
  }

  private static int hold(CountDownLatch busy, CountDownLatch go) {
    busy.countDown();
    try {
      go.await();
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Starts a call and returns once it waits for its answer.
  private static Future<Integer> submit(Callable<Integer> call) {
    FutureTask<Integer> task = new FutureTask<>(call);
    Thread thread = Thread.ofVirtual().start(task);
    while (thread.getState() != Thread.State.WAITING && !task.isDone()) {
      Thread.onSpinWait();
    }
    return task;
  }

  private static SqlWork<Transaction, Integer> adding(String sql, int id) {
    return transaction -> transaction.update(sql, id);
  }

  private static SqlWork<Transaction, Integer> telling(
      List<String> told, String what, Runnable atEnd) {
    return transaction -> {
      transaction.afterCommit(() -> told.add(what));
      transaction.atBatchEnd(atEnd);
      return 1;
    };
  }

  private static boolean committed(Future<Integer> call) {
    return catchThrowable(call::get) == null;
  }

  private Path file() {
    return folder.resolve("openbailian.db");
  }

  private List<Integer> notes() throws InterruptedException {
    return database
        .readers()
        .read(session -> session.list("SELECT id FROM note ORDER BY id", row -> row.getInt(1)));
  }
}
