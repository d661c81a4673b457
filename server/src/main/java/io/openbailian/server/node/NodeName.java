package io.openbailian.server.node;

import io.openbailian.server.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The name of a node: made once for its data folder, so that a process that starts on the folder
/// knows that the one before it is gone, without waiting for its lease to end.
public final class NodeName {
  private NodeName() {}

  /// Reads the name, or makes it.
  ///
  /// @throws IOException when it cannot be read or written
  public static String of(Path file, RandomGenerator random) throws IOException {
    try {
      String name = Files.readString(file).strip();
      return UUID.fromString(name).toString();
    } catch (NoSuchFileException | IllegalArgumentException e) {
      String made = new UUID(random.nextLong(), random.nextLong()).toString();
      Path _ = Files.writeString(OwnerOnly.file(file), made + "\n");
      return made;
    }
  }
}
