package io.openbailian.server;

import io.openbailian.protocol.RunFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// The note of a running server in its data folder, on the disk.
public final class RunFiles {
  private RunFiles() {}

  /// Reads the note; empty when there is none or it is half-written.
  public static Optional<RunFile> read(Path data) {
    try {
      return RunFile.of(Files.readAllBytes(data.resolve(RunFile.NAME)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Writes the note for its owner's eyes only; if that fails, nothing is left behind.
  static void write(RunFile note, Path data) throws IOException {
    Path file = data.resolve(RunFile.NAME);
    if (Files.isDirectory(file)) {
      throw new IOException(
          "%s is a folder: remove it, the server writes a file there".formatted(file));
    }
    Path temporary = Files.createTempFile(data, RunFile.NAME, ".tmp"); // its owner's alone, always
    try {
      Files.write(temporary, note.bytes());
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// Removes what processes that were killed left; the lock of the folder is held.
  static void removeLeftovers(Path data) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(data, RunFile.NAME + "*.tmp")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  static void remove(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(RunFile.NAME));
  }
}
