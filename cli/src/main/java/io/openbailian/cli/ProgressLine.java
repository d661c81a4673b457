package io.openbailian.cli;

import io.openbailian.protocol.TaskAnswer;
import io.openbailian.protocol.TaskStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One line of a terminal that says what is waited for and for how long; gone when closed.
///
/// Not a bar: the wire tells no percentage, and the progress-bar libraries bring a terminal library
/// of several megabytes for what is one line here.
final class ProgressLine implements AutoCloseable {
  private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final Duration BEAT = Duration.ofMillis(100);
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream terminal;
  private final LongSupplier nanos;
  private final long begin;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());
  private volatile String state;
  private int frame;

  ProgressLine(PrintStream terminal, LongSupplier nanos, String state) {
    this.terminal = terminal;
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
    this.state = state;
    var _ = beat.scheduleAtFixedRate(this::draw, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// A line where a person watches; null where none does.
  static @Nullable ProgressLine where(Surroundings here, TaskStatus begin) {
    return here.terminal() ? new ProgressLine(here.err(), here.pace()::nanos, begin.name()) : null;
  }

  void say(TaskAnswer task) {
    TaskAnswer.Metrics metrics = task.metrics();
    int done = metrics.succeeded() + metrics.failed();
    state =
        metrics.total() > 1
            ? task.status() + " %d/%d".formatted(done, metrics.total())
            : task.status().name();
  }

  private synchronized void draw() {
    double seconds = (nanos.getAsLong() - begin) / 1e9;
    frame = (frame + 1) % FRAMES.length();
    terminal.print(
        ERASE + String.format(Locale.ROOT, "%c %s  %.1f s", FRAMES.charAt(frame), state, seconds));
    terminal.flush();
  }

  @Override
  public synchronized void close() {
    beat.shutdownNow();
    terminal.print(ERASE);
    terminal.flush();
  }
}
