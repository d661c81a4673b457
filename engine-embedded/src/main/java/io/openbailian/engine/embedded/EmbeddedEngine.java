package io.openbailian.engine.embedded;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.PromptRewriter;
import io.openbailian.engine.embedded.desk.Desk;
import io.openbailian.illustrator.Illustration;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.text.ReadingStopped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// An illustrator, not a model: it understands a prompt by a lexicon and draws the scene. Pictures
/// that come with a call are edited, by a grammar of instructions.
///
/// The pixels depend on what the call says, its pictures and the item's seed, and on nothing else;
/// they are drawn on the calling thread, and edited on all cores.
public final class EmbeddedEngine implements Engine {
  /// Changes whenever a pixel of any picture changes.
  public static final String VERSION = "6";

  private final int width;
  private final List<Desk> desks;
  private final AtomicBoolean closed = new AtomicBoolean();

  /// @param desks in the order in which they are asked
  EmbeddedEngine(int width, List<Desk> desks) {
    this.width = width;
    this.desks = List.copyOf(desks);
  }

  @Override
  public EngineTraits traits() {
    return EngineTraits.plain()
        .with(EngineTraits.Trait.REWRITES_PROMPTS, EngineTraits.Trait.EXACT_SIZE);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public boolean computes() {
    return true;
  }

  /// Any model: what the illustrator draws does not depend on it. Whatever does not end in text is
  /// for one of the desks; who asks for speech to be understood is told what to do about it.
  @Override
  public boolean serves(Operation operation, EngineModel model) {
    ResultShape result = operation.result();
    return result != ResultShape.TEXT && !result.isNumbers() && result != ResultShape.PASSED;
  }

  @Override
  public Optional<PromptRewriter> rewriter() {
    return Optional.of(EmbeddedEngine::rewritten);
  }

  private static String rewritten(Values values, long seed) {
    String prompt = values.textOrEmpty(Meaning.PROMPT);
    String negative = values.textOrEmpty(Meaning.NEGATIVE_PROMPT);
    return Illustration.of(prompt, negative, seed).rewritten();
  }

  @Override
  public void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    try {
      serve(call, sink);
    } catch (ReadingStopped e) {
      throw (InterruptedException) new InterruptedException("the call was stopped").initCause(e);
    }
  }

  private void serve(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    if (closed.get()) {
      throw new IllegalStateException("the embedded engine is closed");
    }
    for (Desk desk : desks) {
      if (desk.takes(call)) {
        desk.serve(call, sink);
        return;
      }
    }
    throw new EngineFailure.Refused(
        ErrorCode.UNSUPPORTED_OPERATION.with(
            "The embedded engine does not serve the operation " + call.operation().name() + "."));
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
