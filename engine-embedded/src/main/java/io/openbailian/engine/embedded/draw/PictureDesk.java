package io.openbailian.engine.embedded.draw;

import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Media;
import io.openbailian.engine.embedded.desk.Desk;
import io.openbailian.illustrator.Illustration;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.edit.Compose;
import io.openbailian.protocol.PixelSize;
import java.awt.image.BufferedImage;
import java.util.List;

/// Draws pictures from words. Where pictures come with the call, the drawing takes on the first
/// one's colours.
public final class PictureDesk implements Desk {
  /// How far a drawing's colours go towards those of a picture it is to resemble.
  private static final double LIKENESS = 0.6;

  @Override
  public boolean takes(EngineCall call) {
    return Desk.picturesAsked(call);
  }

  @Override
  public void serve(EngineCall call, EventSink sink) throws EngineFailure, InterruptedException {
    DrawingCall drawing = DrawingCall.of(call, sink);
    List<BufferedImage> likenesses = call.pixels();
    for (EngineCall.Item item : call.items()) {
      draw(drawing, drawing.prompt(), item, likenesses);
    }
  }

  /// Draws the picture of one item.
  ///
  /// @param likenesses pictures whose colours it takes
  static void draw(
      DrawingCall drawing, String prompt, EngineCall.Item item, List<BufferedImage> likenesses)
      throws InterruptedException {
    PixelSize size = drawing.size();
    Illustration illustration = drawing.illustration(prompt, item);
    drawing.note(illustration.note(size.width(), size.height()));
    BufferedImage picture =
        illustration.picture(size.width(), size.height(), drawing.call()::stopped);
    drawing
        .sink()
        .emit(
            new EngineEvent.MediaReady(
                item.index(), new Media.Picture(matched(picture, likenesses))));
  }

  private static BufferedImage matched(BufferedImage drawing, List<BufferedImage> likenesses) {
    return likenesses.isEmpty()
        ? drawing
        : Compose.matched(
            drawing,
            Mask.all(drawing.getWidth(), drawing.getHeight()),
            likenesses.getFirst(),
            LIKENESS);
  }
}
