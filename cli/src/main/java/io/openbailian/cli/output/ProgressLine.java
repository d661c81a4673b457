package io.openbailian.cli.output;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.client.TaskAnswer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One line of a terminal that says what is waited for and for how long; gone when closed.
///
/// Not a bar: the wire tells no percentage (a server of ours does), and the progress-bar libraries
/// bring a terminal library of several megabytes for what is one line here.
public final class ProgressLine implements AutoCloseable {
  private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final Duration BEAT = Duration.ofMillis(100);
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream terminal;
  private final LongSupplier nanos;
  private final long begin;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("progress").factory());
  private String state;
  private Optional<TaskAnswer> shown = Optional.empty();
  private int frame;

  ProgressLine(PrintStream terminal, LongSupplier nanos, String state) {
    this.terminal = terminal;
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
    this.state = state;
    var _ = beat.scheduleAtFixedRate(this::draw, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// A line where a person watches; null where none does.
  public static @Nullable ProgressLine where(Terminal terminal, TaskStatus begin) {
    return terminal.watched()
        ? new ProgressLine(terminal.err(), terminal.pace()::nanos, begin.name())
        : null;
  }

  /// Shows how far a task is. One that has ended is shown no more, and no answer that was given
  /// before the one that is shown, and comes after it, is shown again.
  synchronized void say(TaskAnswer task) {
    if (shown.map(before -> isOlder(task, before)).orElse(false)) {
      return;
    }
    shown = Optional.of(task);
    state = task.status().isFinal() ? "" : told(task);
  }

  private static boolean isOlder(TaskAnswer task, TaskAnswer shown) {
    boolean behind = task.status().compareTo(shown.status()) < 0 || done(task) < done(shown);
    return shown.status().isFinal() || (!task.status().isFinal() && behind);
  }

  private static int done(TaskAnswer task) {
    return task.metrics().succeeded() + task.metrics().failed();
  }

  /// What a server of ours tells beyond the wire is told too: its place in the queue, and percents.
  private static String told(TaskAnswer task) {
    StringBuilder text = new StringBuilder(task.status().name());
    JsonNode output = task.whole().path("output");
    TaskAnswer.Metrics metrics = task.metrics();
    if (metrics.total() > 1) {
      text.append(" %d/%d".formatted(done(task), metrics.total()));
    }
    if (output.path("queue_position").asInt(0) > 1) {
      text.append(Texts.say("progress.before", output.path("queue_position").asInt() - 1));
    }
    if (output.path("progress").asInt(0) > 0) {
      text.append(" %d %%".formatted(output.path("progress").asInt()));
    }
    return text.toString();
  }

  synchronized void draw() {
    if (state.isEmpty()) {
      terminal.print(ERASE);
      return;
    }
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
