package io.openbailian.engine;

import io.openbailian.catalog.Model;
import io.openbailian.catalog.Operation;
import io.openbailian.catalog.Values;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// One call as an engine sees it: a valid invocation, and the items it is asked for.
public interface EngineCall {

  /// The task's id, or the request's for a synchronous call; unique, and safe in a file name.
  String id();

  Operation operation();

  Model model();

  /// What was asked, by meaning and with defaults applied, for example `prompt` and `size`.
  Values values();

  /// The input pictures in the order of the request (image 1, image 2…): decoded, upright, within
  /// the limits of the model, `TYPE_INT_RGB` or `TYPE_INT_ARGB`. Not to be changed: other items of
  /// the invocation see the same ones.
  default List<BufferedImage> images() {
    return List.of();
  }

  /// The mask, as large as the first picture: white may change, black is kept.
  default Optional<BufferedImage> mask() {
    return Optional.empty();
  }

  /// The recording of an item of a transcription; its samples and its facts.
  ///
  /// @throws IllegalStateException in other operations
  default Recording recording(int item) {
    throw new IllegalStateException("no recording comes with this call");
  }

  /// What is being said right now, in a call that recognises speech as it is spoken; decoded, at
  /// the rate that the request names. Always the same one.
  ///
  /// @throws IllegalStateException in other operations
  default Pcm incoming() {
    throw new IllegalStateException("nothing comes in during this call");
  }

  /// The pictures, or the answers of text, asked for, in order; never empty. An engine that does
  /// not batch sees one.
  List<Item> items();

  /// Whether somebody watches the answer grow; if not, there is no use in writing it slowly.
  default boolean streamed() {
    return false;
  }

  /// True once nobody wants the result any more (shutdown, timeout, a stream whose client has
  /// gone).
  boolean stopped();

  /// One picture, or one answer of text, of a call.
  ///
  /// @param index its place in the answer, from 0
  /// @param seed 0 to 2147483647; the seed of the call plus the index, wrapped
  record Item(int index, long seed) {}
}
