package io.openbailian.conformance.text;

import io.openbailian.protocol.Json;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The doors through which a text comes in.
enum TextDoor {
  PROMPT("/api/v1/services/aigc/text-generation/generation") {
    @Override
    ObjectNode body(String text) {
      ObjectNode body = Json.object().put("model", TEXT_MODEL);
      body.putObject("input").put("prompt", text);
      return body;
    }
  },
  MESSAGE_LIST("/api/v1/services/aigc/text-generation/generation") {
    @Override
    ObjectNode body(String text) {
      ObjectNode body = Json.object().put("model", TEXT_MODEL);
      ArrayNode messages = body.putObject("input").putArray("messages");
      for (int from = 0; from < text.length(); from += SHORT_MESSAGE) {
        String part = text.substring(from, Math.min(text.length(), from + SHORT_MESSAGE));
        messages.addObject().put("role", "user").put("content", part);
      }
      body.putObject("parameters").put("result_format", "message");
      return body;
    }
  },
  STREAM("/api/v1/services/aigc/text-generation/generation") {
    @Override
    ObjectNode body(String text) {
      return PROMPT.body(text);
    }

    @Override
    Optional<String> header() {
      return Optional.of("X-DashScope-SSE: enable");
    }
  },
  CHAT("/compatible-mode/v1/chat/completions") {
    @Override
    ObjectNode body(String text) {
      ObjectNode body = Json.object().put("model", TEXT_MODEL);
      body.putArray("messages").addObject().put("role", "user").put("content", text);
      return body;
    }
  },
  TOOLS("/compatible-mode/v1/chat/completions") {
    @Override
    ObjectNode body(String text) {
      ObjectNode body = CHAT.body(text.substring(0, text.length() / 2));
      ObjectNode function =
          body.putArray("tools").addObject().put("type", "function").putObject("function");
      function.put("name", "look_up").put("description", text.substring(text.length() / 2));
      function
          .putObject("parameters")
          .put("type", "object")
          .putObject("properties")
          .putObject("name")
          .put("type", "string")
          .put("pattern", "(a+)+$");
      return body.put("tool_choice", "required");
    }
  },
  JSON_ANSWER("/compatible-mode/v1/chat/completions") {
    @Override
    ObjectNode body(String text) {
      ObjectNode body = CHAT.body("as JSON with the fields " + text);
      body.putObject("response_format").put("type", "json_object");
      return body;
    }
  },
  PICTURE("/api/v1/services/aigc/multimodal-generation/generation") {
    @Override
    ObjectNode body(String text) {
      ObjectNode body = Json.object().put("model", "z-image-turbo");
      body.putObject("input")
          .putArray("messages")
          .addObject()
          .put("role", "user")
          .putArray("content")
          .addObject()
          .put("text", text);
      body.putObject("parameters").put("size", "512*512").put("prompt_extend", true);
      return body;
    }
  };

  private static final String TEXT_MODEL = "qwen-turbo";
  private static final int SHORT_MESSAGE = 8;

  private final String path;

  TextDoor(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  abstract ObjectNode body(String text);

  Optional<String> header() {
    return Optional.empty();
  }
}
