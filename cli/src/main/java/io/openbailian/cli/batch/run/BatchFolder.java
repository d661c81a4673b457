package io.openbailian.cli.batch.run;

import io.openbailian.cli.batch.manifest.SavedFile;
import io.openbailian.cli.output.Leftovers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/// The folder of a batch: files get their names in it when they are whole, and none is replaced.
public final class BatchFolder implements AutoCloseable {
  private static final String WORK = ".bailian-batch-";

  private final Path folder;
  private final Path work;
  private final Set<String> reserved = new HashSet<>();

  private BatchFolder(Path folder, Path work) {
    this.folder = folder;
    this.work = work;
  }

  /// Opens the folder, which this process has to itself, and removes what one left in it that was
  /// killed.
  public static BatchFolder open(Path folder) throws IOException {
    try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, WORK + "*")) {
      old.forEach(Leftovers::delete);
    }
    Path work = Files.createTempDirectory(folder, WORK);
    Leftovers.add(work);
    return new BatchFolder(folder, work);
  }

  public Path folder() {
    return folder;
  }

  /// A place for a file that is not whole yet.
  Path part() throws IOException {
    return Files.createTempFile(work, "part-", "");
  }

  /// A name that nothing has and nobody else gets: `cat.png`, or `cat-2.png`…
  String reserve(String stem, String ending) {
    synchronized (reserved) {
      for (int number = 1; ; number++) {
        String name = number == 1 ? stem + ending : stem + "-" + number + ending;
        if (!Files.exists(folder.resolve(name)) && reserved.add(name)) {
          return name;
        }
      }
    }
  }

  /// Gives up a name that was reserved.
  void release(String name) {
    synchronized (reserved) {
      reserved.remove(name);
    }
  }

  /// Gives a whole file its name; a link never replaces what is there.
  ///
  /// @throws FileAlreadyExistsException when the name has been taken meanwhile
  void place(Path whole, String name) throws IOException {
    Path target = folder.resolve(name);
    try {
      Files.createLink(target, whole);
    } catch (UnsupportedOperationException e) {
      Files.move(whole, target);
    }
    release(name);
  }

  /// Takes a name back from a file of this batch.
  void remove(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  /// Whether a file of this name and content is there.
  boolean has(SavedFile file) throws IOException {
    Path path = folder.resolve(file.name());
    return Files.isRegularFile(path) && sha256(path).equals(file.sha256());
  }

  /// Brings the content of a file to the disk: a manifest that says it is there shall be right.
  static void sync(Path file) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.getFD().sync();
    }
  }

  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
      digested.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    Leftovers.delete(work);
  }
}
