package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openbailian.av.FilmFormat;
import io.openbailian.av.FilmReader;
import io.openbailian.av.FilmWriter;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EventSink;
import io.openbailian.engine.Media;
import io.openbailian.engine.test.FakeEngine;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.StoredFile;
import io.openbailian.server.task.ItemResult;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmRunTest {
  @TempDir private Path files;
  @TempDir private Path elsewhere;
  private Runs runs;

  @BeforeEach
  void open() throws IOException {
    runs = new Runs(files);
  }

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void storesAFilmOfTheSizeAskedForFrameByFrame() throws IOException, InterruptedException {
    ItemResult stored = run(new FakeEngine().then((_, sink) -> film(sink, 4, 4)));

    assertThat(stored).isInstanceOf(ItemResult.Produced.class);
    assertThat(stored())
        .singleElement()
        .satisfies(file -> assertThat(file.getFileName()).hasToString("id-0.mp4"));
    try (FilmReader film = FilmReader.open(stored().getFirst())) {
      assertThat(film.width()).isEqualTo(64);
      assertThat(film.height()).isEqualTo(48);
      assertThat(film.metadata()).containsKeys("AIGC", "prompt");
    }
  }

  @Test
  void letsTheEngineHaveItsImagesBack() throws IOException, InterruptedException {
    AtomicInteger released = new AtomicInteger();

    ItemResult _ =
        run(
            new FakeEngine()
                .then((_, sink) -> {
                  for (int i = 0; i < 3; i++) {
                    sink.emit(new EngineEvent.Frame(0, frame(i), released::incrementAndGet));
                  }
                  sink.emit(new EngineEvent.MediaReady(0, new Media.Film(3)));
                }));

    assertThat(released).hasValue(3);
  }

  @Test
  void leavesNothingBehindWhenTheEngineFails() throws IOException, InterruptedException {
    ItemResult stored =
        run(
            new FakeEngine()
                .then((_, sink) -> {
                  sink.emit(new EngineEvent.Frame(0, frame(0)));
                  throw new EngineFailure.Refused(ErrorCode.INTERNAL_ERROR.with());
                }));

    assertThat(stored).isInstanceOf(ItemResult.Failed.class);
    assertThat(stored()).isEmpty();
  }

  @Test
  void beginsAnewWhenTheEngineIsTriedAgain() throws IOException, InterruptedException {
    FakeEngine engine =
        new FakeEngine()
            .then((_, sink) -> {
              sink.emit(new EngineEvent.Frame(0, frame(0)));
              throw new EngineFailure.Busy(Duration.ofSeconds(1));
            })
            .then((_, sink) -> film(sink, 2, 2));
    var running = runs.start(Runs.route(engine), runs.film());
    runs.time.untilWaiting(1);
    runs.time.step(Duration.ofSeconds(1));
    ItemResult stored = running.join().only();

    assertThat(stored).isInstanceOf(ItemResult.Produced.class);
    assertThat(stored()).hasSize(1);
  }

  @Test
  void failsWhereFramesAreMissing() throws IOException, InterruptedException {
    ItemResult stored = run(new FakeEngine().then((_, sink) -> film(sink, 2, 5)));

    assertThat(stored).isInstanceOf(ItemResult.Failed.class);
    assertThat(((ItemResult.Failed) stored).message()).contains("told of 5 frames and made 2");
    assertThat(stored()).isEmpty();
  }

  @Test
  void makesAFilmOfTheLengthAskedForOfOneThatWasEncodedElsewhere()
      throws IOException, InterruptedException {
    byte[] foreign = foreign(30, 20);

    ItemResult stored =
        run(
            new FakeEngine()
                .then((_, sink) ->
                    sink.emit(
                        new EngineEvent.MediaReady(0, new Media.Encoded(foreign, "video/webm")))));

    assertThat(stored).isInstanceOf(ItemResult.Produced.class);
    try (FilmReader film = FilmReader.open(stored().getFirst())) {
      assertThat(film.fps()).isEqualTo(8);
      int frames = 0;
      while (film.next().isPresent()) {
        frames++;
      }
      assertThat(frames).isEqualTo(8);
    }
  }

  @Test
  void refusesWhatIsNoFilm() throws IOException, InterruptedException {
    ItemResult stored =
        run(
            new FakeEngine()
                .then((_, sink) ->
                    sink.emit(
                        new EngineEvent.MediaReady(
                            0, new Media.Encoded(new byte[] {1, 2, 3}, "video/mp4")))));

    assertThat(stored).isInstanceOf(ItemResult.Failed.class);
    assertThat(stored()).isEmpty();
  }

  @Test
  void tellsThatTheResultCannotBeStoredWhenTheDiskIsFull()
      throws IOException, InterruptedException {
    assumeTrue(Files.exists(FullDisk.FULL), "needs the device " + FullDisk.FULL);

    ItemResult stored = full(new FakeEngine().then((_, sink) -> film(sink, 8, 8)));

    assertThat(stored).isInstanceOf(ItemResult.Failed.class);
    assertThat(((ItemResult.Failed) stored).code()).isEqualTo(ErrorCode.UPLOAD_FAILED.code());
  }

  private static ItemResult full(FakeEngine engine) throws IOException, InterruptedException {
    try (Runs onAFullDisk = new Runs(new FullDisk())) {
      return onAFullDisk.run(engine, onAFullDisk.film()).only();
    }
  }

  /// A store on a disk that takes nothing more.
  private static final class FullDisk implements ArtifactStore {
    static final Path FULL = Path.of("/dev/full");

    @Override
    public Kept write(String name, byte[] bytes) throws IOException {
      throw new IOException("the disk is full");
    }

    @Override
    public Kept write(String name, Content content) throws IOException {
      throw new IOException("the disk is full");
    }

    @Override
    public Draft draft() {
      return new Draft() {
        @Override
        public Path path() {
          return FULL;
        }

        @Override
        public Kept keep(String name) throws IOException {
          throw new IOException("the disk is full");
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public Optional<StoredFile> find(String name) {
      return Optional.empty();
    }

    @Override
    public void delete(String name) {}

    @Override
    public int sweep(Instant before, References references) {
      return 0;
    }
  }

  @Test
  void failsWhereAPictureComesInPlaceOfAFilm() throws IOException, InterruptedException {
    ItemResult stored = run(new FakeEngine());

    assertThat(stored).isInstanceOf(ItemResult.Failed.class);
  }

  private ItemResult run(FakeEngine engine) throws IOException, InterruptedException {
    return runs.run(engine, runs.film()).only();
  }

  private List<Path> stored() throws IOException {
    try (Stream<Path> all = Files.walk(files)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static void film(EventSink sink, int frames, int told) throws InterruptedException {
    for (int i = 0; i < frames; i++) {
      sink.emit(new EngineEvent.Frame(0, frame(i)));
    }
    sink.emit(new EngineEvent.MediaReady(0, new Media.Film(told)));
  }

  private static BufferedImage frame(int number) {
    var image = new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB);
    image.setRGB(number, 0, 0xFFFFFF);
    return image;
  }

  private byte[] foreign(int frames, int fps) throws IOException {
    Path file = elsewhere.resolve("foreign.mp4");
    try (FilmWriter writer = FilmWriter.open(file, new FilmFormat(32, 24, fps), Map.of())) {
      for (int i = 0; i < frames; i++) {
        writer.add(frame(i % 30));
      }
      writer.finish();
    }
    return Files.readAllBytes(file);
  }
}
