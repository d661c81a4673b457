package io.openbailian.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How a system message of a conversation refers to files: `fileid://file-fe-1,fileid://file-fe-2`
/// (help.aliyun.com, the page on long contexts).
public final class FileReference {
  /// What stands before each id.
  public static final String SCHEME = "fileid://";

  private static final String CONTENT = "content";

  private FileReference() {}

  /// What a message refers to, as a text or as its only part; null when it does not.
  public static @Nullable String in(JsonNode message) {
    if (!message.isObject() || !"system".equals(message.path("role").asString(""))) {
      return null;
    }
    JsonNode content = message.path(CONTENT);
    String text =
        content.isArray() && content.size() == 1
            ? content.path(0).path("text").asString("")
            : content.asString("");
    return text.startsWith(SCHEME) ? text : null;
  }

  /// Puts a text in the place of what the message said.
  public static void replace(JsonNode message, String text) {
    ((ObjectNode) message).put(CONTENT, text);
  }
}
