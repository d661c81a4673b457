package io.openbailian.server.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Marks the tasks for which this process works on files of others right now, outside of any
/// attempt: a picture or a recording that kills the process while it is looked at must be known to
/// the next one, or it kills that too.
///
/// A mark is an empty file. It outlives the process without being synced, which is all it is for:
/// that the machine has lost its power is no picture's fault. So it costs no write of the database.
public final class WorkMarks {
  private static final Logger LOG = LoggerFactory.getLogger(WorkMarks.class);

  private final Path folder;
  private final Set<String> left;
  private final Map<String, Integer> present = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  private WorkMarks(Path folder, Set<String> left) {
    this.folder = folder;
    this.left = Set.copyOf(left);
  }

  /// Work on a task's files; over when it is closed.
  public interface Mark extends AutoCloseable {
    @Override
    void close();
  }

  /// Reads what the last process left in its folder.
  public static WorkMarks in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new WorkMarks(
          folder, files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
    }
  }

  /// The ids of tasks whose files the last process was working on when it died.
  public Set<String> left() {
    return left;
  }

  /// The tasks that were left have been dealt with.
  public void forgetLeft() throws IOException {
    for (String id : left) {
      Files.deleteIfExists(folder.resolve(id));
    }
  }

  /// Work on files of this task begins; it may begin several times at once.
  ///
  /// @param id of the task, safe in a file's name
  public Mark begin(String id) {
    change(id, 1);
    return () -> change(id, -1);
  }

  private void change(String id, int by) {
    lock.lock();
    try {
      int count = present.merge(id, by, Integer::sum);
      if (count == 0) {
        present.remove(id);
        Files.deleteIfExists(folder.resolve(id));
      } else if (count == 1 && by == 1) {
        Files.createFile(folder.resolve(id));
      }
    } catch (IOException e) { // the work itself needs no mark
      LOG.warn("task={} could not be marked", id, e);
    } finally {
      lock.unlock();
    }
  }
}
