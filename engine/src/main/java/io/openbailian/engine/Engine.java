package io.openbailian.engine;

import io.openbailian.catalog.model.Operation;
import java.time.Instant;
import java.util.Optional;

/// Something that carries out invocations of models: inside this process, or a server it talks to.
///
/// One instance serves many calls at once, as many as {@link #width}; it keeps no state between
/// calls that changes a result. Every engine passes `EngineContract`.
public interface Engine extends AutoCloseable {

  /// What this engine does itself, so that the caller does not do it again.
  EngineTraits traits();

  /// How many calls may be on the stack at once; at least 1.
  int width();

  /// Whether {@link #run} keeps a core busy; then it is called on a platform thread, else on a
  /// virtual one.
  default boolean computes() {
    return false;
  }

  /// Whether this engine can carry out calls of the operation for the model at all.
  boolean serves(Operation operation, EngineModel model);

  /// Whether it can take calls already; until then they wait. Called often, must not block.
  default boolean ready() {
    return true;
  }

  /// Whether work that it has handed on ends when a call is stopped with {@link StopWish#END}.
  default boolean stops() {
    return true;
  }

  /// Asks whatever carries out the calls how it is; for whoever sets the engine up, never on the
  /// way of a call.
  default EngineCondition condition() throws InterruptedException {
    return EngineCondition.here();
  }

  /// Whether what was found like this has the model, as far as it tells: a server that keeps a list
  /// of its models carries out no others.
  default boolean has(EngineModel model, EngineCondition found) {
    return true;
  }

  /// Looks for work that an attempt handed on, whose handle was lost with the process before
  /// anybody could keep it.
  ///
  /// @param call the attempt's items, values and model; not to be carried out
  /// @param begun when the attempt began
  default LostWork seek(EngineCall call, Instant begun) throws EngineFailure, InterruptedException {
    return new LostWork.Unknown();
  }

  /// A rewriter of prompts for engines that have none, where this engine has one to offer.
  default Optional<PromptRewriter> rewriter() {
    return Optional.empty();
  }

  /// What people make it do while it runs, where this engine lets them.
  default Optional<Faults> faults() {
    return Optional.empty();
  }

  /// What passes whole requests on, where this engine can.
  default Optional<Relay> relay() {
    return Optional.empty();
  }

  /// Carries out one call and emits what happens, on the calling thread.
  ///
  /// Ends after exactly one {@link EngineEvent.MediaReady} (of text, {@link EngineEvent.Finished},
  /// of recordings, {@link EngineEvent.Transcribed}, of numbers, {@link EngineEvent.Embedded} or
  /// {@link EngineEvent.Ranked}, of requests passed on, {@link EngineEvent.Answered}) or {@link
  /// EngineEvent.ItemFailed} for each of {@link EngineCall#items}, duplex calls, which have one
  /// item and end when there is no more to say, excepted. A failure covers the items not yet
  /// reported; anything else that is thrown, and any event that the call does not allow, is a
  /// {@link EngineFailure.Broken}. Long work polls {@link EngineCall#stopped} at least every 100
  /// ms, blocking work ends on interrupt.
  ///
  /// @throws EngineFailure when the call as a whole failed
  /// @throws InterruptedException when the call was stopped
  void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException;

  /// Releases threads, connections and files; no call is on the stack any more.
  @Override
  void close();
}
