package io.openbailian.server.socket;

import io.openbailian.server.share.Shares;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// A message of a socket while its pieces come. What is unfinished counts against its key's share
/// of all that is; what comes in one piece does not. Used by one thread at a time, but for its end.
final class PartialMessage implements AutoCloseable {
  static final int LONGEST_TEXT = 256 << 10;
  static final int LARGEST_BINARY = 1 << 20;

  /// The least a message holds while it is unfinished, on account of what manages it.
  private static final int LEAST = 1 << 10;

  private final Shares.Loan room;
  private StringBuilder text = new StringBuilder(0);
  private ByteArrayOutputStream binary = new ByteArrayOutputStream(0);
  private boolean ofText;
  private boolean closed;

  PartialMessage(Shares.Loan room) {
    this.room = room;
  }

  /// What became of a piece.
  enum Taken {
    YES,
    TOO_LARGE,
    NO_ROOM
  }

  /// A message that is whole.
  sealed interface Whole {
    record Text(String text) implements Whole {}

    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Binary(byte[] bytes) implements Whole {}
  }

  synchronized Taken add(String piece) {
    ofText = true;
    if (text.length() + piece.length() > LONGEST_TEXT) {
      return Taken.TOO_LARGE;
    }
    if (!reach(2L * (text.length() + piece.length()))) {
      return Taken.NO_ROOM;
    }
    text.append(piece);
    return Taken.YES;
  }

  synchronized Taken add(ByteBuffer piece) {
    ofText = false;
    if (binary.size() + piece.remaining() > LARGEST_BINARY) {
      return Taken.TOO_LARGE;
    }
    if (!reach(2L * (binary.size() + piece.remaining()))) {
      return Taken.NO_ROOM;
    }
    byte[] bytes = new byte[piece.remaining()];
    piece.get(bytes);
    binary.writeBytes(bytes);
    return Taken.YES;
  }

  /// Twice what has come: a buffer that grows may be that large.
  private boolean reach(long wanted) {
    return !closed && room.tryGrow(Math.max(0, Math.max(LEAST, wanted) - room.size()));
  }

  /// All of it; the next one begins.
  synchronized Whole take() {
    Whole whole = ofText ? new Whole.Text(text.toString()) : new Whole.Binary(binary.toByteArray());
    forget();
    return whole;
  }

  /// Lets go of what has come.
  synchronized void forget() {
    if (closed) {
      return;
    }
    text = new StringBuilder(0);
    binary = new ByteArrayOutputStream(0);
    room.shrinkTo(0);
  }

  @Override
  public synchronized void close() {
    closed = true;
    text = new StringBuilder(0);
    binary = new ByteArrayOutputStream(0);
    room.close();
  }
}
