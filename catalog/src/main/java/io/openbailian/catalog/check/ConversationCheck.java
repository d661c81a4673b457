package io.openbailian.catalog.check;

import static io.openbailian.protocol.ErrorCode.INVALID_PARAMETER;

import io.openbailian.catalog.check.Verdict.Fit;
import io.openbailian.catalog.check.Verdict.Unfit;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.Place;
import io.openbailian.protocol.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Judges a conversation of texts, whose value is itself: every message has a speaker who may
/// speak, and says something; somebody asks; every call of a tool is answered at once, and nothing
/// else is. What a model called tools with stands for a text.
///
/// @param exactSpelling whether a flag in quotation marks is none
record ConversationCheck(FieldType.Messages type, Place place, boolean exactSpelling) {
  static final String USER = "user";
  static final String ASSISTANT = "assistant";
  static final String ROLE = "role";
  static final String CONTENT = "content";
  static final String CALLS = "tool_calls";
  private static final String PARTIAL = "partial";
  private static final String ARGUMENTS = "arguments";
  private static final String TEXT = "text";

  Verdict judge(JsonNode value) {
    return broken(value).<Verdict>map(Unfit::new).orElseGet(() -> new Fit(value));
  }

  private Optional<Violation> broken(JsonNode value) {
    if (!value.isArray()) {
      return violation(place, Sentences.type(place.name()), Sent.of(value));
    }
    if (value.isEmpty()) {
      return violation(place, Sentences.tooShort(place), "an empty array");
    }
    if (!type.count().holds(value.size())) {
      return violation(place, Sentences.messages(type.count().max()), value.size() + " of them");
    }
    int index = 0;
    for (JsonNode message : value.values()) {
      Optional<Violation> broken = message(index, message);
      if (broken.isPresent()) {
        return broken;
      }
      index++;
    }
    return ToolOrder.broken(place, value).or(() -> unasked(value));
  }

  /// A conversation without a message of the user.
  private Optional<Violation> unasked(JsonNode messages) {
    boolean asked =
        messages.values().stream().anyMatch(message -> ToolOrder.role(message).equals(USER));
    return asked
        ? Optional.empty()
        : violation(place, Sentences.NO_USER, "%d messages".formatted(messages.size()));
  }

  private Optional<Violation> message(int index, JsonNode message) {
    Place at = place.element(index);
    if (!message.isObject()) {
      return violation(at, Sentences.type(at.name()), Sent.of(message));
    }
    JsonNode role = message.get(ROLE);
    if (role == null || !role.isString() || !type.roles().contains(role.stringValue())) {
      return violation(
          at.member(ROLE), role(index, role), role == null ? "no role" : Sent.of(role));
    }
    JsonNode called = calls(message);
    return partial(at.member(PARTIAL), message.path(PARTIAL))
        .or(() -> called(at.member(CALLS), called))
        .or(() ->
            content(
                at.member(CONTENT),
                message.get(CONTENT),
                role.stringValue(),
                called != null || message.path("function_call").isObject()));
  }

  /// Whether the answer goes on where this message ends.
  private Optional<Violation> partial(Place at, JsonNode flag) {
    boolean spelt =
        !exactSpelling
            && flag.isString()
            && List.of("true", "false")
                .contains(flag.stringValue().strip().toLowerCase(Locale.ROOT));
    return flag.isMissingNode() || flag.isNull() || flag.isBoolean() || spelt
        ? Optional.empty()
        : violation(at, Sentences.type(at.name()), Sent.of(flag));
  }

  /// The dialects have different words for a speaker that there is none of.
  private String role(int index, @Nullable JsonNode role) {
    return place.isAtTheTop()
        ? Sentences.role(role == null ? "null" : Sent.word(role), place, index)
        : Sentences.ROLE;
  }

  private static @Nullable JsonNode calls(JsonNode message) {
    JsonNode called = message.get(CALLS);
    return called == null || called.isNull() || (called.isArray() && called.isEmpty())
        ? null
        : called;
  }

  private static Optional<Violation> called(Place at, @Nullable JsonNode called) {
    if (called == null) {
      return Optional.empty();
    }
    if (!called.isArray()) {
      return violation(at, Sentences.type(at.name()), Sent.of(called));
    }
    int index = 0;
    for (JsonNode call : called.values()) {
      JsonNode function = call.path("function");
      if (!function.path("name").isString()) {
        return violation(at, Sentences.type(at.name()), Sent.of(called));
      }
      JsonNode arguments = function.path(ARGUMENTS);
      if (!arguments.isString() && !arguments.isObject()) {
        return violation(
            at.element(index).member("function").member(ARGUMENTS),
            Sentences.NO_ARGUMENTS,
            arguments.isMissingNode() ? "nothing" : Sent.of(arguments));
      }
      if (arguments.isString() && !isJson(arguments.stringValue())) {
        return violation(
            at.element(index).member("function").member(ARGUMENTS),
            Sentences.ARGUMENTS_NOT_JSON,
            Sent.of(arguments));
      }
      index++;
    }
    return Optional.empty();
  }

  /// Of a tool that takes nothing some clients send an empty text.
  private static boolean isJson(String arguments) {
    return arguments.isBlank() || Json.isJson(arguments);
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
