package io.openbailian.engine.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.MediaReady;
import io.openbailian.engine.EngineEvent.Rewritten;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Media;
import io.openbailian.protocol.PixelSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// What an engine promises that makes pictures.
public abstract class PictureContract extends EngineContract {

  @Override
  protected final Class<? extends EngineEvent> kind() {
    return EngineEvent.PictureEvent.class;
  }

  /// Pixels of each picture.
  @Override
  protected final Object essence(List<EngineEvent> events) {
    return pictures(events);
  }

  @Test
  void rewritesAPromptBeforeItsMediaWhenAsked() throws EngineFailure, InterruptedException {
    if (!engine().traits().rewritesPrompts()) {
      return; // the engine leaves rewriting to the caller: it promises nothing here
    }

    List<EngineEvent> events = runAll(call().promptExtend(true).items(2));

    for (int item = 0; item < 2; item++) {
      int wanted = item;
      int rewritten = position(events, e -> e instanceof Rewritten(int i, var _) && i == wanted);
      int done = position(events, e -> e instanceof MediaReady(int i, var _) && i == wanted);
      assertThat(rewritten).as("place of the rewriting of item %d", item).isBetween(0, done);
    }
  }

  @Test
  void leavesAPromptAloneWhenNotAsked() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = runAll(call().promptExtend(false));

    assertThat(events).noneMatch(Rewritten.class::isInstance);
  }

  @Test
  void makesPicturesOfExactlyTheSizeAskedFor() throws EngineFailure, InterruptedException {
    if (!engine().traits().exactSize()) {
      return; // the caller resizes: it promises nothing here
    }

    for (String size : List.of("97*61", "64*64", "61*97")) {
      PixelSize wanted = PixelSize.parse(size).orElseThrow();
      BufferedImage picture = onlyPicture(call().size(size));
      assertThat(new PixelSize(picture.getWidth(), picture.getHeight())).isEqualTo(wanted);
    }
  }

  @Test
  void handsOverPicturesOfAKnownLayout() throws EngineFailure, InterruptedException {
    for (EngineEvent event : runAll(call())) {
      if (event instanceof MediaReady(int _, Media.Picture(BufferedImage image))) {
        assertThat(image.getType()).isIn(BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB);
      }
    }
  }

  @Test
  void makesItemIAsTheOnlyItemOfSeedPlusI() throws EngineFailure, InterruptedException {
    if (!deterministic()) {
      return; // the engine is not deterministic: it promises nothing here
    }
    List<EngineEvent> together = runAll(call().seed(40).items(3));

    BufferedImage alone = onlyPicture(call().seed(42));

    assertThat(pixels(picture(together, 2))).isEqualTo(pixels(alone));
  }

  /// The picture of a call for one item.
  protected final BufferedImage onlyPicture(TestCall call)
      throws EngineFailure, InterruptedException {
    List<EngineEvent> events = runAll(call);
    assertThat(results(events)).hasSize(1);
    return picture(events, 0);
  }

  /// The pixels of a picture, row by row.
  protected static int[] pixels(BufferedImage picture) {
    return picture.getRGB(
        0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
  }

  private static BufferedImage picture(List<EngineEvent> events, int item) {
    return events.stream()
        .filter(event -> event instanceof MediaReady(int i, var _) && i == item)
        .map(event -> decoded(((MediaReady) event).media()))
        .findFirst()
        .or(() -> onlyMedia(events))
        .orElseThrow(
            () -> new AssertionError("no picture of item %d in %s".formatted(item, events)));
  }

  private static Optional<BufferedImage> onlyMedia(List<EngineEvent> events) {
    List<BufferedImage> all =
        events.stream()
            .filter(MediaReady.class::isInstance)
            .map(event -> decoded(((MediaReady) event).media()))
            .toList();
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private static List<List<Integer>> pictures(List<EngineEvent> events) {
    return events.stream()
        .filter(MediaReady.class::isInstance)
        .map(event -> pixels(decoded(((MediaReady) event).media())))
        .map(pixels -> Arrays.stream(pixels).boxed().toList())
        .toList();
  }

  private static BufferedImage decoded(Media media) {
    return switch (media) {
      case Media.Picture(var image) -> image;
      case Media.Film _ -> throw new AssertionError("a film has no one picture");
      case Media.Encoded(var bytes, var type) -> decode(bytes, type);
    };
  }

  private static BufferedImage decode(byte[] bytes, String mediaType) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
      assertThat(image).as("picture of %s", mediaType).isNotNull();
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
