package io.openbailian.protocol.client;

import io.openbailian.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A refusal as a client reads it: flat members first, the nested `error` where they are missing.
///
/// @param status the HTTP status
/// @param code the vendor's code; `response_error`, as the SDKs call it, when the body names none
/// @param message never blank
/// @param hint our server's advice, absent from others
/// @param requestId for the support ticket
public record ErrorAnswer(
    int status, String code, String message, Optional<String> hint, Optional<String> requestId) {
  private static final String NO_CODE = "response_error";
  private static final int LONGEST_RAW_MESSAGE = 300;

  /// Reads any body, JSON or not; never fails.
  public static ErrorAnswer parse(int status, byte[] body) {
    return Json.tryParse(body)
        .filter(JsonNode::isObject)
        .map(tree -> ofTree(status, tree))
        .orElseGet(() -> ofText(status, new String(body, StandardCharsets.UTF_8).strip()));
  }

  private static ErrorAnswer ofTree(int status, JsonNode tree) {
    JsonNode nested = tree.path("error");
    Optional<String> code = Trees.text(tree, "code").or(() -> Trees.text(nested, "code"));
    Optional<String> message = Trees.text(tree, "message").or(() -> Trees.text(nested, "message"));
    return new ErrorAnswer(
        status,
        code.orElse(NO_CODE),
        message.orElseGet(() -> sentence(status)),
        Trees.text(nested, "hint"),
        Trees.text(tree, "request_id"));
  }

  private static ErrorAnswer ofText(int status, String text) {
    String message =
        text.isEmpty()
            ? sentence(status)
            : text.substring(0, Math.min(text.length(), LONGEST_RAW_MESSAGE));
    return new ErrorAnswer(status, NO_CODE, message, Optional.empty(), Optional.empty());
  }

  private static String sentence(int status) {
    return "The server answered HTTP status %d and said no more.".formatted(status);
  }
}
