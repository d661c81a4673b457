package io.openbailian.server.invoke;

import io.openbailian.catalog.FileKind;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.Media;
import io.openbailian.server.routing.Lane;
import java.util.HashMap;
import java.util.Map;

/// What a stay in an engine brings: finished pictures, and films frame by frame. Films that were
/// not ended when this closes are gone; it may be used again.
final class Takes implements AutoCloseable {
  private final ItemFinisher finisher;
  private final EngineCall call;
  private final Lane lane;
  private final Map<Integer, FilmTake> films = new HashMap<>();

  Takes(ItemFinisher finisher, EngineCall call, Lane lane) {
    this.finisher = finisher;
    this.call = call;
    this.lane = lane;
  }

  /// Encodes a frame, and lets the engine have its image back.
  void add(EngineEvent.Frame frame) {
    try {
      film(frame.item()).add(frame.image());
    } finally {
      frame.release().run();
    }
  }

  /// Finishes and stores an item.
  ///
  /// @param note what the engine says about it; may be empty
  ItemFinisher.Stored store(int item, Media media, String note) {
    return switch (media) {
      case Media.Film(int frames) -> film(item).keep(frames);
      case Media.Encoded(byte[] bytes, _) when call.model().file() == FileKind.MP4 ->
          film(item).keep(bytes);
      case Media.Encoded _, Media.Picture _ ->
          finisher.store(call, itemAt(item), lane, media, note);
    };
  }

  private FilmTake film(int item) {
    return films.computeIfAbsent(item, index -> finisher.film(call, itemAt(index), lane));
  }

  private EngineCall.Item itemAt(int index) {
    return call.items().stream()
        .filter(item -> item.index() == index)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody asked for item " + index));
  }

  @Override
  public void close() {
    films.values().forEach(FilmTake::close);
    films.clear();
  }
}
