package io.openbailian.server.supervision;

import io.openbailian.engine.Time;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Keeps the threads going that a server cannot be without: one that falls, whatever it threw, is
/// told about and started anew, after a pause that grows while it keeps falling.
///
/// Not for the work of one caller, whose fault is that caller's answer.
public final class Supervisor {
  private final Time time;
  private final Consumer<String> fell;
  private final List<SupervisedThread> threads = new CopyOnWriteArrayList<>();

  /// @param fell is told the name of a thread each time it falls
  public Supervisor(Time time, Consumer<String> fell) {
    this.time = time;
    this.fell = fell;
  }

  /// What a thread does until it is closed. Returning is its end; whatever it throws is a fall.
  @FunctionalInterface
  public interface Duty {
    @SuppressWarnings("InterruptedExceptionSwallowed") // both fall alike
    void run() throws Exception;
  }

  /// Starts a platform thread.
  public SupervisedThread start(String name, Duty duty) {
    return started(new SupervisedThread(name, duty, Thread.ofPlatform().daemon(), time, fell));
  }

  /// Starts a virtual thread, for duties that wait more than they compute and call nothing native.
  public SupervisedThread startVirtual(String name, Duty duty) {
    return started(new SupervisedThread(name, duty, Thread.ofVirtual(), time, fell));
  }

  private SupervisedThread started(SupervisedThread thread) {
    threads.add(thread);
    thread.start();
    return thread;
  }

  /// One sentence for each thread that has fallen and not yet proved itself again.
  public List<String> down() {
    return threads.stream().flatMap(thread -> thread.trouble().stream()).toList();
  }
}
