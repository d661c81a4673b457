package io.openbailian.server.run;

import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.task.WorkMarks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Notes the attempts of an invocation. What it notes is durable where the invocation is; of one
/// that goes with its request nothing has to be kept.
public interface Journal {

  /// Before an invocation queues up for an engine: one that may kill the process there waits here,
  /// where it holds no place that others may need, until no other of its kind is at work.
  ///
  /// @return closed when it is not at that engine any more
  /// @throws io.openbailian.server.share.GivenUpException when the invocation was stopped, or its
  ///   time was over, before its turn came
  default WorkMarks.Mark alone(Lane lane) throws InterruptedException {
    return () -> {};
  }

  /// An attempt begins; nothing has been asked of the engine yet.
  ///
  /// @return false when the invocation must not go on: it was cancelled, or is somebody else's
  boolean begin(Lane lane, List<Item> items) throws InterruptedException;

  /// Keeps the engine's own name for the work of the present attempt.
  void handle(String handle) throws InterruptedException;

  /// The engine has counted so much in the present attempt by now; kept with its end.
  default void counted(EngineEvent.Usage soFar) {}

  /// A result of the present attempt is worked on inside this process, until the mark is closed.
  ///
  /// @param meanwhile run where others have to be waited for: lets go of what they may need
  /// @throws io.openbailian.server.share.GivenUpException when the invocation was stopped, or its
  ///   time was over, before that could begin
  default WorkMarks.Mark finishing(Runnable meanwhile) throws InterruptedException {
    return () -> {};
  }

  /// The present attempt is over.
  void end(Optional<Failing> failing) throws InterruptedException;

  /// Work on the first of the open items that was handed on before this process began, if there is
  /// any.
  default Optional<HandedOn> handedOn(List<Item> open) {
    return Optional.empty();
  }

  /// Work that an engine has handed on.
  ///
  /// @param handle its name for it; empty when it may have been begun and nobody knows
  /// @param begun when the attempt began
  record HandedOn(String engine, List<Integer> items, Optional<String> handle, Instant begun) {}

  /// A journal that keeps nothing.
  Journal NONE =
      new Journal() {
        @Override
        public boolean begin(Lane lane, List<Item> items) {
          return true;
        }

        @Override
        public void handle(String handle) {}

        @Override
        public void end(Optional<Failing> failing) {}
      };
}
