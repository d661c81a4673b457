package io.openbailian.server.http.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lines that threads which must not wait have written: formatted by hand into one buffer, handed
/// on many at once by a thread of its own. When whoever reads the log is too slow, lines are
/// dropped, and their number is told; a request never waits for its line.
final class LogLines implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogLines.class);

  /// Lines that wait, in bytes; there are two of these buffers, one being filled.
  private static final int CAPACITY = 256 << 10;

  /// At 20 000 requests a second this much comes together in 30 ms.
  private static final int HANDED_ON_AT = 64 << 10;

  private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LAST_LINES_MILLIS = 5_000;

  private final Consumer<String> to;
  private final Thread thread;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Timestamp timestamp = new Timestamp(ZoneId.systemDefault());
  private byte[] filling = new byte[CAPACITY];
  private byte[] spare = new byte[CAPACITY];
  private int used;
  private long dropped;
  private long told;
  private boolean closed;

  /// @param to takes text of whole lines; it may be slow
  LogLines(Consumer<String> to) {
    this.to = to;
    this.thread = Thread.ofPlatform().daemon().name("request-log").start(this::handOn);
  }

  /// How many lines were dropped so far.
  long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /// Adds `TIME INFO request WORDS`, unless there is no room. Never waits.
  void add(Instant now, String... words) {
    lock.lock();
    try {
      int most = Timestamp.LENGTH + 1;
      for (String word : words) {
        most += 1 + 3 * word.length(); // no character has more than three bytes a unit
      }
      if (closed || used + most > CAPACITY) {
        dropped++;
        return;
      }
      write(now, words);
    } finally {
      lock.unlock();
    }
  }

  /// Adds a line that is whole, unless there is no room. Never waits.
  void add(String line) {
    lock.lock();
    try {
      if (closed || used + 3 * line.length() + 1 > CAPACITY) {
        dropped++;
        return;
      }
      int before = used;
      append(line);
      end(before);
    } finally {
      lock.unlock();
    }
  }

  private void write(Instant now, String... words) {
    int before = used;
    used = timestamp.write(now, filling, used);
    for (String word : words) {
      filling[used++] = ' ';
      append(word);
    }
    end(before);
  }

  private void end(int before) {
    filling[used++] = '\n';
    if (before == 0 || (before < HANDED_ON_AT && used >= HANDED_ON_AT)) {
      changed.signal();
    }
  }

  private void append(String word) {
    int start = used;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c < ' ' || c >= 0x7f) {
        used = start;
        appendUnusual(word);
        return;
      }
      filling[used++] = (byte) c;
    }
  }

  /// A line stays one line, whatever a client sends.
  private void appendUnusual(String word) {
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      filling[used++] = b >= 0 && (b < ' ' || b == 0x7f) ? (byte) '?' : b;
    }
  }

  private void handOn() {
    boolean last = false;
    while (!last) {
      String text;
      lock.lock();
      try {
        awaitLines();
        last = closed;
        text = taken();
      } finally {
        lock.unlock();
      }
      tell(text);
    }
  }

  private void awaitLines() {
    try {
      while (used == 0 && !closed) {
        changed.await();
      }
      long left = LONGEST_WAIT_NANOS;
      while (used < HANDED_ON_AT && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      closed = true; // nobody but the end of the process interrupts this thread
    }
  }

  private String taken() {
    String text = new String(filling, 0, used, StandardCharsets.UTF_8);
    byte[] filled = filling;
    filling = spare;
    spare = filled;
    used = 0;
    if (dropped == told) {
      return text;
    }
    long lost = dropped - told;
    told = dropped;
    return text
        + "… %d lines of the request log were dropped here: it is read too slowly\n"
            .formatted(lost);
  }

  private void tell(String text) {
    if (text.isEmpty()) {
      return;
    }
    try {
      to.accept(text);
    } catch (Throwable e) { // the thread must outlive any fault: later lines may go through
      LOG.warn("lines of the request log could not be written", e);
    }
  }

  /// Hands on what is there; lines that come later are dropped.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(LAST_LINES_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The beginning of a line, `2026-11-28T20:31:38.123+08:00 INFO request`; all but the
  /// milliseconds is formatted once a second.
  private static final class Timestamp {
    /// At most.
    static final int LENGTH = 64;

    private static final String REST = " INFO  request";

    private final ZoneId zone;
    private long second = Long.MIN_VALUE;
    private byte[] upToMillis = {};
    private byte[] afterMillis = {};

    Timestamp(ZoneId zone) {
      this.zone = zone;
    }

    int write(Instant now, byte[] to, int at) {
      if (now.getEpochSecond() != second) {
        format(now);
      }
      int millis = now.getNano() / 1_000_000;
      int end = at + upToMillis.length;
      System.arraycopy(upToMillis, 0, to, at, upToMillis.length);
      to[end++] = (byte) ('0' + millis / 100);
      to[end++] = (byte) ('0' + millis / 10 % 10);
      to[end++] = (byte) ('0' + millis % 10);
      System.arraycopy(afterMillis, 0, to, end, afterMillis.length);
      return end + afterMillis.length;
    }

    private void format(Instant now) {
      second = now.getEpochSecond();
      ZoneOffset offset = zone.getRules().getOffset(now);
      String date = now.atOffset(offset).toLocalDateTime().withNano(0).toString();
      String whole = date.length() == "2026-11-28T20:31".length() ? date + ":00" : date;
      upToMillis = (whole + ".").getBytes(StandardCharsets.US_ASCII);
      afterMillis = (offset.getId() + REST).getBytes(StandardCharsets.US_ASCII);
    }
  }
}
