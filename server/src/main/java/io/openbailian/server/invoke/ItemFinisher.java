package io.openbailian.server.invoke;

import io.openbailian.catalog.Meaning;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineTraits;
import io.openbailian.engine.FilmSpec;
import io.openbailian.engine.Media;
import io.openbailian.engine.Recording;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.Label;
import io.openbailian.protocol.Speech;
import io.openbailian.protocol.TranscriptionDocument;
import io.openbailian.protocol.WireError;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.config.Settings.Metadata;
import io.openbailian.server.media.PictureFinisher;
import io.openbailian.server.media.PixelPool;
import io.openbailian.server.routing.Lane;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finishes and stores what an engine made for one item.
public final class ItemFinisher {
  private static final Logger LOG = LoggerFactory.getLogger(ItemFinisher.class);

  private final ArtifactStore artifacts;
  private final PixelPool pixels;
  private final Metadata metadata;
  private final String producer;

  /// @param producer the name of this service in the AI label
  public ItemFinisher(
      ArtifactStore artifacts, PixelPool pixels, Metadata metadata, String producer) {
    this.artifacts = artifacts;
    this.pixels = pixels;
    this.metadata = metadata;
    this.producer = producer;
  }

  /// What became of an item's file.
  sealed interface Stored {
    /// The file is there.
    ///
    /// @param name of the artifact
    /// @param mediaType for example `image/png`
    record File(String name, String mediaType, String sha256, long bytes, int width, int height)
        implements Stored {}

    /// What a recording says is there.
    ///
    /// @param name of the artifact
    /// @param millis of the recording
    record Transcript(String name, String sha256, long bytes, long millis) implements Stored {
      static final String MEDIA_TYPE = "application/json";
    }

    record Failed(WireError error) implements Stored {}
  }

  /// Finishes and stores; the file is durable when this returns, and has no row yet. Its name
  /// depends on the call and the item alone, so repeated work replaces it.
  Stored store(EngineCall call, EngineCall.Item item, Lane lane, Media media, String note) {
    String name = name(call, item);
    try {
      return pixels.compute(() -> store(name, media, finish(call, item, lane, note)));
    } catch (PixelPool.PixelWorkException e) {
      LOG.error("call={} item={} could not be finished", call.id(), item.index(), e.getCause());
      return new Stored.Failed(
          ErrorCode.TASK_FAILED.with("the picture could not be finished: " + e.getMessage()));
    }
  }

  /// Begins an item's film, whose frames come one by one.
  FilmTake film(EngineCall call, EngineCall.Item item, Lane lane) {
    return new FilmTake(
        artifacts,
        pixels,
        new FilmTake.Plan(
            name(call, item),
            FilmSpec.of(call.values()),
            call.values().size(Meaning.SIZE),
            mark(call, lane),
            texts(call, item, lane)));
  }

  private static String name(EngineCall call, EngineCall.Item item) {
    return "%s-%d.%s".formatted(call.id(), item.index(), call.model().file().spelling());
  }

  /// Stores what a recording says, as {@link #store(EngineCall, EngineCall.Item, Lane, Media,
  /// String)} does.
  Stored store(EngineCall call, EngineEvent.Transcribed transcribed) {
    Recording recording = call.recording(transcribed.item());
    long millis = recording.duration().toMillis();
    byte[] document =
        Json.bytes(
            new TranscriptionDocument(
                    recording.address(),
                    recording.codec(),
                    recording.rate(),
                    millis,
                    told(call, transcribed.transcripts()))
                .toJson());
    String name =
        "%s-%d.%s".formatted(call.id(), transcribed.item(), call.model().file().spelling());
    try {
      return new Stored.Transcript(
          name, artifacts.write(name, document).sha256(), document.length, millis);
    } catch (IOException e) {
      LOG.error("file={} could not be stored", name, e);
      return new Stored.Failed(ErrorCode.UPLOAD_FAILED.with());
    }
  }

  /// Who says what is told to those who asked.
  private static List<Speech.Transcript> told(EngineCall call, List<Speech.Transcript> heard) {
    return call.values().flag(Meaning.DIARIZATION)
        ? heard
        : heard.stream().map(Speech.Transcript::withoutSpeakers).toList();
  }

  private Stored store(String name, Media media, PictureFinisher.Finish finish) throws IOException {
    PictureFinisher.Finished picture = PictureFinisher.finish(media, finish, pixels.helpers());
    try {
      String sha256 = artifacts.write(name, picture.bytes()).sha256();
      return new Stored.File(
          name,
          picture.mediaType(),
          sha256,
          picture.bytes().length,
          picture.width(),
          picture.height());
    } catch (IOException e) {
      LOG.error("file={} could not be stored", name, e);
      return new Stored.Failed(ErrorCode.UPLOAD_FAILED.with());
    }
  }

  private PictureFinisher.Finish finish(
      EngineCall call, EngineCall.Item item, Lane lane, String note) {
    Map<String, String> texts = texts(call, item, lane);
    if (metadata == Metadata.FULL && !note.isEmpty()) {
      texts.put("Comment", note);
    }
    return new PictureFinisher.Finish(
        call.model().file(), call.values().size(Meaning.SIZE), mark(call, lane), texts);
  }

  private static Optional<String> mark(EngineCall call, Lane lane) {
    EngineTraits traits = lane.engine().traits();
    boolean mark = call.values().flag(Meaning.WATERMARK) && !traits.watermarks();
    return mark
        ? Optional.of(call.model().watermark()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private Map<String, String> texts(EngineCall call, EngineCall.Item item, Lane lane) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(Label.KEY, Label.of(producer, call.id()));
    switch (metadata) {
      case LABEL -> {}
      case FULL -> {
        texts.put("Software", "OpenBailian " + lane.name());
        texts.put("prompt", call.values().textOrEmpty(Meaning.PROMPT));
        texts.put("model", call.model().name());
        texts.put("seed", Long.toString(item.seed()));
        call.values().text(Meaning.SIZE).ifPresent(size -> texts.put("size", size));
        texts.put("engine", lane.name());
      }
    }
    return texts;
  }
}
