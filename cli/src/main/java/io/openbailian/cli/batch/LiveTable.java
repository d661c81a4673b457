package io.openbailian.cli.batch;

import io.openbailian.cli.output.Terminal;
import io.openbailian.cli.output.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Some lines at the foot of a terminal, drawn anew as things change, gone when closed.
final class LiveTable implements AutoCloseable {
  private static final Duration BEAT = Duration.ofMillis(250);
  private static final int MOST_ROWS = 8;
  private static final double NANOS = 1e9;

  private final Terminal terminal;
  private final Supplier<List<String>> content;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("table").factory());
  private int drawn;

  LiveTable(Terminal terminal, Supplier<List<String>> content) {
    this.terminal = terminal;
    this.content = content;
    draw();
    var _ =
        beat.scheduleAtFixedRate(
            this::draw, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// The head, and a line for each of the entries that have been under way the longest.
  static List<String> lines(List<String> head, Collection<BatchLog.Row> rows, long now) {
    List<String> lines = new ArrayList<>(head);
    rows.stream()
        .limit(MOST_ROWS)
        .forEach(row ->
            lines.add(
                "  #%-6d %-9s %4d s  %s"
                    .formatted(
                        row.number(),
                        row.state(),
                        Math.round((now - row.since()) / NANOS),
                        row.prompt())));
    if (rows.size() > MOST_ROWS) {
      lines.add(Texts.say("batch.more-rows", rows.size() - MOST_ROWS));
    }
    return lines;
  }

  private synchronized void draw() {
    StringBuilder text = new StringBuilder(erased());
    List<String> lines = content.get();
    lines.forEach(line -> text.append(line).append('\n'));
    drawn = lines.size();
    terminal.err().print(text);
    terminal.err().flush();
  }

  private String erased() {
    return drawn == 0 ? "" : "\u001b[%dF\u001b[J".formatted(drawn);
  }

  /// Prints something that stays, above the table.
  synchronized void above(Runnable print) {
    terminal.err().print(erased());
    terminal.err().flush();
    drawn = 0;
    print.run();
  }

  @Override
  public void close() {
    beat.shutdownNow();
    synchronized (this) {
      terminal.err().print(erased());
      terminal.err().flush();
      drawn = 0;
    }
  }
}
