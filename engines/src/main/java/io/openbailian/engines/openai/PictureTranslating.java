package io.openbailian.engines.openai;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.TextSetter;
import io.openbailian.protocol.ErrorCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Translates the text in pictures: the server's model reads and translates it, and what sets text
/// in this process erases it and sets the translation in its place.
final class PictureTranslating {
  private final PictureReading reading;
  private final Optional<TextSetter> setter = ServiceLoader.load(TextSetter.class).findFirst();
  private final Path fonts;

  /// @param fonts a folder with fonts for scripts that the program's own lack; need not exist
  PictureTranslating(Server server, Path fonts) {
    this.reading = new PictureReading(server);
    this.fonts = fonts;
  }

  /// Whether anything here can set text.
  boolean isPossible() {
    return setter.isPresent();
  }

  void translate(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    if (call.images().isEmpty()) {
      throw new EngineFailure.Refused(
          ErrorCode.UNSUPPORTED_OPERATION.with("A translation needs a picture."));
    }
    TextSetter set = setter.orElseThrow();
    List<TextSetter.Line> lines = reading.lines(call);
    FutureTask<Boolean> work =
        new FutureTask<>(() -> {
          set.set(call, lines, fonts, sink);
          return true;
        });
    // it keeps a core busy: on this thread it would hold up others
    Thread.ofPlatform().daemon().name("sets-" + call.id()).start(work);
    try {
      var _ = work.get();
    } catch (ExecutionException e) {
      rethrow(Objects.requireNonNullElse(e.getCause(), e));
    } finally {
      work.cancel(true);
    }
  }

  private static void rethrow(Throwable cause) throws EngineFailure, InterruptedException {
    switch (cause) {
      case EngineFailure failure -> throw failure;
      case InterruptedException stopped -> throw stopped;
      case Error error -> throw error;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }
}
