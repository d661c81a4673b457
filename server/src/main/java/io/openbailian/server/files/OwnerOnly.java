package io.openbailian.server.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Makes files 0600 and folders 0700, whatever the umask is. Where a file system knows no
/// permissions, its own rules stand.
public final class OwnerOnly {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private OwnerOnly() {}

  /// Makes a folder, and those above it, if they are not there; closes it to others if it is.
  public static Path folder(Path folder) throws IOException {
    Files.createDirectories(folder, attributes(FOLDER));
    close(folder);
    return folder;
  }

  /// Makes an empty file if there is none; closes it to others if there is. What other code then
  /// writes into it, native code too, stays closed.
  public static Path file(Path file) throws IOException {
    try {
      return Files.createFile(file, attributes(FILE));
    } catch (FileAlreadyExistsException e) {
      close(file);
      return file;
    }
  }

  /// Whether users other than the owner may do anything with it.
  public static boolean isOpenToOthers(Path path) throws IOException {
    return POSIX && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
  }

  /// The permissions as `ls` shows them, for sentences.
  public static String shown(Path path) throws IOException {
    return POSIX ? PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) : "";
  }

  /// Takes from others what they may do with a file or folder; nothing when that is nothing.
  public static void close(Path path) throws IOException {
    if (isOpenToOthers(path)) {
      Files.setPosixFilePermissions(path, Files.isDirectory(path) ? FOLDER : FILE);
    }
  }

  /// Closes all that is below a folder, as deep as is said. Links are not followed.
  public static void closeAll(Path folder, int depth) throws IOException {
    Files.walkFileTree(
        folder,
        EnumSet.noneOf(FileVisitOption.class),
        depth,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes facts)
              throws IOException {
            close(entered);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            if (!Files.isSymbolicLink(file) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
              close(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return e instanceof NoSuchFileException
                ? FileVisitResult.CONTINUE
                : super.visitFileFailed(file, e);
          }
        });
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
