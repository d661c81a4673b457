package io.openbailian.server.run.finish;

import io.openbailian.catalog.model.Meaning;
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
import io.openbailian.protocol.server.TranscriptionDocument;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.config.Settings.Metadata;
import io.openbailian.server.media.FinishedFile;
import io.openbailian.server.media.PictureFinisher;
import io.openbailian.server.media.PixelPool;
import io.openbailian.server.media.UnusableMediaException;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.task.ItemResult;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finishes and stores what an engine made for one item.
public final class ItemFinisher {
  private static final String TRANSCRIPT = "application/json";
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

  /// What its engine says of an item.
  ///
  /// @param note may be empty
  /// @param missed what the request says and the item does not show
  public record Remarks(String note, List<String> missed) {
    public Remarks {
      missed = List.copyOf(missed);
    }
  }

  /// Finishes and stores; the file is durable when it is done, and has no row yet. Its name depends
  /// on the call and the item alone, so repeated work replaces it.
  public Finished store(
      EngineCall call, EngineCall.Item item, Lane lane, Media media, Remarks remarks) {
    String name = name(call, item);
    try {
      PictureFinisher.Finished picture =
          pixels.compute(() ->
              PictureFinisher.finish(media, finish(call, item, lane, remarks), pixels.helpers()));
      return store(name, picture);
    } catch (PixelPool.PixelWorkException e) {
      LOG.error("call={} item={} could not be finished", call.id(), item.index(), e.getCause());
      return new Finished.Failed(
          ErrorCode.TASK_FAILED.with("the picture could not be finished: " + why(e)));
    }
  }

  /// Stores a file that its engine has finished: its bytes and its label stay as they are.
  public Finished storeAsItIs(EngineCall call, EngineCall.Item item, Media.Encoded file) {
    try {
      return store(name(call, item), pixels.compute(() -> look(file)));
    } catch (PixelPool.PixelWorkException e) {
      LOG.error("call={} item={} is no result", call.id(), item.index(), e.getCause());
      return new Finished.Failed(
          ErrorCode.TASK_FAILED.with("the engine's file cannot be used: " + why(e)));
    }
  }

  private PictureFinisher.Finished look(Media.Encoded file) throws IOException {
    try (ArtifactStore.Draft copy = artifacts.draft()) {
      return FinishedFile.look(file, copy.path());
    }
  }

  /// What a client may read: our own sentences, and nothing of a class or a path.
  private static String why(PixelPool.PixelWorkException e) {
    return e.getCause() instanceof UnusableMediaException said
        ? String.valueOf(said.getMessage())
        : "the server's log says why";
  }

  private Finished store(String name, PictureFinisher.Finished picture) {
    try {
      String sha256 = artifacts.write(name, picture.bytes()).sha256();
      return new Finished.Done(
          new ItemResult.Produced(
              name,
              null,
              picture.width(),
              picture.height(),
              new ItemResult.FileFacts(picture.mediaType(), sha256, picture.bytes().length)));
    } catch (IOException e) {
      LOG.error("file={} could not be stored", name, e);
      return new Finished.NotStored(ErrorCode.UPLOAD_FAILED.with(), () -> store(name, picture));
    }
  }

  /// Stores a file that an answer names, as it is; the place where it is named is left empty.
  ///
  /// @throws IOException for a full or failing disk
  public ItemResult.NamedFile keep(String name, byte[] bytes) throws IOException {
    ArtifactStore.Kept kept = artifacts.write(name, bytes);
    return new ItemResult.NamedFile(
        "",
        name,
        new ItemResult.FileFacts(FilesKept.of(bytes).mediaType(), kept.sha256(), kept.bytes()));
  }

  /// Whether the file is there.
  public boolean keeps(String file) {
    return artifacts.find(file).isPresent();
  }

  /// Begins an item's film, whose frames come one by one.
  public FilmTake film(EngineCall call, EngineCall.Item item, Lane lane, Remarks remarks) {
    return new FilmTake(
        artifacts,
        pixels,
        new FilmTake.Plan(
            name(call, item),
            FilmSpec.of(call.values()),
            call.values().size(Meaning.SIZE),
            mark(call, lane),
            texts(call, item, lane, remarks)));
  }

  private static String name(EngineCall call, EngineCall.Item item) {
    return "%s-%d.%s".formatted(call.id(), item.index(), call.model().file().spelling());
  }

  /// Stores what a recording says.
  public Finished store(EngineCall call, EngineEvent.Transcribed transcribed) {
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
    return store(
        "%s-%d.%s".formatted(call.id(), transcribed.item(), call.model().file().spelling()),
        document,
        millis);
  }

  private Finished store(String name, byte[] document, long millis) {
    try {
      String sha256 = artifacts.write(name, document).sha256();
      return new Finished.Done(
          new ItemResult.Transcribed(
              name, millis, new ItemResult.FileFacts(TRANSCRIPT, sha256, document.length)));
    } catch (IOException e) {
      LOG.error("file={} could not be stored", name, e);
      return new Finished.NotStored(
          ErrorCode.UPLOAD_FAILED.with(), () -> store(name, document, millis));
    }
  }

  /// Who says what is told to those who asked.
  private static List<Speech.Transcript> told(EngineCall call, List<Speech.Transcript> heard) {
    return call.values().flag(Meaning.DIARIZATION)
        ? heard
        : heard.stream().map(Speech.Transcript::withoutSpeakers).toList();
  }

  private PictureFinisher.Finish finish(
      EngineCall call, EngineCall.Item item, Lane lane, Remarks remarks) {
    return new PictureFinisher.Finish(
        call.model().file(),
        call.values().size(Meaning.SIZE),
        lane.engine().traits().exactSize(),
        mark(call, lane),
        texts(call, item, lane, remarks));
  }

  private static Optional<String> mark(EngineCall call, Lane lane) {
    EngineTraits traits = lane.engine().traits();
    boolean mark = call.values().flag(Meaning.WATERMARK) && !traits.watermarks();
    return mark
        ? Optional.of(call.model().watermark()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private Map<String, String> texts(
      EngineCall call, EngineCall.Item item, Lane lane, Remarks remarks) {
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
        if (!remarks.note().isEmpty()) {
          texts.put("Comment", remarks.note());
        }
        if (!remarks.missed().isEmpty()) {
          texts.put("missed", String.join("; ", remarks.missed()));
        }
      }
    }
    return texts;
  }
}
