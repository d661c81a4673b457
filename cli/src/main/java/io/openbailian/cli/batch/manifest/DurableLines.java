package io.openbailian.cli.batch.manifest;

import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A file of JSON objects, one a line, only ever appended to. A line is on the disk when its writer
/// goes on; lines that wait together share one sync. One process has the file at a time.
///
/// It is written by a {@link RandomAccessFile}: a channel would be closed by the interrupt that
/// ends a batch.
public final class DurableLines implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final RandomAccessFile file;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition written = lock.newCondition();

  private ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private long asked;
  private long durable;
  private boolean writing;
  private @Nullable IOException fault;

  private DurableLines(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /// Opens a file, or makes it. What a process that was killed had not written to the end of its
  /// line is cut off.
  ///
  /// @param lines is told those that are there
  /// @return empty when another has it
  public static Optional<DurableLines> open(Path path, Consumer<ObjectNode> lines)
      throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      if (!locked(file)) {
        file.close();
        return Optional.empty();
      }
      long whole = read(path, lines);
      file.setLength(whole);
      file.seek(whole);
      return Optional.of(new DurableLines(path, file));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static boolean locked(RandomAccessFile file) throws IOException {
    try {
      @Nullable FileLock lock = file.getChannel().tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // another of this process
    }
  }

  /// Reads the whole lines of a file; one that is no JSON object is passed over.
  ///
  /// @return the bytes they take
  public static long read(Path path, Consumer<ObjectNode> lines) throws IOException {
    long whole = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        line.write(b);
        if (b == '\n') {
          Json.tryParse(line.toByteArray())
              .filter(ObjectNode.class::isInstance)
              .map(ObjectNode.class::cast)
              .ifPresent(lines);
          whole += line.size();
          line.reset();
        }
      }
    }
    return whole;
  }

  /// Appends a line; it is on the disk when this returns.
  ///
  /// @param then is done at once, before any line that is appended later
  public void append(ObjectNode line, Runnable then) throws IOException {
    lock.lock();
    try {
      waiting.writeBytes(Json.bytes(line));
      waiting.write('\n');
      then.run();
      long mine = ++asked;
      while (durable < mine && fault == null) {
        if (writing) {
          written.awaitUninterruptibly();
        } else {
          flush();
        }
      }
      if (fault != null) {
        throw new IOException(Texts.say("disk.unwritten", path, fault.getMessage()), fault);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Writes all that waits, without the lock, so that others can queue up meanwhile.
  private void flush() {
    ByteArrayOutputStream mine = waiting;
    long upTo = asked;
    waiting = new ByteArrayOutputStream();
    writing = true;
    lock.unlock();
    @Nullable IOException failed = null;
    try {
      file.write(mine.toByteArray());
      file.getFD().sync();
    } catch (IOException e) {
      failed = e;
    } finally {
      lock.lock();
      writing = false;
      durable = upTo;
      fault = fault == null ? failed : fault;
      written.signalAll();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
