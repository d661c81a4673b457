package io.openbailian.server.run;

import io.openbailian.catalog.model.FileKind;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.Media;
import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.run.finish.DiskFullException;
import io.openbailian.server.run.finish.FilmTake;
import io.openbailian.server.run.finish.Finished;
import io.openbailian.server.run.finish.ItemFinisher;
import java.util.HashMap;
import java.util.Map;

/// What a stay in an engine brings: finished pictures, and films frame by frame. Films that were
/// not ended when this closes are gone.
final class Takes implements AutoCloseable {
  private final ItemFinisher finisher;
  private final EngineCall call;
  private final Lane lane;
  private final boolean patient;
  private final Map<Integer, FilmTake> films = new HashMap<>();

  /// @param patient whether frames that find no room are to be made again
  Takes(ItemFinisher finisher, EngineCall call, Lane lane, boolean patient) {
    this.finisher = finisher;
    this.call = call;
    this.lane = lane;
    this.patient = patient;
  }

  /// Encodes a frame, and lets the engine have its image back.
  void add(Item item, EngineEvent.Frame frame, ItemFinisher.Remarks remarks) {
    FilmTake film = film(item, remarks);
    try {
      film.add(frame.image());
    } finally {
      release(frame);
    }
    if (patient && film.noRoom().isPresent()) {
      throw new DiskFullException(film.noRoom().get());
    }
  }

  private static void release(EngineEvent.Frame frame) {
    try {
      frame.release().run();
    } catch (RuntimeException | Error e) {
      throw new BrokenContractException("could not take the image of a frame back", e);
    }
  }

  /// Finishes and stores an item.
  Finished store(Item item, Media media, ItemFinisher.Remarks remarks) {
    boolean film = call.model().file() == FileKind.MP4;
    return switch (media) {
      case Media.Film(int frames) -> film(item, remarks).keep(frames);
      case Media.Encoded encoded when lane.engine().traits().finishesFiles() ->
          finisher.storeAsItIs(call, item, encoded);
      case Media.Encoded(byte[] bytes, _) when film -> encodedAnew(item, bytes, remarks);
      case Media.Encoded _, Media.Picture _ -> finisher.store(call, item, lane, media, remarks);
    };
  }

  /// A film that found no room is encoded once more, when there may be some.
  private Finished encodedAnew(Item item, byte[] bytes, ItemFinisher.Remarks remarks) {
    drop(item);
    return switch (film(item, remarks).keep(bytes)) {
      case Finished.NotStored(WireError error, _) ->
          new Finished.NotStored(error, () -> encodedAnew(item, bytes, remarks));
      case Finished.Done done -> done;
      case Finished.Failed failed -> failed;
    };
  }

  private FilmTake film(Item item, ItemFinisher.Remarks remarks) {
    return films.computeIfAbsent(item.index(), _ -> finisher.film(call, item, lane, remarks));
  }

  /// What was begun of the item's film is gone: it is encoded from its beginning.
  private void drop(Item item) {
    FilmTake begun = films.remove(item.index());
    if (begun != null) {
      begun.close();
    }
  }

  @Override
  public void close() {
    films.values().forEach(FilmTake::close);
    films.clear();
  }
}
