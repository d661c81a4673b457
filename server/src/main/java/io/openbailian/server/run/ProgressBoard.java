package io.openbailian.server.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.openbailian.server.task.Task;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/// How far the tasks are that this process carries out, and how long such tasks took lately; in
/// memory only.
public final class ProgressBoard {
  /// Without so many ended tasks nobody guesses how long one takes.
  private static final int FEWEST = 5;

  private static final int REMEMBERED = 50;

  /// Bounds of what is known of tasks that have just ended.
  private static final int MOST_ENDED = 10_000;

  private static final Duration ENDED_KEPT = Duration.ofMinutes(1);

  private final Map<String, Progress> tasks = new ConcurrentHashMap<>();

  /// Who read a task while it was running may come here after its end, and must not be told that
  /// nothing of it is done.
  private final Cache<String, Progress> ended =
      Caffeine.newBuilder().maximumSize(MOST_ENDED).expireAfterWrite(ENDED_KEPT).build();

  private final Map<String, Deque<Long>> durations = new ConcurrentHashMap<>();

  /// How far a task is.
  ///
  /// @param succeeded items that are done
  /// @param failed items that failed
  /// @param percent of the call that is on its way
  /// @param engine that works on it; empty before one does
  public record Progress(int total, int succeeded, int failed, int percent, String engine) {

    /// A task of which nothing is done.
    static Progress none(int total) {
      return new Progress(total, 0, 0, 0, "");
    }

    /// Of the whole task, 0 to 100.
    public int overall() {
      int done = succeeded + failed;
      return Math.min(
          100, total == 0 ? percent : (100 * done + (done < total ? percent : 0)) / total);
    }
  }

  void put(String id, Progress progress) {
    tasks.put(id, progress);
  }

  void remove(String id) {
    Progress last = tasks.get(id);
    if (last != null) {
      ended.put(id, last);
      tasks.remove(id);
    }
  }

  /// How far a task is that was seen running, or was when it ended.
  public Progress of(Task task) {
    Progress present = tasks.get(task.id());
    Progress known = present == null ? ended.getIfPresent(task.id()) : present;
    return known == null ? Progress.none(Invocation.picturesOf(task.request().values())) : known;
  }

  /// Whether the task is being carried out here.
  public boolean knows(String id) {
    return tasks.containsKey(id);
  }

  /// Whether the file belongs to a task that is being carried out: it has no row yet.
  public boolean makes(String file) {
    int end = file.lastIndexOf('-');
    return end > 0 && tasks.containsKey(file.substring(0, end));
  }

  /// Notes how long a task took.
  void ended(String model, Duration took) {
    durations.compute(
        model,
        (_, before) -> {
          Deque<Long> last = before == null ? new ArrayDeque<>() : new ArrayDeque<>(before);
          last.add(took.toMillis());
          while (last.size() > REMEMBERED) {
            last.remove();
          }
          return last;
        });
  }

  /// How long a task of the model takes, the middle one of the last ones; empty until enough ended.
  public Optional<Duration> usual(String model) {
    Deque<Long> last = durations.get(model);
    if (last == null || last.size() < FEWEST) {
      return Optional.empty();
    }
    OptionalLong middle =
        last.stream().mapToLong(Long::longValue).sorted().skip(last.size() / 2).findFirst();
    return middle.isPresent()
        ? Optional.of(Duration.ofMillis(middle.getAsLong()))
        : Optional.empty();
  }
}
