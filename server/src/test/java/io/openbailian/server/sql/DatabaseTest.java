package io.openbailian.server.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;

  @Test
  void writesThroughToTheDiskBeforeACommitReturns() {
    try (Database database = Database.open(folder)) {
      assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(database, "synchronous")).isEqualTo("2");
      assertThat(pragma(database, "user_version")).isEqualTo("8");
    }
  }

  @Test
  void opensAgainWhatItMade() {
    Database.open(folder).close();

    try (Database database = Database.open(folder)) {
      assertThat(pragma(database, "user_version")).isEqualTo("8");
    }
  }

  @Test
  void leavesOneFileWhenItIsClosed() {
    Database.open(folder).close();

    assertThat(folder).isDirectoryContaining("glob:**openbailian.db");
    assertThat(folder).isDirectoryNotContaining("glob:**-wal");
  }

  @Test
  void refusesASchemaOfTheFuture() {
    try (Database database = Database.open(folder)) {
      database.writer().write(transaction -> transaction.update("PRAGMA user_version = 9"));
    }

    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("written by a newer OpenBailian (schema 9; this one knows up to 8)");
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException, InterruptedException {
    byte[] garbage = new byte[20_000];
    new Random(1).nextBytes(garbage);
    Files.write(folder.resolve("openbailian.db"), garbage);

    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("is not a readable SQLite database");
  }

  @Test
  void saysWhenTheFolderIsNotThere() {
    assertThatThrownBy(() -> Database.open(folder.resolve("missing")))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("missing");
  }

  @Test
  void readsOnOneStateOfTheDatabase() throws IOException, InterruptedException {
    try (Database database = Database.open(folder)) {
      String count = "SELECT count(*) FROM api_key";
      String add = "INSERT INTO api_key (id, sha256, name, created) VALUES ('k', 'h', '', 0)";

      int seen =
          database
              .readers()
              .read(session ->
                  session.snapshot(one -> {
                    int before = one.first(count, row -> row.getInt(1)).orElseThrow();
                    database.writer().write(transaction -> transaction.update(add));
                    return before + one.first(count, row -> row.getInt(1)).orElseThrow();
                  }));

      assertThat(seen).isZero();
    }
  }

  @Test
  void interruptsAReaderWithoutHarm() throws IOException, InterruptedException {
    try (Database database = Database.open(folder)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> database.readers().read(_ -> 1))
          .isInstanceOf(InterruptedException.class);

      int answer = database.readers().read(_ -> 2);
      assertThat(answer).isEqualTo(2);
    }
  }

  @Test
  void withdrawsAQueryWhoseCallerWasInterrupted() throws InterruptedException {
    try (Database database = Database.open(folder)) {
      CountDownLatch go = new CountDownLatch(1);
      List<Thread> busy = busyReaders(database, go);
      AtomicBoolean ran = new AtomicBoolean();
      Thread caller = Thread.ofVirtual().start(() -> read(database, () -> ran.set(true)));
      await(() -> database.readers().waiting() == 1);

      caller.interrupt();
      caller.join();

      assertThat(database.readers().waiting()).isZero();
      go.countDown();
      for (Thread thread : busy) {
        thread.join();
      }
      assertThat(ran).isFalse();
    }
  }

  @Test
  void refusesOnlyQueriesThatCanBeAskedAgain() throws InterruptedException {
    try (Database database = Database.open(folder)) {
      CountDownLatch go = new CountDownLatch(1);
      List<Thread> busy = busyReaders(database, go);
      List<Thread> callers = new ArrayList<>();
      AtomicInteger refused = new AtomicInteger();
      while (refused.get() == 0) {
        callers.add(Thread.ofVirtual().start(() -> readIfRoom(database, refused)));
        await(() -> database.readers().waiting() + refused.get() == callers.size());
      }
      AtomicBoolean answered = new AtomicBoolean();
      Thread poll = Thread.ofVirtual().start(() -> read(database, () -> answered.set(true)));
      go.countDown();

      poll.join();
      assertThat(answered).isTrue();
      for (Thread thread : callers) {
        thread.join();
      }
      for (Thread thread : busy) {
        thread.join();
      }
    }
  }

  /// Every reader waits inside a query.
  private static List<Thread> busyReaders(Database database, CountDownLatch go)
      throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(2);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() ->
                  read(
                      database,
                      () -> {
                        inside.countDown();
                        go.await();
                      })));
    }
    inside.await();
    return threads;
  }

  /// What a query does beside reading.
  private interface Action {
    void run() throws InterruptedException;
  }

  private static void read(Database database, Action action) {
    try {
      assertThat(database.<Boolean>read(_ -> ran(action))).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ran(Action action) {
    try {
      action.run();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void readIfRoom(Database database, AtomicInteger refused) {
    try {
      assertThat(database.<Boolean>readIfRoom(_ -> true)).isTrue();
    } catch (DatabaseException e) {
      refused.addAndGet(e.busy() ? 1 : 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private static String pragma(Database database, String name) {
    return database
        .writer()
        .write(transaction ->
            transaction.first("PRAGMA " + name, row -> row.getString(1)).orElseThrow());
  }
}
