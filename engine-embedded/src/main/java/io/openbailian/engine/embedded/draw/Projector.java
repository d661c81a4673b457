package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.FilmSpec;
import io.openbailian.illustrator.animate.Film;
import io.openbailian.illustrator.animate.FramePool;
import io.openbailian.protocol.PixelSize;
import java.awt.image.BufferedImage;

/// Emits the frames of a film, and how far it is.
final class Projector implements Film.Screen {
  private final int item;
  private final FilmSpec spec;
  private final EventSink sink;
  private final FramePool frames;
  private int shown;
  private int told;

  Projector(int item, PixelSize size, FilmSpec spec, EventSink sink) {
    this.item = item;
    this.spec = spec;
    this.sink = sink;
    this.frames = new FramePool(size.width(), size.height());
  }

  @Override
  public BufferedImage blank(int width, int height) {
    return frames.take();
  }

  @Override
  public void show(BufferedImage frame) throws InterruptedException {
    sink.emit(new EngineEvent.Frame(item, frame, () -> frames.giveBack(frame)));
    shown++;
    int percent = 100 * shown / spec.frames();
    if (percent > told) {
      told = percent;
      sink.emit(new EngineEvent.Progress(percent));
    }
  }
}
