package io.openbailian.server.run.finish;

import io.openbailian.av.AvException;
import io.openbailian.av.FilmFormat;
import io.openbailian.av.FilmReader;
import io.openbailian.av.FilmWriter;
import io.openbailian.engine.FilmSpec;
import io.openbailian.pixels.Resizing;
import io.openbailian.pixels.Watermark;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.PixelSize;
import io.openbailian.protocol.WireError;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.media.PixelPool;
import io.openbailian.server.task.ItemResult;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One item's film on its way into a file: each frame is brought to size, marked and encoded as it
/// comes. What is not kept in the end leaves nothing behind.
///
/// The first thing that goes wrong is remembered and told at the end; frames after it are dropped.
public final class FilmTake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FilmTake.class);
  private static final String MEDIA_TYPE = "video/mp4";

  private final ArtifactStore artifacts;
  private final PixelPool pixels;
  private final Plan plan;
  private ArtifactStore.@Nullable Draft draft;
  private @Nullable FilmWriter writer;
  private Optional<Watermark.Stamp> stamp = Optional.empty();
  private @Nullable PixelSize size;
  private @Nullable WireError failure;
  private @Nullable IOException noRoom;

  public FilmTake(ArtifactStore artifacts, PixelPool pixels, Plan plan) {
    this.artifacts = artifacts;
    this.pixels = pixels;
    this.plan = plan;
  }

  /// What the film is to be.
  ///
  /// @param name of the file
  /// @param size absent = that of the first frame
  /// @param mark text at the lower right of every frame; absent = none
  /// @param metadata keys and texts for the file, in order
  public record Plan(
      String name,
      FilmSpec spec,
      Optional<PixelSize> size,
      Optional<String> mark,
      Map<String, String> metadata) {}

  /// Adds a frame; it may be drawn upon.
  public void add(BufferedImage frame) {
    attempt(() -> {
      encode(frame);
      return true;
    });
  }

  /// The disk had no room for the frames so far.
  public Optional<IOException> noRoom() {
    return Optional.ofNullable(noRoom);
  }

  /// Ends the film and stores it.
  ///
  /// @param frames how many the engine says there were
  public Finished keep(int frames) {
    ArtifactStore.Draft whole = attempt(() -> ended(frames));
    PixelSize made = size;
    IOException full = noRoom;
    if (full != null) {
      return new Finished.NotStored(
          ErrorCode.UPLOAD_FAILED.with(),
          () -> {
            throw new DiskFullException(full);
          });
    }
    WireError wrong = failure;
    if (whole == null || made == null) {
      return new Finished.Failed(wrong == null ? failed("it has no frames") : wrong);
    }
    return stored(whole, made);
  }

  /// Not on a pixel thread: where files lie elsewhere this takes as long as the way there. The film
  /// stays in the spool until it is stored or given up.
  private Finished stored(ArtifactStore.Draft whole, PixelSize made) {
    try {
      ArtifactStore.Kept kept = whole.keep(plan.name());
      return new Finished.Done(
          new ItemResult.Produced(
              plan.name(),
              null,
              made.width(),
              made.height(),
              new ItemResult.FileFacts(MEDIA_TYPE, kept.sha256(), kept.bytes())));
    } catch (IOException e) {
      LOG.error("film={} could not be stored", plan.name(), e);
      return new Finished.NotStored(ErrorCode.UPLOAD_FAILED.with(), () -> stored(whole, made));
    }
  }

  /// Stores a film that another program encoded: decoded and encoded anew, at the speed and of the
  /// length that were asked for.
  public Finished keep(byte[] bytes) {
    Integer frames = attempt(() -> transcoded(bytes));
    return keep(frames == null ? 0 : frames);
  }

  /// Native calls and pixels are for the pixel threads.
  private <T> @Nullable T attempt(Work<T> work) {
    if (failure != null) {
      return null;
    }
    try {
      return pixels.compute(work::done);
    } catch (PixelPool.PixelWorkException e) {
      LOG.error("film={} could not be finished", plan.name(), e.getCause());
      if (e.getCause() instanceof IOException disk && !(disk instanceof AvException)) {
        noRoom = disk;
      }
      boolean ours = e.getCause() instanceof AvException;
      failure = failed(ours ? String.valueOf(e.getMessage()) : "the server's log says why");
      return null;
    }
  }

  /// Something that takes a core, or the disk, a moment.
  private interface Work<T> {
    T done() throws IOException;
  }

  private static WireError failed(String why) {
    return ErrorCode.TASK_FAILED.with("the film could not be finished: " + why);
  }

  private void encode(BufferedImage frame) throws IOException {
    FilmWriter open = writer == null ? open(frame) : writer;
    BufferedImage sized = sized(frame);
    if (open.frames() == 0) {
      stamp = plan.mark().flatMap(text -> Watermark.stamp(sized, text));
    }
    stamp.ifPresent(mark -> mark.press(sized));
    open.add(sized);
  }

  private FilmWriter open(BufferedImage first) throws IOException {
    PixelSize wanted =
        plan.size().orElseGet(() -> new PixelSize(first.getWidth(), first.getHeight()));
    ArtifactStore.Draft begun = artifacts.draft();
    draft = begun;
    FilmWriter opened =
        FilmWriter.open(
            begun.path(),
            new FilmFormat(wanted.width(), wanted.height(), plan.spec().fps()),
            plan.metadata());
    writer = opened;
    size = wanted;
    return opened;
  }

  private BufferedImage sized(BufferedImage frame) {
    PixelSize wanted = size;
    return wanted == null
            || (wanted.width() == frame.getWidth() && wanted.height() == frame.getHeight())
        ? frame
        : Resizing.toExactSize(frame, wanted.width(), wanted.height());
  }

  private ArtifactStore.Draft ended(int frames) throws IOException {
    FilmWriter open = writer;
    ArtifactStore.Draft begun = draft;
    if (open == null || begun == null || open.frames() != frames) {
      throw new AvException(
          "the engine told of %d frames and made %d"
              .formatted(frames, open == null ? 0 : open.frames()));
    }
    open.finish();
    return begun;
  }

  private int transcoded(byte[] bytes) throws IOException {
    try (ArtifactStore.Draft foreign = artifacts.draft()) {
      Files.write(foreign.path(), bytes);
      try (FilmReader reader = FilmReader.open(foreign.path())) {
        return transcoded(reader);
      }
    }
  }

  /// Each of our frames is the one shown at its instant; the last stays until the end.
  private int transcoded(FilmReader reader) throws IOException {
    double step = reader.fps() / plan.spec().fps();
    BufferedImage shown = null;
    long read = 0;
    for (int frame = 0; frame < plan.spec().frames(); frame++) {
      while (read <= (long) (frame * step)) {
        Optional<BufferedImage> next = reader.next();
        shown = next.orElse(shown);
        read = next.isPresent() ? read + 1 : Long.MAX_VALUE;
      }
      if (shown == null) {
        throw new AvException("the engine's film has no frames");
      }
      encode(copy(shown));
    }
    return plan.spec().frames();
  }

  /// A frame may be shown twice, and is marked each time.
  private static BufferedImage copy(BufferedImage image) {
    return new BufferedImage(
        image.getColorModel(), image.copyData(null), image.isAlphaPremultiplied(), null);
  }

  @Override
  public void close() {
    FilmWriter open = writer;
    if (open != null) {
      pixels.compute(() -> {
        open.close();
        return true;
      });
      writer = null;
    }
    if (draft != null) {
      draft.close();
      draft = null;
    }
  }
}
