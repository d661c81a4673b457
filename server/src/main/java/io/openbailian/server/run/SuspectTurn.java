package io.openbailian.server.run;

import io.openbailian.server.share.GivenUpException;
import io.openbailian.server.task.WorkMarks;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// The part of a suspect, a task that was at work when the process died, in the one turn that all
/// suspects share: what may kill the process again is done by one of them at a time, so that a
/// death has one to blame.
///
/// Nobody who has the turn may wait for anything that is held by somebody who waits for it.
final class SuspectTurn implements AutoCloseable {
  private static final long LOOK_UP_MILLIS = 100;

  private final Semaphore turn;
  private final Runnable harmless;
  private final ReentrantLock lock = new ReentrantLock();
  private int begun;
  private volatile boolean closed;

  /// @param turn of all suspects of the process, one permit
  /// @param harmless run when the next suspect need not wait for this one to end, perhaps often
  SuspectTurn(Semaphore turn, Runnable harmless) {
    this.turn = turn;
    this.harmless = harmless;
  }

  /// It works elsewhere from now on, and takes the turn again before it does harm here.
  void harmless() {
    harmless.run();
  }

  /// Something that may kill the process begins; it may begin several times at once.
  ///
  /// @param over whether it is not wanted any more
  /// @param meanwhile run before it waits: lets go of what another may need first
  /// @throws GivenUpException when it was over before the turn came
  WorkMarks.Mark begin(BooleanSupplier over, Runnable meanwhile) throws InterruptedException {
    if (!enter(turn.tryAcquire())) {
      meanwhile.run();
      while (!enter(turn.tryAcquire(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS))) {
        if (closed || over.getAsBoolean()) {
          throw new GivenUpException();
        }
      }
    }
    return this::end;
  }

  /// @param taken whether the turn has just been taken; else the task may have it already
  private boolean enter(boolean taken) {
    lock.lock();
    try {
      boolean ours = taken || begun > 0;
      begun += ours ? 1 : 0;
      return ours;
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      if (begun > 0 && --begun == 0) {
        turn.release();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The task is not here any more.
  @Override
  public void close() {
    harmless.run();
    lock.lock();
    try {
      closed = true;
      if (begun > 0) {
        begun = 0;
        turn.release();
      }
    } finally {
      lock.unlock();
    }
  }
}
