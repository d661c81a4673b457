package io.openbailian.server.http.body;

import io.openbailian.protocol.Utf8Check;
import io.openbailian.server.share.Shares;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bytes of a body while they come, at their client's speed. The first of them are in memory,
/// more of them while there is room, and all of them in a file beyond that: who is slow holds next
/// to nothing that others need, and nobody waits here for anything but the client.
///
/// The file has no name: it is gone with the process, however that ends. Used by one thread.
final class ArrivingBody implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ArrivingBody.class);

  private static final int IN_MEMORY = 256 << 10;
  private static final int FIRST = 4 << 10;
  private static final byte[] NOTHING = {};

  /// Room on the disk is asked for in pieces of this size.
  private static final int DISK_PIECE = 1 << 20;

  private final Path folder;
  private final Shares.Loan memory;
  private final Shares.Loan disk;
  private final Utf8Check utf8 = new Utf8Check();
  private byte[] bytes = NOTHING;
  private int inBytes;
  private @Nullable FileChannel file;
  private long length;

  ArrivingBody(String key, BodyMemory room, Path folder) {
    this.folder = folder;
    this.memory = room.forArriving(key);
    this.disk = room.forSpooling(key);
  }

  /// Takes in all there is, or what is more than the limit. What is no UTF-8 is read to its end
  /// too: clients look at an answer only once they have sent everything.
  ///
  /// @param announced how long it will be, or less than 0; what is announced holds nothing
  /// @return whether it is UTF-8
  /// @throws IOException when it does not come whole
  /// @throws NoRoomException when there is none on the disk
  boolean takeIn(InputStream body, long announced, long limit) throws IOException, NoRoomException {
    bytes = new byte[Math.clamp(announced + 1, FIRST, BodyMemory.FREE)];
    boolean legal = true;
    while (length <= limit) {
      if (inBytes == bytes.length) {
        makeRoom();
      }
      int read = body.read(bytes, inBytes, bytes.length - inBytes);
      if (read < 0) {
        return legal && utf8.isWhole();
      }
      length += read;
      legal = legal && utf8.accepts(bytes, inBytes, read);
      inBytes += legal ? read : 0;
    }
    return legal;
  }

  private void makeRoom() throws NoRoomException {
    int wanted = 2 * bytes.length;
    if (file == null
        && wanted <= IN_MEMORY
        && (wanted <= BodyMemory.FREE || memory.tryGrow(wanted - (int) memory.size()))) {
      bytes = Arrays.copyOf(bytes, wanted);
    } else {
      toDisk();
    }
  }

  /// Lets go of the memory.
  void toDisk() throws NoRoomException {
    try {
      if (file == null) {
        file = nameless(folder);
      }
      if (disk.size() < length && !disk.tryGrow(Math.max(DISK_PIECE, length - disk.size()))) {
        throw BodyMemory.refused(
            "the bodies of this key's other requests fill its share of the disk");
      }
      Channels.newOutputStream(file).write(bytes, 0, inBytes);
    } catch (IOException e) {
      throw failed(e);
    }
    inBytes = 0;
    bytes = bytes.length > BodyMemory.FREE ? new byte[BodyMemory.FREE] : bytes;
    memory.shrinkTo(0);
  }

  private static FileChannel nameless(Path folder) throws IOException {
    Path name = Files.createTempFile(folder, "body-", "");
    try {
      return FileChannel.open(name, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } finally {
      Files.delete(name);
    }
  }

  /// How many bytes have come.
  long length() {
    return length;
  }

  /// Whether they are in memory.
  boolean isInMemory() {
    return file == null;
  }

  /// Whether a text in it takes as many bytes in memory as here.
  boolean isPlain() {
    return utf8.isPlain();
  }

  /// The array that holds it in its first bytes, when it is in memory.
  byte[] array() {
    return bytes;
  }

  /// All of it, from the beginning; closing it, and reading another, leaves it as it is.
  InputStream open() throws NoRoomException {
    if (file == null) {
      return new ByteArrayInputStream(bytes, 0, inBytes);
    }
    if (inBytes > 0) {
      toDisk();
    }
    return new FileBytes(file);
  }

  /// What is told of a disk that fails.
  NoRoomException failed(Exception cause) {
    LOG.error("a body could not be kept in {}; its client is told to try again", folder, cause);
    return BodyMemory.diskFailed();
  }

  /// Forgets it.
  @Override
  public void close() {
    bytes = NOTHING;
    memory.close();
    disk.close();
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        LOG.warn("the file of a body could not be closed", e);
      }
    }
  }
}
