package io.openbailian.outbound;

import io.openbailian.engine.EngineFailure;
import io.openbailian.protocol.JsonReader;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.JsonShape;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// JSON that an engine's server wrote. It is bounded in values as in bytes: a list of empty lists
/// takes fifty times its bytes as a tree.
public final class ForeignJson {
  /// Bytes and values are bounded, so their weight is.
  private static final long UNWEIGHED = Long.MAX_VALUE;

  private ForeignJson() {}

  /// All of a document, or nothing where it is none or beyond the bounds.
  public static Optional<JsonNode> tryParse(byte[] utf8) {
    return tryParse(utf8, JsonShape.whole());
  }

  /// So much of a document as somebody reads, or nothing where it is none or beyond the bounds.
  public static Optional<JsonNode> tryParse(byte[] utf8, JsonShape shape) {
    return reading(utf8, shape) instanceof JsonReading.Read read
        ? Optional.of(read.tree())
        : Optional.empty();
  }

  /// So much of a document as somebody reads.
  ///
  /// @param type of the answer, for the sentence
  /// @throws EngineFailure.Broken when it is none, for example a page of a proxy, or beyond the
  ///   bounds
  static JsonNode parse(byte[] utf8, JsonShape shape, String type) throws EngineFailure {
    return switch (reading(utf8, shape)) {
      case JsonReading.Read read -> read.tree();
      case JsonReading.TooHeavy _ -> throw broken(type, "holds too much");
      case JsonReading.Broken broken -> throw broken(type, broken.reason());
    };
  }

  static EngineFailure broken(String type, String why) {
    String what = type.isEmpty() ? "something" : ForeignWords.plain(type);
    return new EngineFailure.Broken("its server answered with %s that %s".formatted(what, why));
  }

  private static JsonReading reading(byte[] utf8, JsonShape shape) {
    return JsonReader.read(utf8, utf8.length, shape, UNWEIGHED);
  }
}
