package io.openbailian.catalog.check;

import static io.openbailian.protocol.ErrorCode.INVALID_PARAMETER;

import io.openbailian.catalog.check.Verdict.Passed;
import io.openbailian.catalog.check.Verdict.Unfit;
import io.openbailian.catalog.model.FieldType;
import io.openbailian.catalog.model.MessageParts;
import io.openbailian.catalog.model.Place;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Judges the shape of a conversation; what its parts hold is judged by the fields read from them.
record MessagesCheck(FieldType.Messages type, Place place, MessageParts parts) {

  Verdict judge(JsonNode value) {
    return broken(value).<Verdict>map(Unfit::new).orElseGet(Passed::new);
  }

  private Optional<Violation> broken(JsonNode value) {
    if (!value.isArray()) {
      return wrongType(place, value);
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
      return wrongType(at, message);
    }
    return role(at.member("role"), message.get("role"))
        .or(() -> content(at.member("content"), message.get("content")));
  }

  private Optional<Violation> role(Place at, @Nullable JsonNode role) {
    if (role == null || role.isNull()) {
      return violation(at, Sentences.missing(at), "");
    }
    return role.isString() && type.roles().contains(role.stringValue())
        ? Optional.empty()
        : wrongType(at, role);
  }

  private Optional<Violation> content(Place at, @Nullable JsonNode content) {
    if (content == null || content.isNull()) {
      return violation(at, Sentences.NO_CONTENT, "");
    }
    if (content.isString()) {
      return Optional.empty();
    }
    if (!content.isArray()) {
      return wrongType(at, content);
    }
    return parts(at, content);
  }

  private Optional<Violation> parts(Place at, JsonNode content) {
    long parts = 0;
    int index = 0;
    for (JsonNode part : content.values()) {
      long known = this.parts.names().stream().filter(part::hasNonNull).count();
      if (known == 0) {
        return violation(at.element(index), Sentences.type(at.name()), unknown(part));
      }
      parts += known;
      index++;
    }
    return parts > this.parts.most()
        ? violation(at, Sentences.content(this.parts.most()), parts + " parts")
        : Optional.empty();
  }

  /// What a part is that no field reads, and what it could have been.
  private String unknown(JsonNode part) {
    return "%s; this model takes %s"
        .formatted(Sent.members(part), String.join(" and ", parts.names()));
  }

  private static Optional<Violation> wrongType(Place at, JsonNode value) {
    return violation(at, Sentences.type(at.name()), Sent.of(value));
  }

  private static Optional<Violation> violation(Place at, String sentence, String sent) {
    return Optional.of(new Violation(INVALID_PARAMETER, at.toString(), sentence, sent));
  }
}
