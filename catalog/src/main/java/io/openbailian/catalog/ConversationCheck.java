package io.openbailian.catalog;

import static io.openbailian.protocol.ErrorCode.INVALID_PARAMETER;

import io.openbailian.catalog.Verdict.Fit;
import io.openbailian.catalog.Verdict.Unfit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Judges a conversation of texts, whose value is itself: every message has a speaker who may
/// speak, and says something. What a model called tools with stands for a text.
record ConversationCheck(FieldType.Messages type, Place place) {
  private static final String USER = "user";
  private static final String ASSISTANT = "assistant";
  private static final String TEXT = "text";

  Verdict judge(JsonNode value) {
    return broken(value).<Verdict>map(Unfit::new).orElseGet(() -> new Fit(value));
  }

  private Optional<Violation> broken(JsonNode value) {
    if (!value.isArray()) {
      return violation(place, Sentences.type(place.name()), Sent.of(value));
    }
    if (value.isEmpty()) {
      return violation(place, Sentences.NO_MESSAGES, "an empty array");
    }
    if (!type.count().holds(value.size())) {
      return violation(place, Sentences.messages(type.count().max()), value.size() + " of them");
    }
    int index = 0;
    for (JsonNode message : value.values()) {
      Optional<Violation> broken = message(place.element(index++), message);
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  private Optional<Violation> message(Place at, JsonNode message) {
    if (!message.isObject()) {
      return violation(at, Sentences.type(at.name()), Sent.of(message));
    }
    JsonNode role = message.get("role");
    if (role == null || !role.isString() || !type.roles().contains(role.stringValue())) {
      return violation(at.member("role"), Sentences.ROLE, role == null ? "" : Sent.of(role));
    }
    Place calls = at.member("tool_calls");
    JsonNode called = calls(message);
    return called == null || isCalls(called)
        ? content(at.member("content"), message.get("content"), role.stringValue(), called != null)
        : violation(calls, Sentences.type(calls.name()), Sent.of(called));
  }

  private static @Nullable JsonNode calls(JsonNode message) {
    JsonNode called = message.get("tool_calls");
    return called == null || called.isNull() || (called.isArray() && called.isEmpty())
        ? null
        : called;
  }

  private static boolean isCalls(JsonNode called) {
    return called.isArray()
        && called.values().stream().allMatch(call -> call.path("function").path("name").isString());
  }

  private static Optional<Violation> content(
      Place at, @Nullable JsonNode content, String role, boolean called) {
    if (content == null || content.isNull()) {
      return called ? Optional.empty() : violation(at, Sentences.NO_CONTENT, "");
    }
    if (!isText(content)) {
      return violation(at, Sentences.TEXT_CONTENT, Sent.of(content));
    }
    boolean mustSpeak = role.equals(USER) || (role.equals(ASSISTANT) && !called);
    return mustSpeak && isSilent(content)
        ? violation(at, Sentences.ROLE, Sent.of(content))
        : Optional.empty();
  }

  private static boolean isSilent(JsonNode content) {
    return content.isString() ? content.stringValue().isEmpty() : content.isEmpty();
  }

  /// A text, or parts that are texts.
  private static boolean isText(JsonNode content) {
    return content.isString()
        || (content.isArray()
            && content.values().stream()
                .allMatch(part -> part.isString() || part.path(TEXT).isString()));
  }

  private static Optional<Violation> violation(Place at, String sentence, String sent) {
    return Optional.of(new Violation(INVALID_PARAMETER, at.toString(), sentence, sent));
  }
}
