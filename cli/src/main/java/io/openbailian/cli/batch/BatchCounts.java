package io.openbailian.cli.batch;

import io.openbailian.cli.batch.run.EntryEnd;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the entries of a batch ended, and why some did not end well.
final class BatchCounts {
  private static final int MOST_CAUSES = 50;
  private static final int MOST_LINES = 10;

  private final Map<String, Cause> causes = new LinkedHashMap<>();
  private final List<Integer> doubtfulLines = new ArrayList<>();
  private int done;
  private int doneBefore;
  private int partial;
  private int failed;
  private int doubtful;
  private int left;

  /// Entries that failed alike.
  ///
  /// @param message of the first
  /// @param lines where the first of them stand in the file
  record Cause(String code, String message, int count, List<Integer> lines) {
    Cause {
      lines = List.copyOf(lines);
    }

    private Cause plus(int line) {
      List<Integer> longer = new ArrayList<>(lines);
      if (longer.size() < MOST_LINES) {
        longer.add(line);
      }
      return new Cause(code, message, count + 1, longer);
    }
  }

  synchronized void ended(int line, EntryEnd end) {
    switch (end) {
      case EntryEnd.Done(var _, var _, int lost) -> {
        done++;
        partial += lost > 0 ? 1 : 0;
      }
      case EntryEnd.Failed(String code, String message) -> {
        failed++;
        cause(code, message, line);
      }
      case EntryEnd.Doubtful _ -> {
        doubtful++;
        if (doubtfulLines.size() < MOST_LINES) {
          doubtfulLines.add(line);
        }
      }
      case EntryEnd.Left _ -> left++;
    }
  }

  /// One that an earlier command had led to its end.
  synchronized void over(int line, String failure, boolean unknown) {
    if (unknown) {
      ended(line, new EntryEnd.Doubtful(""));
    } else if (failure.isEmpty()) {
      done++;
      doneBefore++;
    } else {
      failed++;
      cause(failure, Texts.say("batch.failed-before"), line);
    }
  }

  private void cause(String code, String message, int line) {
    if (causes.size() < MOST_CAUSES || causes.containsKey(code)) {
      causes.put(
          code, causes.getOrDefault(code, new Cause(code, message, 0, List.of())).plus(line));
    }
  }

  /// The most frequent first.
  synchronized List<Cause> causes() {
    return causes.values().stream()
        .sorted(Comparator.comparingInt(Cause::count).reversed())
        .toList();
  }

  synchronized List<Integer> doubtfulLines() {
    return List.copyOf(doubtfulLines);
  }

  synchronized int done() {
    return done;
  }

  /// Of those, how many an earlier command had done.
  synchronized int doneBefore() {
    return doneBefore;
  }

  synchronized int failed() {
    return failed;
  }

  synchronized int doubtful() {
    return doubtful;
  }

  /// All that are over for this command.
  synchronized int over() {
    return done + failed + doubtful + left;
  }

  /// How many of so many are not over.
  synchronized int left(int entries) {
    return entries - done - failed - doubtful;
  }

  synchronized ExitCode exit(int entries) {
    if (doubtful > 0) {
      return ExitCode.UNKNOWN;
    }
    if (done == entries) {
      return partial > 0 ? ExitCode.PARTIAL : ExitCode.OK;
    }
    return done > 0 || failed < entries ? ExitCode.PARTIAL : ExitCode.FAILED;
  }
}
