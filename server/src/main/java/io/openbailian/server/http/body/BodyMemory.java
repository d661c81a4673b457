package io.openbailian.server.http.body;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.WireError;
import io.openbailian.server.share.Shares;
import java.time.Duration;

/// What bodies may take of the heap and of the disk, shared out among keys. Small documents have a
/// part of the heap of their own, so that they never wait for large ones, of their own key neither.
public final class BodyMemory {
  /// What any request may hold without asking: about what its connection costs.
  static final int FREE = 32 << 10;

  /// What is small.
  private static final long LIGHT = 512 << 10;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Shares light;
  private final Shares heavy;
  private final Shares disk;
  private final Duration wait;

  /// @param heap the bytes the process may use: small documents get an eighth of it, large ones a
  ///   quarter, and at least enough for one of the largest
  /// @param body the largest body
  /// @param disk how many bytes may lie on the disk while they come in
  /// @param wait how long a body that has come may wait for memory
  public BodyMemory(long heap, long body, long disk, Duration wait) {
    this.light = new Shares(Math.max(4 * LIGHT, heap / 8));
    this.heavy = new Shares(Math.max(2 * body, heap / 4));
    this.disk = new Shares(Math.max(2 * body, disk));
    this.wait = wait;
  }

  /// Bytes of the heap that bodies and documents hold.
  public long inMemory() {
    return light.lent() + heavy.lent();
  }

  /// Bytes of bodies that lie on the disk.
  public long onDisk() {
    return disk.lent();
  }

  /// How many requests wait for memory.
  public int waiting() {
    return light.waiting() + heavy.waiting();
  }

  /// Room in memory for bytes as they come; holds nothing yet.
  Shares.Loan forArriving(String key) {
    return light.open(key);
  }

  /// Room on the disk for bytes as they come; holds nothing yet.
  Shares.Loan forSpooling(String key) {
    return disk.open(key);
  }

  /// Whether there would be room for a document at once.
  boolean hasAtOnce(String key, long bytes) {
    try (Shares.Loan loan = of(bytes).open(key)) {
      return loan.tryGrow(within(bytes));
    }
  }

  /// Room for a document, and for what making it takes. Its asker holds no memory meanwhile that
  /// another could wait for.
  ///
  /// @throws NoRoomException when it was waited for in vain
  Shares.Loan forDocument(String key, long bytes) throws NoRoomException, InterruptedException {
    Shares.Loan loan = of(bytes).open(key);
    boolean lent = false;
    try {
      lent = loan.grow(within(bytes), wait);
      if (!lent) {
        throw refused("the documents of this key's other requests fill the memory");
      }
      return loan;
    } finally {
      if (!lent) {
        loan.close();
      }
    }
  }

  private Shares of(long bytes) {
    return bytes <= LIGHT ? light : heavy;
  }

  /// One that is larger than a key may hold is made when the key holds nothing else.
  private long within(long bytes) {
    return Math.min(bytes, of(bytes).most());
  }

  static NoRoomException refused(String why) {
    WireError error = ErrorCode.ALLOCATION_QUOTA.with().withHint(why + "; try again in a moment");
    return new NoRoomException(error, RETRY_AFTER);
  }

  static NoRoomException diskFailed() {
    WireError error =
        ErrorCode.MODEL_UNAVAILABLE
            .with()
            .withHint("the server could not keep the body on its disk");
    return new NoRoomException(error, RETRY_AFTER);
  }
}
