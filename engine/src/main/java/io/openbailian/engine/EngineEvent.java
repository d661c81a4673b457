package io.openbailian.engine;

import io.openbailian.protocol.WireError;
import java.awt.image.BufferedImage;

/// Something that happened during a call.
public sealed interface EngineEvent {

  /// How far the call is, 0 to 100; kept in memory only.
  record Progress(int percent) implements EngineEvent {}

  /// The prompt as the engine really used it, when `prompt_extend` was on; before the item's media.
  record Rewritten(int item, String prompt) implements EngineEvent {}

  /// A piece of the text of an answer; only operations whose answers have text.
  record TextDelta(String text) implements EngineEvent {}

  /// Something the answer says about itself, for example that a picture had no text to translate.
  record Note(String text) implements EngineEvent {}

  /// The next frame of an item's film, of the film's size, `TYPE_INT_RGB` or `TYPE_INT_ARGB`; how
  /// many a second and for how long is told by {@link FilmSpec}. {@link Media.Film} ends the film.
  ///
  /// @param release run once nobody looks at the image any more, on any thread: an engine may draw
  ///   another frame into it, so that a long film needs no more memory than a short one
  record Frame(int item, BufferedImage image, Runnable release) implements EngineEvent {

    /// A frame whose image the engine lets go of.
    public Frame(int item, BufferedImage image) {
      this(item, image, () -> {});
    }
  }

  /// One item is done.
  record MediaReady(int item, Media media) implements EngineEvent {}

  /// One item will not come; the others may.
  record ItemFailed(int item, WireError error) implements EngineEvent {}
}
