package io.openbailian.protocol.client;

import io.openbailian.protocol.Json;
import tools.jackson.databind.node.ObjectNode;

/// A message of a request.
public final class Message {
  static final String CONTENT = "content";
  static final String USER = "user";

  private Message() {}

  /// A message that says nothing yet: its parts are to be added to its `content`.
  public static ObjectNode of(String role) {
    ObjectNode message = Json.object().put("role", role);
    message.putArray(CONTENT);
    return message;
  }
}
