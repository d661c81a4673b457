package io.openbailian.server.task;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder with everything a server keeps, and the exclusive lock on it: while this is open, no
/// other process has it open. The system frees the lock when the process dies.
public final class DataFolder implements AutoCloseable {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Makes the folder, for its owner alone, if it is not there, and takes it.
  ///
  /// @throws DataFolderInUseException when another server, or this process, has it open
  /// @throws IOException when it cannot be made or written
  public static DataFolder open(Path path) throws IOException, DataFolderInUseException {
    Path folder = Files.createDirectories(path.toAbsolutePath().normalize(), OWNER_ONLY);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (tryLock(channel) == null) {
        throw new DataFolderInUseException(folder, runFile(folder));
      }
      return new DataFolder(folder, channel);
    } catch (IOException | DataFolderInUseException e) {
      channel.close();
      throw e;
    }
  }

  /// Absolute.
  public Path path() {
    return path;
  }

  /// Where the running server says its pid, URL and token.
  public Path runFile() {
    return runFile(path);
  }

  /// Where result files are.
  public Path artifacts() throws IOException {
    return folder("artifacts");
  }

  /// Where large input values are.
  public Path inputs() throws IOException {
    return folder("inputs");
  }

  /// Where uploaded files are.
  public Path uploads() throws IOException {
    return folder("uploads");
  }

  /// Where files are while they are fetched for one request; emptied here, because whoever fetched
  /// what is in it has died.
  public Path spool() throws IOException {
    Path spool = folder("spool");
    try (Stream<Path> left = Files.list(spool)) {
      for (Path file : left.toList()) {
        Files.deleteIfExists(file);
      }
    }
    return spool;
  }

  /// The bytes that sign URLs.
  public Path secret() {
    return path.resolve("secret");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(path.resolve(name), OWNER_ONLY);
  }

  private static Path runFile(Path folder) {
    return folder.resolve("run.json");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this process has it
    }
  }
}
