package io.openbailian.server.upload;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Room for uploads: what is stored and what is just coming in must not exceed the limits. Bytes
/// that come in count from the beginning of their upload, at most twice for a moment, never not at
/// all.
final class UploadQuota {
  private final StoredBytes stored;
  private final long perKey;
  private final long total;
  private final String advice;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Long> coming = new HashMap<>();

  /// @param advice for whom there is no room
  UploadQuota(StoredBytes stored, long perKey, long total, String advice) {
    this.stored = stored;
    this.perKey = perKey;
    this.total = total;
    this.advice = advice;
  }

  /// Room that is taken until this is closed.
  final class Room implements AutoCloseable {
    private final String workspace;
    private long bytes;

    private Room(String workspace) {
      this.workspace = workspace;
    }

    /// Takes as much more as is missing to so many bytes.
    ///
    /// @throws WireException when there is not so much
    void reach(long wanted) throws InterruptedException {
      if (wanted > bytes) {
        count(workspace, wanted - bytes);
        bytes = wanted;
      }
    }

    @Override
    public void close() {
      give(workspace, bytes);
    }
  }

  /// Takes room for what is announced; for what is not, it is taken as it comes.
  ///
  /// @throws WireException when there is not so much
  Room take(String workspace, long bytes) throws InterruptedException {
    Room room = new Room(workspace);
    room.reach(bytes);
    return room;
  }

  private void count(String workspace, long bytes) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      StoredBytes.Usage there = stored.of(workspace);
      require(there.ofKey() + coming.getOrDefault(workspace, 0L), bytes, perKey, "this API key");
      long comingInAll = coming.values().stream().mapToLong(Long::longValue).sum();
      require(there.ofAll() + comingInAll, bytes, total, "this server");
      coming.merge(workspace, bytes, Long::sum);
    } finally {
      lock.unlock();
    }
  }

  private void require(long used, long bytes, long limit, String whose) {
    if (used + bytes > limit) {
      throw new WireException(
          ErrorCode.ALLOCATION_QUOTA
              .with()
              .sent(
                  "%d bytes more than the %d that %s holds would exceed %d"
                      .formatted(bytes, used, whose, limit))
              .withHint(advice));
    }
  }

  private void give(String workspace, long bytes) {
    if (bytes == 0) {
      return;
    }
    lock.lock();
    try {
      coming.computeIfPresent(workspace, (_, all) -> all == bytes ? null : all - bytes);
    } finally {
      lock.unlock();
    }
  }
}
