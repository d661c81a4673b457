package io.openbailian.server.run;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Lane;
import java.io.IOException;
import java.util.List;

/// What is made of the events of one invocation, on the invocation's own thread: the way its answer
/// goes. Whatever it throws but {@link BrokenContractException} is its own fault, or that of
/// whoever waits for the answer, never the engine's; it stops the engine and ends the run.
public interface Delivery {

  /// The items that have no fate yet, in order; empty once nothing more is wanted.
  List<Item> open();

  /// An attempt begins.
  void enter(EngineCall call, Lane lane);

  /// The prompt was rewritten before the attempt that begins next.
  ///
  /// @param by who did it, see {@link Rewriting.Rewritten}
  default void rewritten(String by) {}

  /// Something has come out of the engine.
  ///
  /// @throws BrokenContractException when an engine must not emit this here
  /// @throws NoRoomException when the disk has no room for what comes, and it may come again later
  void happened(EngineEvent event) throws IOException, InterruptedException;

  /// Nothing more has come out of the engine yet, or will.
  default void caughtUp() {}

  /// Called several times a second while nothing happens.
  void idle() throws IOException, InterruptedException;

  /// The engine has returned without a failure.
  void returned();

  /// The attempt is over, well or not; what it left unfinished is gone.
  void left();

  /// Whether something has gone out that another attempt would repeat.
  boolean delivered();

  /// An item's fate is to fail.
  void failed(Item item, WireError error);
}
