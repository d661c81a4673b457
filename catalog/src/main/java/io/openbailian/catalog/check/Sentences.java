package io.openbailian.catalog.check;

import io.openbailian.catalog.model.Condition;
import io.openbailian.catalog.model.DecimalSpan;
import io.openbailian.catalog.model.Place;
import io.openbailian.catalog.model.RatioSpan;
import io.openbailian.catalog.model.Span;
import io.openbailian.protocol.PixelSize;
import java.util.List;
import java.util.stream.Collectors;

/// The wire's sentences about invalid parameters, whose numbers come from the catalogue.
final class Sentences {
  static final String SIZE_FORMAT = "Invalid size format, expect 'width*height'";

  static final String NO_MESSAGES = "No messages found in input";
  static final String NO_CONTENT = "The content field is a required field.";
  static final String LACK = "lack of image or text";

  /// What conversations of text are told.
  static final String ROLE =
      "Role must be user or assistant and Content length must be greater than 0";

  static final String NO_USER = "The input messages do not contain elements with the role of user";

  static final String NO_ARGUMENTS =
      "If tool_calls are present in the message, function.arguments must be defined.";

  static final String ARGUMENTS_NOT_JSON =
      "The \"function.arguments\" parameter of the code model must be in JSON format.";

  /// Spelled as the service spells it.
  static final String STRAY_ANSWER =
      "messages with role \"tool\" must be a response to a preceeding message with \"tool_calls\".";

  static final String TEXT_CONTENT = "input content must be a string.";

  private Sentences() {}

  /// A part of a message that is not there has a sentence of its own.
  static String required(Place place) {
    return place.isPart() ? LACK : missing(place);
  }

  static String missing(Place place) {
    return "Field required: " + place;
  }

  /// What the OpenAI dialect says of a speaker.
  static String role(String role, Place messages, int index) {
    return "%s is not one of ['system', 'assistant', 'user', 'tool', 'function'] - '%s.[%d].role'"
        .formatted(role, messages, index);
  }

  static String tooShort(Place place) {
    return "[] is too short - '" + place + "'";
  }

  /// @param index of the message that should have been an answer
  static String unanswered(int index) {
    return ("An assistant message with \"tool_calls\" must be followed by tool messages responding to each"
            + " \"tool_call_id\". The following tool_call_ids did not have response messages: message[%d].role")
        .formatted(index);
  }

  static String messages(long most) {
    return "messages length only support " + most;
  }

  static String content(long most) {
    return "content length only support " + most;
  }

  static String onlyWhen(String name, Condition condition) {
    return name + " is only supported when " + condition.words().en();
  }

  static String differ(String name, String other) {
    return other + " and " + name + " must be different";
  }

  static String pairHas(String name, String other, List<String> words) {
    return "one of " + other + " and " + name + " must be " + String.join(" or ", words);
  }

  static String sameSize(String name, String other) {
    return name + " resolution must be the same as " + other;
  }

  static String words(String name, int max) {
    return range(name + " words", 0, max);
  }

  static String type(String name) {
    return "The type or value of " + name + " is not in definition.";
  }

  static String range(String name, Object min, Object max) {
    return "Range of " + name + " should be [" + min + ", " + max + "]";
  }

  static String range(String name, DecimalSpan range) {
    return "Range of " + name + " should be " + range.brackets();
  }

  static String oneOf(List<String> meanings) {
    return meanings.stream()
        .map(meaning -> '"' + meaning + '"')
        .collect(Collectors.joining(" or ", "Either ", " must exist and cannot both be none"));
  }

  static String oneOf(String name, List<Long> of) {
    return name + " should be one of " + of;
  }

  static String length(String name, long min, long max) {
    return range(name + " length", min, max);
  }

  static String sizes(List<PixelSize> allowed) {
    return allowed.stream()
        .map(PixelSize::toString)
        .collect(Collectors.joining(",", "The size does not match the allowed size ", "."));
  }

  static String sides(Span side) {
    return "The size is not match, width and height should be in ["
        + side.min()
        + ", "
        + side.max()
        + "]";
  }

  static String area(Span area) {
    return "Total pixels ({area}) must be between " + area.min() + " and " + area.max() + ".";
  }

  static String ratio(RatioSpan ratio) {
    return "Aspect ratio should be in [" + ratio.min() + ", " + ratio.max() + "]";
  }
}
