package io.openbailian.engine.embedded;

import io.openbailian.catalog.Meaning;
import io.openbailian.catalog.Operation;
import io.openbailian.catalog.ResultShape;
import io.openbailian.catalog.Values;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.FilmSpec;
import io.openbailian.engine.Media;
import io.openbailian.engine.embedded.animate.Film;
import io.openbailian.engine.embedded.draw.Illustrator;
import io.openbailian.engine.embedded.draw.Proof;
import io.openbailian.engine.embedded.edit.EditingDesk;
import io.openbailian.engine.embedded.palette.Palette;
import io.openbailian.engine.embedded.palette.Palettes;
import io.openbailian.engine.embedded.rewrite.PromptRewriter;
import io.openbailian.engine.embedded.scene.Composer;
import io.openbailian.engine.embedded.scene.SceneDescription;
import io.openbailian.engine.embedded.speak.SpeakingDesk;
import io.openbailian.engine.embedded.story.Story;
import io.openbailian.engine.embedded.translate.TranslationDesk;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.WireError;
import io.openbailian.text.Dice;
import io.openbailian.text.ReadingStopped;
import java.awt.image.BufferedImage;
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
  public static final String VERSION = "2";

  private static final PixelSize DEFAULT_SIZE = new PixelSize(1024, 1024);
  private static final long MAX_PIXELS = 64L << 20;

  private final int width;
  private final TranslationDesk translations;
  private final SpeakingDesk speaking;
  private final AtomicBoolean closed = new AtomicBoolean();

  EmbeddedEngine(int width, TranslationDesk translations, SpeakingDesk speaking) {
    this.width = width;
    this.translations = translations;
    this.speaking = speaking;
  }

  @Override
  public EngineTraits traits() {
    return EngineTraits.plain().withRewrittenPrompts(true).withExactSize(true);
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
    return operation.result() != ResultShape.TEXT && !operation.result().isNumbers();
  }

  @Override
  public Optional<io.openbailian.engine.PromptRewriter> rewriter() {
    return Optional.of(EmbeddedEngine::rewritten);
  }

  private static String rewritten(Values values, long seed) {
    String prompt = values.textOrEmpty(Meaning.PROMPT);
    String negative = values.textOrEmpty(Meaning.NEGATIVE_PROMPT);
    Dice dice = Dice.of(seed, prompt, negative);
    SceneDescription scene = Composer.compose(prompt, negative, dice.fork("scene"));
    return PromptRewriter.rewritten(prompt, scene, Palettes.of(scene, dice.fork("palette")));
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
    switch (call.operation().result()) {
      case RESULTS, CHOICES -> paint(call, sink);
      case IMAGE_URL -> translations.serve(call, sink);
      case VIDEO_URL -> show(call, sink);
      case SOCKET -> speak(call, sink);
      case TRANSCRIPTION -> throw new EngineFailure.Refused(noRecognition());
      case TEXT, EMBEDDINGS, RANKING ->
          throw new EngineFailure.Refused(
              ErrorCode.UNSUPPORTED_OPERATION.with(
                  "The embedded engine does not serve the operation "
                      + call.operation().name()
                      + "."));
    }
  }

  /// Pictures from words, or made of the pictures that came with the call.
  private static void paint(EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    if (EditingDesk.takes(call)) {
      edit(call, sink);
      return;
    }
    PixelSize size = size(call);
    List<BufferedImage> likenesses = call.pixels();
    Optional<String> cut = Prompt.note(call);
    if (cut.isPresent()) {
      sink.emit(new EngineEvent.Note(cut.get()));
    }
    if (call.values().flag(Meaning.ENABLE_INTERLEAVE)) {
      tell(call, likenesses, size, sink);
      return;
    }
    for (EngineCall.Item item : call.items()) {
      Wish wish = new Wish(Prompt.of(call, Meaning.PROMPT), likenesses, item, size);
      draw(call, wish, sink);
    }
  }

  private static void show(EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    PixelSize size = size(call);
    Optional<String> cut = Prompt.note(call);
    if (cut.isPresent()) {
      sink.emit(new EngineEvent.Note(cut.get()));
    }
    for (EngineCall.Item item : call.items()) {
      film(call, item, size, sink);
    }
  }

  /// On a socket something is spoken when there is a text, and heard when there is none.
  private void speak(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    if (call.operation().places(Meaning.TEXT).isEmpty()) {
      throw new EngineFailure.Refused(noRecognition());
    }
    speaking.serve(call, sink);
  }

  private static WireError noRecognition() {
    return ErrorCode.MODEL_UNAVAILABLE
        .with()
        .sent(
            "speech is recognised by a model with weights, which this server does not come with: name an engine that has one under engines and routes of the configuration");
  }

  private static void edit(EngineCall call, EventSink sink)
      throws EngineFailure, InterruptedException {
    for (EngineCall.Item item : call.items()) {
      BufferedImage edited = EditingDesk.edited(call, item, sink);
      sink.emit(new EngineEvent.MediaReady(item.index(), new Media.Picture(edited)));
    }
  }

  /// A text and its picture in turn.
  private static void tell(
      EngineCall call, List<BufferedImage> likenesses, PixelSize size, EventSink sink)
      throws InterruptedException {
    Story story = Story.of(Prompt.of(call, Meaning.PROMPT), call.items().size());
    for (int i = 0; i < story.steps().size(); i++) {
      Story.Step step = story.steps().get(i);
      sink.emit(new EngineEvent.TextDelta(step.text()));
      draw(call, new Wish(step.scene(), likenesses, call.items().get(i), size), sink);
    }
  }

  @Override
  public void close() {
    closed.set(true);
  }

  private static PixelSize size(EngineCall call) throws EngineFailure {
    PixelSize size = call.values().size(Meaning.SIZE).orElse(DEFAULT_SIZE);
    if (size.pixels() > MAX_PIXELS) {
      throw new EngineFailure.Refused(
          ErrorCode.UNSUPPORTED_OPERATION.with(
              "The embedded engine draws at most %d pixels, not %s.".formatted(MAX_PIXELS, size)));
    }
    return size;
  }

  private static void film(EngineCall call, EngineCall.Item item, PixelSize size, EventSink sink)
      throws InterruptedException {
    String prompt = Prompt.of(call, Meaning.PROMPT);
    String negative = Prompt.of(call, Meaning.NEGATIVE_PROMPT);
    Dice dice = Dice.of(item.seed(), prompt, negative);
    SceneDescription scene = Composer.compose(prompt, negative, dice.fork("scene"));
    if (call.values().flag(Meaning.PROMPT_EXTEND)) {
      String rewritten =
          PromptRewriter.rewritten(prompt, scene, Palettes.of(scene, dice.fork("palette")));
      sink.emit(new EngineEvent.Rewritten(item.index(), rewritten));
    }
    FilmSpec spec = FilmSpec.of(call.values());
    Film.show(
        prompt,
        scene,
        dice,
        new Film.Shape(size.width(), size.height(), spec.frames(), spec.fps()),
        call::stopped,
        new Projector(item.index(), size, spec, sink));
    sink.emit(new EngineEvent.MediaReady(item.index(), new Media.Film(spec.frames())));
  }

  /// One picture that is to be drawn.
  ///
  /// @param likenesses pictures whose colours it takes
  private record Wish(
      String prompt, List<BufferedImage> likenesses, EngineCall.Item item, PixelSize size) {}

  private static void draw(EngineCall call, Wish wish, EventSink sink) throws InterruptedException {
    String prompt = wish.prompt();
    EngineCall.Item item = wish.item();
    PixelSize size = wish.size();
    String negative = Prompt.of(call, Meaning.NEGATIVE_PROMPT);
    Dice dice = Dice.of(item.seed(), prompt, negative);
    SceneDescription scene = Composer.compose(prompt, negative, dice.fork("scene"));
    Palette palette = Palettes.of(scene, dice.fork("palette"));
    if (call.values().flag(Meaning.PROMPT_EXTEND)) {
      String rewritten = PromptRewriter.rewritten(prompt, scene, palette);
      sink.emit(new EngineEvent.Rewritten(item.index(), rewritten));
    }
    Optional<String> note = Proof.of(scene, size.width(), size.height(), dice.fork("draw")).note();
    if (note.isPresent()) {
      sink.emit(new EngineEvent.Note(note.get()));
    }
    BufferedImage drawn =
        Illustrator.draw(
            scene, palette, size.width(), size.height(), dice.fork("draw"), call::stopped);
    sink.emit(
        new EngineEvent.MediaReady(
            item.index(), new Media.Picture(EditingDesk.matched(drawn, wish.likenesses()))));
  }
}
