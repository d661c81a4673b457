package io.openbailian.engines.openai;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCondition;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineModel;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.EventSink;
import io.openbailian.outbound.ServerProbe;
import io.openbailian.protocol.ErrorCode;
import java.util.Optional;

/// A server that speaks OpenAI's dialect, as an engine: text, pictures, films, speech, what
/// recordings say and numbers about texts, as far as its profile goes.
public final class OpenAiEngine implements Engine {
  private final Server server;
  private final Conversation conversation;
  private final PictureMaker pictures;
  private final Filming filming;
  private final Speaking speaking;
  private final Listening listening;
  private final Embedding embedding;
  private final Ranking ranking;
  private final PictureTranslating translating;
  private volatile boolean closed;

  OpenAiEngine(Server server, Voice.Choice voices, NumberOptions numbers, EngineSettings settings) {
    this.server = server;
    this.conversation = new Conversation(server);
    this.pictures = new PictureMaker(server);
    this.filming = new Filming(server, settings.time());
    this.speaking = new Speaking(server, voices);
    this.listening = new Listening(server, settings.data());
    this.embedding = new Embedding(server, numbers.matryoshka());
    this.ranking = new Ranking(server, numbers.logits());
    this.translating = new PictureTranslating(server, settings.data().resolve("fonts"));
  }

  /// It makes one item a call, each with a seed of its own, and its files are decoded and encoded
  /// anew: other servers write prompts and paths into them.
  @Override
  public EngineTraits traits() {
    return EngineTraits.plain();
  }

  @Override
  public int width() {
    return server.settings().concurrency();
  }

  @Override
  public boolean stops() {
    return server.profile().films().map(Profile.Films::stops).orElse(true);
  }

  @Override
  public boolean serves(Operation operation, EngineModel model) {
    return operation.result() == ResultShape.IMAGE_URL
        ? isEyes(model)
        : server.settings().serves(model.name()) && isAbleTo(operation);
  }

  /// Texts of pictures are translated by a model that sees, where somebody says which one it is.
  private boolean isEyes(EngineModel model) {
    return server.settings().models().containsKey(model.name())
        && server.profile().chat().isPresent()
        && translating.isPossible();
  }

  @Override
  public EngineCondition condition() throws InterruptedException {
    return new ServerProbe(
            server.client(),
            Optional.of(server.path("/models")),
            server.profile().version(),
            server.profile().unnamed())
        .ask();
  }

  @Override
  public boolean has(EngineModel model, EngineCondition found) {
    return server.profile().unlisted()
        || ServerProbe.lists(server.settings().theirs(model.name()), found.models());
  }

  private boolean isAbleTo(Operation operation) {
    Profile profile = server.profile();
    return switch (operation.result()) {
      case TEXT -> profile.chat().isPresent();
      case RESULTS, CHOICES -> profile.pictures().isPresent() || profile.edits().isPresent();
      case IMAGE_URL -> false; // depends on the model
      case VIDEO_URL -> profile.films().isPresent();
      case TRANSCRIPTION -> profile.hearing().isPresent();
      case EMBEDDINGS -> profile.numbers().vectors().isPresent();
      case RANKING -> profile.numbers().ranks().isPresent();
      case SOCKET -> profile.speech().isPresent() && !operation.places(Meaning.TEXT).isEmpty();
      case PASSED -> false; // it speaks another dialect
    };
  }

  @Override
  public void run(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
    if (!serves(call.operation(), call.model())) {
      throw new EngineFailure.Down(
          ErrorCode.MODEL_UNAVAILABLE
              .with()
              .withHint("the engine does not serve %s".formatted(call.model().name())));
    }
    switch (call.operation().result()) {
      case TEXT -> conversation.answer(call, sink);
      case RESULTS, CHOICES -> pictures.draw(call, sink);
      case IMAGE_URL -> translating.translate(call, sink);
      case VIDEO_URL -> filming.film(call, sink);
      case TRANSCRIPTION -> listening.transcribe(call, sink);
      case SOCKET -> speaking.speak(call, sink);
      case EMBEDDINGS -> embedding.embed(call, sink);
      case RANKING -> ranking.rank(call, sink);
      case PASSED -> throw new IllegalStateException("passes nothing on");
    }
  }

  @Override
  public void close() {
    closed = true;
    server.client().close();
  }
}
