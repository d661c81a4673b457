package io.openbailian.client;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The frames of a WebSocket as a client writes and reads them (RFC 6455 §5), without extensions.
/// One thread reads; any may write.
///
/// Messages come out in the order of their bytes, and the end of the connection behind the last of
/// them. The client of `java.net.http` promises less: an end that follows a message closely takes
/// its place, and one that comes unasked for is never told (seen in JDK 25).
public final class WebSocketFrames {
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private static final int FINAL = 0x80;
  private static final int RESERVED = 0x70;
  private static final int OPCODE = 0x0F;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int LARGEST_SHORT = 0xFFFF;
  private static final int MASK_BYTES = 4;
  private static final int NO_CODE = 1005;

  /// Far above what any answer has in one message; below what would fill the heap.
  static final int LARGEST = 32 * 1024 * 1024;

  private final DataInputStream in;
  private final DataOutputStream out;
  private final RandomGenerator masks;

  /// What a server sends.
  public sealed interface Message {
    /// A text, whole.
    record Text(String text) implements Message {}

    /// Bytes, whole.
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Binary(byte[] bytes) implements Message {}

    /// The end. Without a code in the frame it is 1005, as the RFC has it.
    record Closed(int code, String reason) implements Message {}
  }

  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  private record Frame(boolean last, int opcode, byte[] payload) {}

  /// @param masks of strong randomness, as the RFC wants it
  WebSocketFrames(InputStream in, OutputStream out, RandomGenerator masks) {
    this.masks = masks;
    this.in = new DataInputStream(new BufferedInputStream(in));
    this.out = new DataOutputStream(new BufferedOutputStream(out));
  }

  /// Sends a text in one frame; waits while the network takes no more.
  public void sendText(String text) throws IOException {
    send(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends bytes in one frame; waits while the network takes no more.
  public void sendBinary(byte[] bytes) throws IOException {
    send(BINARY, bytes);
  }

  private synchronized void send(int opcode, byte[] payload) throws IOException {
    byte[] mask = new byte[MASK_BYTES];
    masks.nextBytes(mask);
    out.writeByte(FINAL | opcode);
    if (payload.length < TWO_BYTES) {
      out.writeByte(MASKED | payload.length);
    } else if (payload.length <= LARGEST_SHORT) {
      out.writeByte(MASKED | TWO_BYTES);
      out.writeShort(payload.length);
    } else {
      out.writeByte(MASKED | EIGHT_BYTES);
      out.writeLong(payload.length);
    }
    out.write(mask);
    for (int i = 0; i < payload.length; i++) {
      out.writeByte(payload[i] ^ mask[i % MASK_BYTES]);
    }
    out.flush();
  }

  /// The next message; a ping is answered on the way.
  ///
  /// @throws IOException when the connection ended without a word, or what came is no frame
  public Message read() throws IOException {
    Optional<Message> message = next();
    while (message.isEmpty()) {
      message = next();
    }
    return message.get();
  }

  private Optional<Message> next() throws IOException {
    Frame frame = frame();
    return switch (frame.opcode()) {
      case TEXT -> Optional.of(new Message.Text(text(whole(frame))));
      case BINARY -> Optional.of(new Message.Binary(whole(frame)));
      case CLOSE -> {
        reply(CLOSE, frame.payload());
        yield Optional.of(closed(ByteBuffer.wrap(frame.payload())));
      }
      case PING -> {
        reply(PONG, frame.payload());
        yield Optional.empty();
      }
      case PONG -> Optional.empty();
      default -> throw new IOException("a frame of the unknown kind " + frame.opcode());
    };
  }

  private Frame frame() throws IOException {
    try {
      return complete();
    } catch (EOFException e) {
      throw new IOException("it ended without a word", e);
    }
  }

  private Frame complete() throws IOException {
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    if ((first & RESERVED) != 0 || (second & MASKED) != 0) {
      throw new IOException("a frame that no server sends");
    }
    long length =
        switch (second) {
          case TWO_BYTES -> in.readUnsignedShort();
          case EIGHT_BYTES -> in.readLong();
          default -> second;
        };
    if (length < 0 || length > LARGEST) {
      throw new IOException("a frame of %d bytes; at most %d are taken".formatted(length, LARGEST));
    }
    byte[] payload = new byte[(int) length];
    in.readFully(payload);
    return new Frame((first & FINAL) != 0, first & OPCODE, payload);
  }

  /// Puts the pieces of a message together; pings may come between them.
  private byte[] whole(Frame first) throws IOException {
    if (first.last()) {
      return first.payload();
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(first.payload());
    Frame frame = frame();
    while (frame.opcode() != CONTINUATION || !frame.last()) {
      between(frame, message);
      frame = frame();
    }
    append(frame, message);
    return message.toByteArray();
  }

  private void between(Frame frame, ByteArrayOutputStream message) throws IOException {
    switch (frame.opcode()) {
      case CONTINUATION -> append(frame, message);
      case PING -> reply(PONG, frame.payload());
      case PONG -> {}
      default -> throw new IOException("a message that was left off");
    }
  }

  private static void append(Frame frame, ByteArrayOutputStream message) throws IOException {
    if (message.size() + (long) frame.payload().length > LARGEST) {
      throw new IOException("a message of more than %d bytes".formatted(LARGEST));
    }
    message.writeBytes(frame.payload());
  }

  /// What the peer no longer takes does not matter: it may have said more before it left.
  private void reply(int opcode, byte[] payload) {
    try {
      send(opcode, payload);
    } catch (IOException e) {
      // reading tells how the connection ended
    }
  }

  private static Message closed(ByteBuffer payload) {
    if (payload.remaining() < Short.BYTES) {
      return new Message.Closed(NO_CODE, "");
    }
    int code = Short.toUnsignedInt(payload.getShort());
    return new Message.Closed(code, StandardCharsets.UTF_8.decode(payload).toString());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
