package io.openbailian.protocol;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The one JSON mapper, with limits that a hostile body meets before it costs anything.
public final class Json {
  /// Deeper than any request of the wire, shallow enough for every recursive reader behind it.
  private static final int MAX_DEPTH = 256;

  /// A base64 picture of a legal body fits in one string.
  private static final int MAX_STRING = 64 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .maxNumberLength(1000)
                          .build())
                  .build())
          .build();

  private Json() {}

  public static JsonMapper mapper() {
    return MAPPER;
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /// The tree of a document, or empty when it is not JSON (or nothing at all) or breaks a limit.
  public static Optional<JsonNode> tryParse(byte[] utf8) {
    try {
      return Optional.of(MAPPER.readTree(utf8)).filter(tree -> !tree.isMissingNode());
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /// Whether a text is one whole document within the limits; makes nothing of it.
  public static boolean isJson(String text) {
    try (JsonParser parser = MAPPER.createParser(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (JacksonException e) {
      return false;
    }
  }

  /// The tree of a JSON object that this program wrote itself.
  public static ObjectNode parseObject(String json) {
    return (ObjectNode) MAPPER.readTree(json);
  }

  public static byte[] bytes(JsonNode tree) {
    return MAPPER.writeValueAsBytes(tree);
  }

  public static String text(JsonNode tree) {
    return MAPPER.writeValueAsString(tree);
  }
}
