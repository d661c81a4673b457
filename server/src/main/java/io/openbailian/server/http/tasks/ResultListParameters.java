package io.openbailian.server.http.tasks;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.WireException;
import io.openbailian.server.http.exchange.QueryParameters;
import io.openbailian.server.task.AttemptRow;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskFilter;
import io.openbailian.text.Parts;
import io.openbailian.text.Trim;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// What is looked for among the results of a workspace.
///
/// @param words all of which have to stand in the texts of a request, in small letters
/// @param from the first moment of submission that is looked at
/// @param to the last one
/// @param before where the list goes on
record ResultListParameters(
    List<String> words,
    Optional<String> model,
    Optional<TaskStatus> status,
    Optional<String> key,
    Optional<String> engine,
    Optional<String> size,
    Optional<String> seed,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Cursor> before,
    int limit) {
  private static final int LONGEST = 200;
  private static final int USUAL_ROWS = 24;
  private static final int MOST_ROWS = 100;

  /// A place in the list: the task that was told last.
  ///
  /// @param millis when it was submitted
  record Cursor(long millis, String taskId) {
    private static final String BETWEEN = "_";

    static Cursor of(Task task) {
      return new Cursor(task.submitted().toEpochMilli(), task.id());
    }

    /// Whether a task comes after this place, newest first.
    boolean isBefore(Task task) {
      long submitted = task.submitted().toEpochMilli();
      return submitted < millis || (submitted == millis && task.id().compareTo(taskId) < 0);
    }

    private static Optional<Cursor> parse(String text) {
      String millis = Parts.first(text, BETWEEN);
      return millis.length() < text.length() && Trim.isDigits(millis, 15)
          ? Optional.of(new Cursor(Long.parseLong(millis), text.substring(millis.length() + 1)))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return millis + BETWEEN + taskId;
    }
  }

  /// @throws WireException naming the parameter, what was sent and what is legal
  static ResultListParameters parse(QueryParameters query) {
    String words = text(query, "q").orElse("").toLowerCase(Locale.ROOT);
    return new ResultListParameters(
        Parts.of(words, " ").stream().filter(word -> !word.isBlank()).toList(),
        text(query, "model"),
        status(query),
        text(query, "key"),
        text(query, "engine"),
        text(query, "size").map(size -> size.replace('x', '*')),
        text(query, "seed"),
        moment(query, "from"),
        moment(query, "to"),
        text(query, "cursor")
            .map(cursor ->
                Cursor.parse(cursor)
                    .orElseThrow(() ->
                        refused("cursor is what a list before has answered", "cursor", cursor))),
        query.number("limit", USUAL_ROWS, MOST_ROWS));
  }

  private static Optional<String> text(QueryParameters query, String name) {
    Optional<String> text =
        Optional.ofNullable(query.first(name)).map(String::strip).filter(s -> !s.isEmpty());
    if (text.isPresent() && text.get().length() > LONGEST) {
      throw refused(
          "Range of %s length should be [1, %d]".formatted(name, LONGEST),
          name,
          text.get().length() + " characters");
    }
    return text;
  }

  private static Optional<TaskStatus> status(QueryParameters query) {
    List<String> legal = Arrays.stream(TaskStatus.values()).map(Enum::name).toList();
    return text(query, "state")
        .map(text -> {
          String name = text.toUpperCase(Locale.ROOT);
          if (!legal.contains(name)) {
            throw refused("state should be one of " + legal, "state", text);
          }
          return TaskStatus.valueOf(name);
        });
  }

  private static Optional<Instant> moment(QueryParameters query, String name) {
    return text(query, name)
        .map(text -> {
          try {
            return Instant.parse(text);
          } catch (DateTimeParseException e) {
            throw refused(
                "%s should be a moment as 2027-01-01T00:00:00Z".formatted(name), name, text);
          }
        });
  }

  private static WireException refused(String sentence, String name, String sent) {
    return new WireException(ErrorCode.INVALID_PARAMETER.with(sentence).sent(name + ": " + sent));
  }

  /// What the store can look for by itself.
  ///
  /// @param onlyKey whose tasks alone the asking key may see
  TaskFilter filter(Optional<String> onlyKey, TaskFilter.Paging paging, Instant now) {
    Instant first = now.minus(Task.LIFETIME.multipliedBy(2));
    Instant last =
        before.map(place -> Instant.ofEpochMilli(place.millis())).or(() -> to).orElse(now);
    return new TaskFilter(
        Optional.empty(),
        model,
        status,
        onlyKey.or(() -> key),
        from.filter(first::isBefore).orElse(first),
        last,
        paging,
        now);
  }

  /// Whether a key that sees its own tasks alone has asked for those of another.
  boolean isOfAnother(Optional<String> onlyKey) {
    return onlyKey.isPresent() && key.isPresent() && !key.equals(onlyKey);
  }

  /// Whether the request of a task is one that is looked for.
  boolean matches(Task task) {
    return before.map(place -> place.isBefore(task)).orElse(true)
        && isIn(task, Meaning.SIZE, size)
        && isIn(task, Meaning.SEED, seed)
        && hasWords(task);
  }

  private static boolean isIn(Task task, String meaning, Optional<String> wanted) {
    return wanted.isEmpty() || task.request().values().text(meaning).equals(wanted);
  }

  private boolean hasWords(Task task) {
    return words.stream().allMatch(word -> says(task, word));
  }

  private static boolean says(Task task, String word) {
    AtomicBoolean found = new AtomicBoolean(task.id().equals(word));
    task.request()
        .values()
        .eachText(text -> {
          if (text.toLowerCase(Locale.ROOT).contains(word)) {
            found.set(true);
          }
        });
    return found.get();
  }

  /// Whether the engine that worked on it last is the one that is looked for.
  boolean matches(List<AttemptRow> attempts) {
    return engine.isEmpty()
        || (!attempts.isEmpty() && attempts.getLast().start().engine().equals(engine.get()));
  }
}
