package io.openbailian.server.http.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LogLinesTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  private final List<String> read = new CopyOnWriteArrayList<>();
  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch goesOn = new CountDownLatch(1);

  /// Reads nothing after its first look until it may go on.
  private void readSlowly(String text) {
    read.add(text);
    reading.countDown();
    try {
      goesOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aSlowReaderCostsLinesAndKeepsNobodyWaiting() throws InterruptedException {
    long added = 1;
    long dropped;
    try (LogLines lines = new LogLines(this::readSlowly)) {
      lines.add(NOON, "first");
      reading.await();
      while (lines.dropped() < 1_000) {
        lines.add(NOON, "line " + added++);
      }
      dropped = lines.dropped();
      goesOn.countDown();
    }

    String all = String.join("", read);
    assertThat(all).contains("%d lines of the request log were dropped here".formatted(dropped));
    assertThat(all.lines().filter(line -> line.contains(" line ")))
        .hasSize(Math.toIntExact(added - 1 - dropped));
  }

  @Test
  void aLineThatIsLargerThanAllRoomIsDropped() {
    goesOn.countDown();
    try (LogLines lines = new LogLines(this::readSlowly)) {
      lines.add(NOON, "x".repeat(1 << 20));

      assertThat(lines.dropped()).isOne();
    }
  }
}
