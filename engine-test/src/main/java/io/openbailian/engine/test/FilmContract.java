package io.openbailian.engine.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Frame;
import io.openbailian.engine.EngineEvent.MediaReady;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.FilmSpec;
import io.openbailian.engine.Media;
import io.openbailian.protocol.PixelSize;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What an engine promises that makes films frame by frame.
public abstract class FilmContract extends EngineContract {

  @Override
  protected final Class<? extends EngineEvent> kind() {
    return EngineEvent.PictureEvent.class;
  }

  /// A picture is let go of once it has been looked at, so each is looked at as it comes.
  private record Seen(int item, int width, int height, int type, int pixels) {
    static Seen of(Frame frame) {
      BufferedImage image = frame.image();
      int[] pixels =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      return new Seen(
          frame.item(),
          image.getWidth(),
          image.getHeight(),
          image.getType(),
          Arrays.hashCode(pixels));
    }
  }

  private final List<Seen> seen = new ArrayList<>();

  private List<EngineEvent> watched(TestCall call) throws EngineFailure, InterruptedException {
    seen.clear();
    List<EngineEvent> events = new ArrayList<>();
    for (TestCall part : call.split()) {
      engine()
          .run(
              part,
              event -> {
                events.add(event);
                if (event instanceof Frame frame) {
                  seen.add(Seen.of(frame));
                  frame.release().run();
                }
              });
    }
    return events;
  }

  /// The frames that were emitted may have been drawn upon since: how many there were.
  @Override
  protected final Object essence(List<EngineEvent> events) {
    return events.stream()
        .filter(MediaReady.class::isInstance)
        .map(event -> ((MediaReady) event).media())
        .toList();
  }

  @Test
  void showsAsManyFramesAsTheFilmHas() throws EngineFailure, InterruptedException {
    TestCall call = call();
    int frames = FilmSpec.of(call.values()).frames();

    List<EngineEvent> events = watched(call);

    assertThat(seen).hasSize(frames);
    assertThat(events.getLast()).isEqualTo(new MediaReady(0, new Media.Film(frames)));
  }

  @Test
  void showsFramesOfTheFilmsSizeInAKnownLayout() throws EngineFailure, InterruptedException {
    TestCall call = call();
    PixelSize size = call.values().size(Meaning.SIZE).orElseThrow();

    List<EngineEvent> _ = watched(call);

    assertThat(seen)
        .allSatisfy(frame -> {
          assertThat(new PixelSize(frame.width(), frame.height())).isEqualTo(size);
          assertThat(frame.type()).isIn(BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB);
        });
  }

  @Test
  void showsTheSameFramesAgain() throws EngineFailure, InterruptedException {
    List<EngineEvent> first = watched(call());
    List<Seen> before = List.copyOf(seen);

    assertThat(watched(call())).hasSameSizeAs(first);
    assertThat(seen).isEqualTo(before);
  }

  /// However long nobody lets go of a frame, it is not drawn upon.
  @Test
  void drawsUponNoFrameThatIsStillLookedAt() throws EngineFailure, InterruptedException {
    List<Frame> kept = new ArrayList<>();
    List<Seen> asTheyCame = new ArrayList<>();
    engine()
        .run(
            call(),
            event -> {
              if (event instanceof Frame frame && kept.size() < 2) {
                kept.add(frame);
                asTheyCame.add(Seen.of(frame));
              } else if (event instanceof Frame frame) {
                frame.release().run();
              }
            });

    assertThat(kept.stream().map(Seen::of)).isEqualTo(asTheyCame);
  }

  @Test
  void endsWithTheFirstFrameThatNobodyTakes() {
    AtomicInteger frames = new AtomicInteger();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() ->
            engine()
                .run(
                    call(),
                    event -> {
                      frames.incrementAndGet();
                      throw new InterruptedException("the sink was stopped");
                    }));
    assertThat(frames).hasValue(1);
  }
}
