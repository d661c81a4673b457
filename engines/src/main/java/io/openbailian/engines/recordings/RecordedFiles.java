package io.openbailian.engines.recordings;

import io.openbailian.text.Trim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files of one recording, called by what is in them.
///
/// @param folder of the recording
/// @param most how many bytes they may have together
record RecordedFiles(Path folder, long most) {
  private static final int DIGITS = 64;

  /// Keeps a file.
  ///
  /// @return what it is called
  /// @throws IOException when the disk fails, or there are too many bytes
  String keep(byte[] bytes) throws IOException {
    String name = Digests.digits(Digests.of(bytes));
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      if (size() + bytes.length > most) {
        throw new IOException("the recording is larger than %d bytes".formatted(most));
      }
      OwnFiles.write(file, bytes);
    }
    return name;
  }

  private long size() throws IOException {
    long bytes = 0;
    try (var all = Files.list(folder)) {
      for (Path file : all.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /// @throws IOException when it is gone, or is another
  byte[] read(String name) throws IOException {
    if (name.length() != DIGITS || !Trim.fileName(name, '_').equals(name)) {
      throw new IOException("a file has no name");
    }
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    if (!Digests.digits(Digests.of(bytes)).equals(name)) {
      throw new IOException("the file %s is not what it was".formatted(name));
    }
    return bytes;
  }
}
