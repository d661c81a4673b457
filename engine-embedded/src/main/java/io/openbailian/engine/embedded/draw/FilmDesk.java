package io.openbailian.engine.embedded.draw;

import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.FilmSpec;
import io.openbailian.engine.Media;
import io.openbailian.engine.embedded.desk.Desk;
import io.openbailian.illustrator.Illustration;
import io.openbailian.illustrator.animate.Film;
import io.openbailian.illustrator.scene.Style;
import io.openbailian.protocol.PixelSize;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Draws films from words, frame by frame.
public final class FilmDesk implements Desk {

  @Override
  public boolean takes(EngineCall call) {
    return call.operation().result() == ResultShape.VIDEO_URL;
  }

  @Override
  public void serve(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    DrawingCall drawing = DrawingCall.of(call, sink);
    for (EngineCall.Item item : call.items()) {
      film(drawing, item);
    }
  }

  private static void film(DrawingCall drawing, EngineCall.Item item) throws InterruptedException {
    EngineCall call = drawing.call();
    PixelSize size = drawing.size();
    FilmSpec spec = FilmSpec.of(call.values());
    Illustration illustration = drawing.illustration(drawing.prompt(), item);
    drawing.note(lacks(illustration, size));
    illustration.film(
        new Film.Shape(size.width(), size.height(), spec.frames(), spec.fps()),
        call::stopped,
        new Projector(item.index(), size, spec, drawing.sink()));
    drawing.sink().emit(new EngineEvent.MediaReady(item.index(), new Media.Film(spec.frames())));
  }

  /// What the film lacks of what was asked: a style, and characters.
  private static Optional<String> lacks(Illustration illustration, PixelSize size) {
    Stream<String> style =
        illustration.scene().style() == Style.NATURAL
            ? Stream.empty()
            : Stream.of("Films are drawn in one style; the one that was asked for is not theirs.");
    String all =
        Stream.concat(style, illustration.note(size.width(), size.height()).stream())
            .collect(Collectors.joining(" "));
    return Optional.of(all).filter(note -> !note.isEmpty());
  }
}
