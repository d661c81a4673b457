package io.openbailian.server.run;

import io.openbailian.server.routing.Gate;
import java.util.ArrayList;
import java.util.List;

/// The places at the gates that a call passes, one after the other; the last is the engine's own.
/// Closing it leaves all of them.
final class Turns implements AutoCloseable {
  private final List<Gate.Turn> passed = new ArrayList<>();

  Gate.Turn queue(Gate gate, String keyId) {
    Gate.Turn turn = gate.queue(keyId);
    passed.add(turn);
    return turn;
  }

  /// Another may have the engine, while this call's results are still being finished.
  void leaveEngine() {
    passed.getLast().close();
  }

  @Override
  public void close() {
    passed.forEach(Gate.Turn::close);
  }
}
