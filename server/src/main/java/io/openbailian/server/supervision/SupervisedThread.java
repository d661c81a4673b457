package io.openbailian.server.supervision;

import io.openbailian.engine.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread of a {@link Supervisor}, until it is closed.
public final class SupervisedThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SupervisedThread.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final String name;
  private final Supervisor.Duty duty;
  private final Time time;
  private final Consumer<String> fell;
  private final Thread thread;
  private volatile Health health = new Well();
  private volatile boolean closing;

  private sealed interface Health {}

  private record Well() implements Health {}

  /// It waits to be started anew.
  ///
  /// @param pause before that
  private record Down(Duration pause) implements Health {}

  /// It goes again, and counts as well once it has done so for as long as it paused.
  private record OnProbation(Duration pause, long since) implements Health {}

  SupervisedThread(
      String name, Supervisor.Duty duty, Thread.Builder builder, Time time, Consumer<String> fell) {
    this.name = name;
    this.duty = duty;
    this.time = time;
    this.fell = fell;
    this.thread = builder.name(name).unstarted(this::goOn);
  }

  void start() {
    thread.start();
  }

  private void goOn() {
    boolean done = false;
    while (!done && !closing) {
      done = round();
    }
  }

  /// Does the duty until it ends or falls.
  ///
  /// @return true when it has ended by itself
  @SuppressWarnings("InterruptedExceptionSwallowed") // whoever stops it closes it
  private boolean round() {
    try {
      duty.run();
      return true;
    } catch (Throwable e) { // whatever it was: the thread must outlive it
      if (!closing) {
        recover(e);
      }
      return false;
    }
  }

  /// Out of memory, even this may throw: then it is simply started anew.
  @SuppressWarnings({"InterruptedExceptionSwallowed", "EmptyCatch"})
  private void recover(Throwable fault) {
    Duration pause = nextPause();
    health = new Down(pause);
    try {
      fell.accept(name);
      LOG.error("the {} fell and is started again in {}", name, pause, fault);
      boolean _ = time.await(() -> closing, pause);
    } catch (Throwable e) { // nothing can be said without memory
    }
    health = new OnProbation(pause, time.nanos());
  }

  private Duration nextPause() {
    return switch (health) {
      case Well _ -> FIRST_PAUSE;
      case Down(Duration pause) -> longer(pause);
      case OnProbation(Duration pause, long since) ->
          proved(pause, since) ? FIRST_PAUSE : longer(pause);
    };
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private boolean proved(Duration pause, long since) {
    return time.nanos() - since >= pause.toNanos();
  }

  /// A sentence when it is down or has just been started anew.
  Optional<String> trouble() {
    if (closing) {
      return Optional.empty();
    }
    return switch (health) {
      case Well _ -> Optional.empty();
      case Down _ -> Optional.of("the %s fell and is being restarted".formatted(name));
      case OnProbation(Duration pause, long since) ->
          proved(pause, since)
              ? Optional.empty()
              : Optional.of("the %s fell and was restarted just now".formatted(name));
    };
  }

  /// Whether it was told to stop; a duty looks at this between two pieces of its work.
  public boolean closing() {
    return closing;
  }

  /// Tells it to stop and waits until it has.
  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Tells it to stop at once, wherever it is.
  public void interrupt() {
    closing = true;
    thread.interrupt();
  }
}
