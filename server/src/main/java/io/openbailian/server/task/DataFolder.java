package io.openbailian.server.task;

import io.openbailian.server.files.OwnerOnly;
import io.openbailian.server.files.TemporaryFiles;
import io.openbailian.text.Pattern;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder with everything a server keeps, and the exclusive lock on it: while this is open, no
/// other process has it open. The system frees the lock when the process dies.
public final class DataFolder implements AutoCloseable {
  /// What may lie in a folder that becomes a data folder, or is one.
  private static final Pattern OURS =
      Pattern.compile(
          "lock|node|secret|run\\.json.*|openbailian\\.db.*|\\.secret-.*|catalog\\.d|artifacts|inputs|uploads|files"
              + "|working-on|regions|spool|cache|engines|fonts|dictionary\\.txt|lost\\+found|.*\\.ya?ml");

  /// Files of the server itself, and folders of which the files are looked at too.
  private static final int NEAR = 2;

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Makes the folder, for its owner alone, if it is not there, closes it to others if it is, and
  /// takes it.
  ///
  /// @throws DataFolderInUseException when another server, or this process, has it open
  /// @throws IOException when it cannot be made or written, or not be closed to others
  public static DataFolder open(Path path) throws IOException, DataFolderInUseException {
    Path folder = path.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      OwnerOnly.folder(folder);
    }
    closeToOthers(folder);
    FileChannel channel =
        FileChannel.open(OwnerOnly.file(folder.resolve("lock")), StandardOpenOption.WRITE);
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

  /// A folder that was open to others has files that were, too.
  private static void closeToOthers(Path folder) throws IOException {
    if (!OwnerOnly.isOpenToOthers(folder)) {
      OwnerOnly.closeAll(folder, NEAR);
      return;
    }
    if (!isOurs(folder)) {
      throw new IOException(
          "the folder %s is open to other users (%s) and holds other things than this server's: name a folder of its own, or close this one with chmod 700"
              .formatted(folder, OwnerOnly.shown(folder)));
    }
    try {
      OwnerOnly.closeAll(folder, Integer.MAX_VALUE);
    } catch (IOException e) {
      throw new IOException(
          "the folder %s is open to other users (%s) and cannot be closed to them: its owner has to, with chmod 700"
              .formatted(folder, OwnerOnly.shown(folder)),
          e);
    }
  }

  private static boolean isOurs(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.allMatch(path -> OURS.matcher(String.valueOf(path.getFileName())).matches());
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

  /// Where the files of the Files API are.
  public Path files() throws IOException {
    return folder("files");
  }

  /// Where the tasks are marked whose files are being worked on.
  public Path marks() throws IOException {
    return folder("working-on");
  }

  /// Where files are while they are fetched for one request; emptied here, because whoever fetched
  /// what is in it has died.
  public Path spool() throws IOException {
    Path spool = folder("spool");
    TemporaryFiles.clear(spool);
    return spool;
  }

  /// What this folder is called among several nodes.
  public Path node() {
    return path.resolve("node");
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
    return OwnerOnly.folder(path.resolve(name));
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
