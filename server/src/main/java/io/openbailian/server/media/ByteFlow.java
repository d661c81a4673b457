package io.openbailian.server.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Bytes on their way from whoever receives them to whoever reads them; a megabyte may wait.
final class ByteFlow {
  private static final int ROOM = 1 << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int first;
  private int bytes;
  private boolean ended;
  private boolean abandoned;

  /// Adds bytes; waits for room. What comes after the end, or when nobody reads, is dropped.
  void add(byte[] more) throws InterruptedException {
    lock.lock();
    try {
      while (bytes > 0 && bytes + more.length > ROOM && !abandoned) {
        changed.await();
      }
      if (!ended && !abandoned && more.length > 0) {
        waiting.add(more);
        bytes += more.length;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// No more comes.
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Nobody reads any more; what waits is dropped.
  void abandon() {
    lock.lock();
    try {
      abandoned = true;
      waiting.clear();
      bytes = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Reads some bytes, at least one; waits for them.
  ///
  /// @return how many; -1 when no more will come
  int read(byte[] target, int offset, int length) throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty()) {
        if (ended || abandoned) {
          return -1;
        }
        changed.await();
      }
      byte[] head = waiting.getFirst();
      int count = Math.min(length, head.length - first);
      System.arraycopy(head, first, target, offset, count);
      first += count;
      if (first == head.length) {
        waiting.removeFirst();
        first = 0;
      }
      bytes -= count;
      changed.signalAll();
      return count;
    } finally {
      lock.unlock();
    }
  }

  /// The same bytes for readers that know streams.
  InputStream stream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        try {
          return ByteFlow.this.read(target, offset, length);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new InterruptedIOException("interrupted while audio was awaited");
        }
      }
    };
  }
}
