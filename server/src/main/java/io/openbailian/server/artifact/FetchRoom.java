package io.openbailian.server.artifact;

import io.openbailian.server.share.GivenUpException;
import io.openbailian.server.share.Shares;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// What fetching files takes, shared out among keys: connections to other servers, and the disk for
/// files until the work on them is done.
public final class FetchRoom {
  /// As long as a call that waits for its answer waits for an engine.
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(4);

  /// The disk is asked for in pieces of this size.
  private static final long PIECE = 1 << 20;

  private final Shares connections;
  private final Shares disk;

  /// @param connections how many files are fetched at a time
  /// @param disk how many bytes of fetched files may be kept at a time
  public FetchRoom(int connections, long disk) {
    this.connections = new Shares(connections);
    this.disk = new Shares(disk);
  }

  /// How many files are being fetched.
  public long connected() {
    return connections.lent();
  }

  /// How many bytes of fetched files are kept.
  public long kept() {
    return disk.lent();
  }

  /// Waits for a connection, which is lent until this is closed.
  ///
  /// @throws NoFetchRoomException when it was waited for in vain
  Shares.Loan connection(String key, BooleanSupplier givenUp)
      throws NoFetchRoomException, InterruptedException {
    Shares.Loan loan = connections.open(key);
    boolean lent = false;
    try {
      lent = loan.grow(1, LONGEST_WAIT, givenUp);
      if (!lent) {
        throw refused(givenUp, "this key's other requests fetch too many files");
      }
      return loan;
    } finally {
      if (!lent) {
        loan.close();
      }
    }
  }

  /// Room on the disk; holds nothing yet.
  Shares.Loan disk(String key) {
    return disk.open(key);
  }

  /// Makes a loan of the disk large enough for so many bytes in all; never waits, for a connection
  /// is held meanwhile.
  ///
  /// @throws NoFetchRoomException when there is no room
  static void grow(Shares.Loan disk, long length) throws NoFetchRoomException {
    if (disk.size() < length && !disk.tryGrow(Math.max(PIECE, length - disk.size()))) {
      throw new NoFetchRoomException("the files of this key's other requests fill its share");
    }
  }

  private static NoFetchRoomException refused(BooleanSupplier givenUp, String why) {
    if (givenUp.getAsBoolean()) {
      throw new GivenUpException();
    }
    return new NoFetchRoomException(why);
  }
}
