package io.openbailian.server.run;

import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.InputPicture;
import io.openbailian.engine.Pcm;
import io.openbailian.engine.Recording;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Gate;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What comes with an invocation: fetched to files and looked at before an engine's gate is asked
/// for, and decoded inside the engine, when it asks. Closing it removes the files.
public interface Inputs extends AutoCloseable {

  /// Brings to hand what these items need. Repeated, it does nothing that is done.
  ///
  /// @return why items cannot be made, by index; empty when all can
  /// @throws IOException when they could not be kept: another time they may
  Map<Integer, WireError> prepare(List<Item> items) throws IOException, InterruptedException;

  /// The values of the invocation, with what follows from the inputs filled in.
  Values values();

  default List<InputPicture> images() {
    return List.of();
  }

  default Optional<InputPicture> mask() {
    return Optional.empty();
  }

  default Recording recording(int item) {
    throw new IllegalStateException("no recording comes with this call");
  }

  /// What is being said right now.
  default Pcm incoming() {
    throw new IllegalStateException("nothing comes in during this call");
  }

  /// An attempt has its place inside an engine's gate. It is given up while the engine waits for an
  /// input that is still to be fetched, or for a turn that others have, and taken again before the
  /// engine goes on.
  default void entered(Gate.Turn place) {}

  /// An attempt is over: what was decoded is let go of.
  default void left() {}

  @Override
  default void close() {}

  /// No inputs at all.
  static Inputs none(Values values) {
    return new Inputs() {
      @Override
      public Map<Integer, WireError> prepare(List<Item> items) {
        return Map.of();
      }

      @Override
      public Values values() {
        return values;
      }
    };
  }
}
