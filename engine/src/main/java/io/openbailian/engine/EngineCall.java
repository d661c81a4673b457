package io.openbailian.engine;

import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Values;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One call as an engine sees it: a valid invocation, and the items it is asked for.
public interface EngineCall {

  /// The task's id, or the request's for a synchronous call; unique, and safe in a file name.
  String id();

  /// Whose call it is, as far as anybody said.
  default String workspace() {
    return "";
  }

  Operation operation();

  EngineModel model();

  /// What was asked, by meaning and with defaults applied, for example `prompt` and `size`.
  Values values();

  /// The input pictures in the order of the request (image 1, image 2…).
  default List<InputPicture> images() {
    return List.of();
  }

  /// The mask, as large as the first picture: white may change, black is kept.
  default Optional<InputPicture> mask() {
    return Optional.empty();
  }

  /// The input pictures decoded, in the order of the request.
  default List<BufferedImage> pixels() throws EngineFailure, InterruptedException {
    List<BufferedImage> decoded = new ArrayList<>();
    for (InputPicture picture : images()) {
      decoded.add(picture.pixels());
    }
    return decoded;
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

  /// The request that is to be passed on as a task.
  ///
  /// @throws IllegalStateException in other operations
  default Relay.Request passed() {
    throw new IllegalStateException("nothing is passed on in this call");
  }

  /// The pictures, or the answers of text, asked for, in order; never empty. An engine that does
  /// not batch sees one.
  List<Item> items();

  /// Whether somebody watches the answer grow; if not, there is no use in writing it slowly.
  default boolean streamed() {
    return false;
  }

  /// The engine's own name for the work ({@link EngineEvent.Handle}), where an earlier attempt at
  /// these items got one: the work is not to be begun again, but taken up.
  default Optional<String> handle() {
    return Optional.empty();
  }

  /// What is wanted of the call right now; once it is not {@link StopWish#NONE} the thread inside
  /// {@link Engine#run} is interrupted too.
  StopWish stop();

  /// Whether the call is to come back as soon as it can, in whichever way.
  default boolean stopped() {
    return stop() != StopWish.NONE;
  }

  /// One picture, or one answer of text, of a call.
  ///
  /// @param index its place in the answer, from 0
  /// @param seed 0 to 2147483647; the seed of the call plus the index, wrapped
  record Item(int index, long seed) {}
}
