package io.openbailian.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Files and folders that are there only while a command works: a command that is ended before it
/// could tidy up leaves none of them.
public final class Leftovers {
  private static final Set<Path> THERE = ConcurrentHashMap.newKeySet();

  private Leftovers() {}

  /// Notes what will have to go.
  public static void add(Path path) {
    THERE.add(path);
  }

  /// Deletes it now, with all that is in it.
  public static void delete(Path path) {
    THERE.remove(path);
    for (Path each : content(path)) {
      try {
        Files.deleteIfExists(each);
      } catch (IOException e) {
        // somebody writes there at this moment, or the disk is gone: the rest still goes
      }
    }
  }

  /// Deletes everything that is noted.
  public static void deleteAll() {
    List.copyOf(THERE).forEach(Leftovers::delete);
  }

  private static List<Path> content(Path path) {
    try (Stream<Path> all = Files.walk(path)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(path);
    }
  }
}
