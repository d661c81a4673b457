package io.openbailian.engine.embedded.draw;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.embedded.desk.Desk;
import io.openbailian.illustrator.story.Story;
import java.awt.image.BufferedImage;
import java.util.List;

/// Tells stories: a text and its picture in turn.
public final class StoryDesk implements Desk {

  @Override
  public boolean takes(EngineCall call) {
    return Desk.picturesAsked(call) && call.values().flag(Meaning.ENABLE_INTERLEAVE);
  }

  @Override
  public void serve(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    DrawingCall drawing = DrawingCall.of(call, sink);
    List<BufferedImage> likenesses = call.pixels();
    Story story = Story.of(drawing.prompt(), call.items().size());
    for (int i = 0; i < story.steps().size(); i++) {
      Story.Step step = story.steps().get(i);
      sink.emit(new EngineEvent.TextDelta(step.text()));
      PictureDesk.draw(drawing, step.scene(), call.items().get(i), likenesses);
    }
  }
}
