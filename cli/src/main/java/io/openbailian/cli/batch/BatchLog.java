package io.openbailian.cli.batch;

import io.openbailian.cli.batch.manifest.SavedFile;
import io.openbailian.cli.batch.request.BatchEntry;
import io.openbailian.cli.batch.run.EntryEnd;
import io.openbailian.cli.output.ErrorPrinter;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.Terminal;
import io.openbailian.cli.output.Texts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells how a batch goes: results on standard output, a line for each file; everything else on
/// standard error, with a live table below it where a person watches.
final class BatchLog implements AutoCloseable {
  private static final int LONGEST_PROMPT = 40;

  private final Terminal terminal;
  private final Path folder;
  private final boolean quiet;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private @Nullable LiveTable table;

  /// An entry under way.
  record Row(int number, String prompt, String state, long since) {}

  /// @param quiet whether standard output is for one document alone
  BatchLog(Terminal terminal, Path folder, boolean quiet) {
    this.terminal = terminal;
    this.folder = folder;
    this.quiet = quiet;
  }

  /// Shows the table from now on, if a person watches.
  ///
  /// @param head its first lines, now
  synchronized void show(Supplier<List<String>> head) {
    if (terminal.watched()) {
      table = new LiveTable(terminal, () -> lines(head.get()));
    }
  }

  private synchronized List<String> lines(List<String> head) {
    return LiveTable.lines(head, rows.values(), terminal.pace().nanos());
  }

  synchronized void began(String id, int number, BatchEntry entry) {
    rows.put(id, new Row(number, shown(entry.wording().expanded()), "", terminal.pace().nanos()));
  }

  synchronized void state(String id, String state) {
    rows.computeIfPresent(id, (_, row) -> new Row(row.number(), row.prompt(), state, row.since()));
  }

  void ended(String id, int number, BatchEntry entry, EntryEnd end) {
    synchronized (this) {
      rows.remove(id);
    }
    switch (end) {
      case EntryEnd.Done(List<SavedFile> files, var seed, int lost) -> {
        for (SavedFile file : files) {
          result(
              "%s\t#%d%s"
                  .formatted(
                      shown(folder.resolve(file.name())),
                      number,
                      seed.map(value -> "\tseed " + value).orElse("")));
        }
        if (lost > 0) {
          error(Texts.say("batch.some-lost", where(entry), lost));
        }
      }
      case EntryEnd.Failed(String code, String message) ->
          error("%s: %s: %s".formatted(where(entry), code, message));
      case EntryEnd.Doubtful(String why) -> error(Texts.say("batch.doubtful", where(entry), why));
      case EntryEnd.Left(String why) -> error(Texts.say("batch.entry-left", where(entry), why));
    }
  }

  private static String where(BatchEntry entry) {
    return "%s:%d".formatted(entry.place().file(), entry.place().line());
  }

  /// As short as it can be from the current folder.
  Path shown(Path file) {
    return file.startsWith(terminal.folder()) ? terminal.folder().relativize(file) : file;
  }

  private static String shown(String prompt) {
    int most = Math.min(LONGEST_PROMPT, prompt.codePointCount(0, prompt.length()));
    String cut = prompt.substring(0, prompt.offsetByCodePoints(0, most));
    return Printable.of(cut.equals(prompt) ? cut : cut + "…");
  }

  private void result(String line) {
    if (!quiet) {
      above(() -> terminal.out().println(line));
    }
  }

  private void error(String sentence) {
    above(() -> ErrorPrinter.print(terminal.err(), sentence));
  }

  /// Says something beside results.
  void say(String line) {
    above(() -> terminal.say(line));
  }

  private void above(Runnable print) {
    @Nullable LiveTable shown;
    synchronized (this) {
      shown = table;
    }
    if (shown == null) {
      synchronized (terminal) {
        print.run();
      }
    } else {
      shown.above(print);
    }
  }

  @Override
  public void close() {
    @Nullable LiveTable shown;
    synchronized (this) {
      shown = table;
      table = null;
    }
    if (shown != null) {
      shown.close();
    }
  }
}
