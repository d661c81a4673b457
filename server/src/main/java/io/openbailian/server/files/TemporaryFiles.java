package io.openbailian.server.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Removes what processes that have died left behind.
public final class TemporaryFiles {
  private TemporaryFiles() {}

  /// Removes all that is in a folder; the folder stays. Links are removed, not followed.
  public static void clear(Path folder) throws IOException {
    for (Path path : content(folder)) {
      remove(path);
    }
  }

  /// Removes a file, or a folder with all that is in it.
  public static void remove(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }

  private static List<Path> content(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
