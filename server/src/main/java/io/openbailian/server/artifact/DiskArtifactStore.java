package io.openbailian.server.artifact;

import io.openbailian.server.files.OwnerOnly;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files in a folder, spread over 256 sub-folders by a hash of their names. One process owns the
/// folder. Writing cannot be interrupted: an interrupt is still set when it is over.
public final class DiskArtifactStore implements ArtifactStore {
  private static final Logger LOG = LoggerFactory.getLogger(DiskArtifactStore.class);

  private static final String TEMPORARY = ".writing-";

  private static final int PIECE = 64 << 10;

  private final Path folder;
  private final Path spool;
  private final AtomicLong writes = new AtomicLong();

  /// Makes the folder if it is not there; it is its own spool.
  public DiskArtifactStore(Path folder) throws IOException {
    this(folder, folder);
  }

  /// Makes the folder if it is not there.
  ///
  /// @param spool where files are in the making; on the same disk
  public DiskArtifactStore(Path folder, Path spool) throws IOException {
    this.folder = OwnerOnly.folder(folder);
    this.spool = spool;
  }

  @Override
  public Kept write(String name, byte[] bytes) throws IOException {
    return write(name, out -> out.write(bytes));
  }

  @Override
  public Kept write(String name, Content content) throws IOException {
    Path temporary = folder.resolve(TEMPORARY + writes.incrementAndGet());
    try {
      Kept kept = writeSynced(temporary, content);
      rename(temporary, name);
      return kept;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void rename(Path temporary, String name) throws IOException {
    Path file = path(name);
    Path shard = file.resolveSibling("");
    ensureShard(shard);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    syncFolder(shard);
  }

  @Override
  public Draft draft() throws IOException {
    Path temporary = spool.resolve(TEMPORARY + "draft-" + writes.incrementAndGet());
    return new DiskDraft(made(temporary));
  }

  /// A temporary file in the spool.
  private final class DiskDraft implements Draft {
    private final Path temporary;

    DiskDraft(Path temporary) {
      this.temporary = temporary;
    }

    @Override
    public Path path() {
      return temporary;
    }

    @Override
    public Kept keep(String name) throws IOException {
      try (var file = new FileOutputStream(temporary.toFile(), true)) {
        file.getFD().sync();
      }
      Kept kept = new Kept(sha256(temporary), Files.size(temporary));
      rename(temporary, name);
      return kept;
    }

    @Override
    public void close() {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException e) {
        LOG.warn("file={} is left over, the sweep will remove it", temporary, e);
      }
    }
  }

  @Override
  public Optional<StoredFile> find(String name) {
    return StoredNames.isName(name)
        ? Optional.of(path(name)).filter(Files::isRegularFile).map(DiskFile::new)
        : Optional.empty();
  }

  /// A file in this store's folder.
  private record DiskFile(Path path) implements StoredFile {
    @Override
    public long length() throws IOException {
      return Files.size(path);
    }

    /// A stream, because a channel would be closed under us by an interrupt.
    @Override
    public InputStream open(long first) throws IOException {
      FileInputStream in = new FileInputStream(path.toFile());
      try {
        in.skipNBytes(first);
        return in;
      } catch (IOException e) {
        in.close();
        throw e;
      }
    }

    @Override
    public void writeTo(OutputStream out, long first, long length) throws IOException {
      try (InputStream in = open(first)) {
        byte[] piece = new byte[(int) Math.min(PIECE, Math.max(1, length))];
        for (long left = length; left > 0; ) {
          int read = in.read(piece, 0, (int) Math.min(piece.length, left));
          if (read < 0) {
            throw new IOException("the file is shorter than its row says");
          }
          out.write(piece, 0, read);
          left -= read;
        }
      }
    }

    /// A second name costs nothing; a disk without second names gets a copy.
    @Override
    public void placeAt(Path spooled) throws IOException {
      try {
        Files.createLink(spooled, path);
      } catch (UnsupportedOperationException | FileSystemException e) {
        Files.copy(path, spooled);
      }
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(path(name));
  }

  @Override
  public int sweep(Instant before, References references) throws IOException, InterruptedException {
    int removed = 0;
    for (Path file : filesOlderThan(before)) {
      // Asked last: work that is repeated after a crash may have replaced the file since it was
      // listed, and has not written its row yet.
      if (!isReferenced(file, references) && isOlder(file, before)) {
        removed += Files.deleteIfExists(file) ? 1 : 0;
      }
    }
    return removed;
  }

  private Path path(String name) {
    String shard = String.format(Locale.ROOT, "%02x", name.hashCode() & 0xff);
    return folder.resolve(shard).resolve(StoredNames.checked(name));
  }

  private void ensureShard(Path shard) throws IOException {
    if (!Files.isDirectory(shard)) {
      OwnerOnly.folder(shard);
      syncFolder(folder);
    }
  }

  /// An empty file, in the place of what a process that died may have left there.
  private static Path made(Path file) throws IOException {
    Files.deleteIfExists(file);
    return OwnerOnly.file(file);
  }

  /// A stream, because a channel would be closed under us by an interrupt.
  private static Kept writeSynced(Path file, Content content) throws IOException {
    try (var out = new FileOutputStream(made(file).toFile())) {
      Counted counted = new Counted(out);
      content.writeTo(counted);
      out.getFD().sync();
      return new Kept(HexFormat.of().formatHex(counted.digest.digest()), counted.bytes);
    }
  }

  /// Hashes and counts what passes.
  private static final class Counted extends OutputStream {
    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private long bytes;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] piece, int offset, int length) throws IOException {
      out.write(piece, offset, length);
      digest.update(piece, offset, length);
      bytes += length;
    }
  }

  /// Makes names in the folder durable. Only a channel can do it, so an interrupt makes it begin
  /// again, and is set once more afterwards.
  static void syncFolder(Path folder) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (!trySync(folder)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean trySync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }

  private List<Path> filesOlderThan(Instant before) throws IOException {
    List<Path> old = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            if (facts.lastModifiedTime().toInstant().isBefore(before)) {
              old.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          // Others write and delete meanwhile: a file that has gone is no failure.
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return e instanceof NoSuchFileException
                ? FileVisitResult.CONTINUE
                : super.visitFileFailed(file, e);
          }
        });
    return old;
  }

  private static boolean isOlder(Path file, Instant before) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (NoSuchFileException e) {
      return false; // deleted meanwhile
    }
  }

  /// A temporary file is referred to by nobody.
  private static boolean isReferenced(Path file, References references)
      throws InterruptedException {
    String name = String.valueOf(file.getFileName());
    return StoredNames.isName(name) && references.contains(name);
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (var in = new DigestInputStream(new FileInputStream(file.toFile()), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
