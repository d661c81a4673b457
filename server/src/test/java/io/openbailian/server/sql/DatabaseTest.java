package io.openbailian.server.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;

  @Test
  void writesThroughToTheDiskBeforeACommitReturns() {
    try (Database database = Database.open(folder)) {
      assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(database, "synchronous")).isEqualTo("2");
      assertThat(pragma(database, "user_version")).isEqualTo("2");
    }
  }

  @Test
  void opensAgainWhatItMade() {
    Database.open(folder).close();

    try (Database database = Database.open(folder)) {
      assertThat(pragma(database, "user_version")).isEqualTo("2");
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
      database.writer().write(transaction -> transaction.update("PRAGMA user_version = 7"));
    }

    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("written by a newer OpenBailian (schema 7; this one knows up to 2)");
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
      String add = "INSERT INTO api_key VALUES ('k', 'h', '', 0, NULL)";

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

  private static String pragma(Database database, String name) {
    return database
        .writer()
        .write(transaction ->
            transaction.first("PRAGMA " + name, row -> row.getString(1)).orElseThrow());
  }
}
