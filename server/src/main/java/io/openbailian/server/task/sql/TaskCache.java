package io.openbailian.server.task.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskState;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tasks that were touched last, as they are committed, so that polling one costs no native
/// call.
///
/// Coherent: this process alone writes the database; the writing thread changes an entry right
/// after each commit, and a reading thread loads one inside the cache's lock on its key. A load
/// that saw the row before the commit is thus in the cache when the change arrives.
final class TaskCache {
  /// About 10 000 ordinary tasks.
  private static final long MOST_BYTES = 8L << 20;

  /// A task's records, strings and tree nodes beside the text of its values.
  private static final int FIXED_BYTES = 900;

  private static final int BYTES_PER_CHARACTER = 2;

  private final boolean shared;
  private final Cache<String, Entry> entries =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((String _, Entry entry) -> entry.bytes())
          .executor(Runnable::run) // upkeep is short; a pool of threads would cost more
          .build();

  /// @param shared true when other processes change the database too: then only ended tasks are
  ///   kept, for they never change
  TaskCache(boolean shared) {
    this.shared = shared;
  }

  private boolean mayKeep(Task task) {
    return !shared || task.state() instanceof TaskState.Ended;
  }

  /// @param bytes an estimate
  private record Entry(Task task, int textLength, int bytes) {
    private Entry(Task task, int textLength) {
      this(task, textLength, FIXED_BYTES + BYTES_PER_CHARACTER * textLength + size(task.state()));
    }

    private static int size(TaskState state) {
      return state instanceof TaskState.Succeeded(_, _, var items) ? 400 * items.size() : 0;
    }
  }

  /// Reads the row of one task.
  @FunctionalInterface
  interface Loader {
    Optional<TaskRow> load() throws SQLException;
  }

  /// Carries a failure through the cache's function.
  private static final class LoadFailure extends RuntimeException {
    private final SQLException cause;

    private LoadFailure(SQLException cause) {
      super(cause);
      this.cause = cause;
    }
  }

  Optional<Task> find(String id) {
    return Optional.ofNullable(entries.getIfPresent(id)).map(Entry::task);
  }

  /// On a reading thread: what is there, or else what the loader finds.
  Optional<Task> load(String id, Loader loader) throws SQLException {
    if (shared) {
      Optional<Entry> loaded = Optional.ofNullable(entry(loader));
      loaded.filter(entry -> mayKeep(entry.task())).ifPresent(entry -> entries.put(id, entry));
      return loaded.map(Entry::task);
    }
    try {
      return Optional.ofNullable(entries.asMap().computeIfAbsent(id, _ -> entry(loader)))
          .map(Entry::task);
    } catch (LoadFailure e) {
      throw e.cause;
    }
  }

  /// On the writing thread, after the commit of a new task.
  void put(Task task, int textLength) {
    if (mayKeep(task)) {
      entries.put(task.id(), new Entry(task, textLength));
    }
  }

  /// On the writing thread, after the commit of a change. `compute` waits for a load of the same
  /// task; `computeIfPresent` would look first, find nothing and leave the older row that is on its
  /// way.
  void change(String id, TaskState state) {
    entries.asMap().compute(id, (_, entry) -> entry == null ? null : changed(entry, state));
  }

  /// On the writing thread, after the commit of a move.
  void move(String id, String lane) {
    entries
        .asMap()
        .compute(
            id,
            (_, entry) ->
                entry == null ? null : new Entry(entry.task().inLane(lane), entry.textLength()));
  }

  /// On the writing thread, after the commit of a removal; waits for a load, too.
  void remove(String id) {
    entries.asMap().compute(id, (_, _) -> null);
  }

  void clear() {
    entries.invalidateAll();
  }

  private static @Nullable Entry entry(Loader loader) {
    try {
      return loader
          .load()
          .map(found -> new Entry(found.task(), found.asked().length()))
          .orElse(null);
    } catch (SQLException e) {
      throw new LoadFailure(e);
    }
  }

  private static Entry changed(Entry entry, TaskState state) {
    return new Entry(entry.task().with(state), entry.textLength());
  }
}
