package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.EngineFailure;
import io.openbailian.illustrator.prompt.Understanding;
import io.openbailian.protocol.ErrorCode;
import java.util.List;
import java.util.stream.Collectors;

/// The answers to what cannot be done here: each says why, and what could do it.
final class Refusal {
  private static final String ELSEWHERE =
      "an engine with an image editing model could; route the model to one.";

  private Refusal() {}

  /// @param why the beginning of a sentence, without its full stop
  static EngineFailure because(String why) {
    return new EngineFailure.Refused(ErrorCode.UNSUPPORTED_OPERATION.with(why + "; " + ELSEWHERE));
  }

  static EngineFailure notUnderstood(List<String> words) {
    return because(
        "The embedded engine edits by a fixed grammar that does not know " + quoted(words));
  }

  /// A description of which some words name nothing that the illustrator draws.
  static EngineFailure undrawable(Understanding description) {
    return because(
        "The embedded illustrator does not know how to draw %s; it understood %s"
            .formatted(
                description.unknown().isEmpty() ? "this" : quoted(description.unknown()),
                description.known().isEmpty() ? "nothing else" : quoted(description.known())));
  }

  private static String quoted(List<String> words) {
    return words.stream().map(word -> "“" + word + "”").collect(Collectors.joining(", "));
  }

  /// The picture has nothing that the edit could work on: no other engine is needed for that.
  static EngineFailure nothingThere(String sentence) {
    return new EngineFailure.Refused(ErrorCode.UNSUPPORTED_OPERATION.with(sentence));
  }
}
