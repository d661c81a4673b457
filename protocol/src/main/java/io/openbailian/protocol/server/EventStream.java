package io.openbailian.protocol.server;

import io.openbailian.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/// The framing of streamed answers: five lines a frame, no space behind a colon, JSON on one line.
/// Source: the service's API pages.
public final class EventStream {
  private static final byte[] KEEP_ALIVE = ":keep-alive\n\n".getBytes(StandardCharsets.UTF_8);

  private EventStream() {}

  /// A frame of the answer.
  ///
  /// @param id counts from 1
  public static byte[] result(int id, JsonNode document) {
    return frame(id, "result", 200, document);
  }

  /// The frame that ends a stream which failed after it began.
  public static byte[] error(int id, int status, JsonNode document) {
    return frame(id, "error", status, document);
  }

  /// A comment, which every reader passes over.
  public static byte[] keepAlive() {
    return KEEP_ALIVE.clone();
  }

  private static byte[] frame(int id, String event, int status, JsonNode document) {
    byte[] head =
        ("id:" + id + "\nevent:" + event + "\n:HTTP_STATUS/" + status + "\ndata:")
            .getBytes(StandardCharsets.UTF_8);
    byte[] data = Json.bytes(document);
    byte[] all = Arrays.copyOf(head, head.length + data.length + 2);
    System.arraycopy(data, 0, all, head.length, data.length);
    all[all.length - 2] = '\n';
    all[all.length - 1] = '\n';
    return all;
  }
}
