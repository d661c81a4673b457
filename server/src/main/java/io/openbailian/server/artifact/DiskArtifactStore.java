package io.openbailian.server.artifact;

import io.openbailian.server.files.OwnerOnly;
import io.openbailian.text.Pattern;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
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

  /// No separator, no leading dot: a name cannot leave the folder nor be taken for a temporary one.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

  private static final String TEMPORARY = ".writing-";

  private final Path folder;
  private final AtomicLong writes = new AtomicLong();

  /// Makes the folder if it is not there.
  public DiskArtifactStore(Path folder) throws IOException {
    this.folder = OwnerOnly.folder(folder);
  }

  /// Produces the bytes of a file.
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  @Override
  public String write(String name, byte[] bytes) throws IOException {
    write(name, out -> out.write(bytes));
    return sha256(bytes);
  }

  /// Writes a file durably from what comes bit by bit; if that fails, there is no such file.
  ///
  /// @throws IOException of the disk or of the content
  public void write(String name, Content content) throws IOException {
    Path temporary = temporary();
    try {
      writeSynced(temporary, content);
      rename(temporary, name);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private Path temporary() {
    return folder.resolve(TEMPORARY + writes.incrementAndGet());
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
    Path temporary = temporary();
    return new DiskDraft(made(temporary));
  }

  /// A temporary file in this store's folder.
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
  public Optional<Path> locate(String name) {
    return NAME.matcher(name).matches()
        ? Optional.of(path(name)).filter(Files::isRegularFile)
        : Optional.empty();
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
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no file can have the name " + name);
    }
    return folder.resolve(String.format(Locale.ROOT, "%02x", name.hashCode() & 0xff)).resolve(name);
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
  private static void writeSynced(Path file, Content content) throws IOException {
    try (var out = new FileOutputStream(made(file).toFile())) {
      content.writeTo(out);
      out.getFD().sync();
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
    return NAME.matcher(name).matches() && references.contains(name);
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    try (var in = new DigestInputStream(new FileInputStream(file.toFile()), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
