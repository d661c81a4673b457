package io.openbailian.catalog.check;

import static io.openbailian.protocol.ErrorCode.INVALID_PARAMETER;

import io.openbailian.catalog.model.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The order of calls and answers in a conversation: the answers of tools stand right behind the
/// message that called them, each call has one, also the last, and no answer stands alone.
///
/// Answers are told apart by their ids where there are any; older clients send none, and theirs are
/// counted.
final class ToolOrder {
  private static final String TOOL = "tool";
  private static final String FUNCTION = "function";

  private ToolOrder() {}

  /// What is out of order.
  ///
  /// @param messages each an object with a role
  static Optional<Violation> broken(Place place, JsonNode messages) {
    List<JsonNode> all = List.copyOf(messages.values());
    int at = 0;
    while (at < all.size()) {
      if (isAnswer(all.get(at))) {
        return violation(place, at, Sentences.STRAY_ANSWER, role(all.get(at)));
      }
      Set<String> ids = callsOf(all.get(at));
      int answers = at + 1;
      while (answers < all.size() && isAnswer(all.get(answers))) {
        answers++;
      }
      if (ids.isEmpty()) {
        at++;
        continue;
      }
      Optional<Violation> broken = answered(place, all, ids, at + 1, answers);
      if (broken.isPresent()) {
        return broken;
      }
      at = answers;
    }
    return Optional.empty();
  }

  /// @param ids of the calls; one without an id has one of its own making
  /// @param from the first message behind the calls
  /// @param to the first that is no answer
  private static Optional<Violation> answered(
      Place place, List<JsonNode> all, Set<String> ids, int from, int to) {
    Set<String> open = new HashSet<>(ids);
    int anonymous = 0;
    for (int i = from; i < to; i++) {
      JsonNode id = all.get(i).path("tool_call_id");
      String said = id.asString("");
      if (!said.isEmpty() && open.remove(said)) {
        continue;
      }
      if (said.isEmpty() || hasNameless(ids)) {
        anonymous++;
      } else if (!ids.contains(said)) {
        return violation(place, i, Sentences.STRAY_ANSWER, "tool_call_id: " + Sent.of(id));
      }
    }
    return open.size() > anonymous
        ? violation(
            place,
            to,
            Sentences.unanswered(to),
            to < all.size() ? role(all.get(to)) : "the end of the messages")
        : Optional.empty();
  }

  private static boolean hasNameless(Set<String> ids) {
    return ids.stream().anyMatch(id -> id.startsWith(NAMELESS));
  }

  private static final String NAMELESS = "\u0000";

  private static Set<String> callsOf(JsonNode message) {
    List<String> ids = new ArrayList<>();
    if (role(message).equals(ConversationCheck.ASSISTANT)) {
      for (JsonNode call : message.path(ConversationCheck.CALLS).values()) {
        String id = call.path("id").asString("");
        ids.add(id.isEmpty() ? NAMELESS + ids.size() : id);
      }
      if (message.path("function_call").isObject()) {
        ids.add(NAMELESS + ids.size());
      }
    }
    return new HashSet<>(ids);
  }

  private static boolean isAnswer(JsonNode message) {
    return role(message).equals(TOOL) || role(message).equals(FUNCTION);
  }

  static String role(JsonNode message) {
    return message.path(ConversationCheck.ROLE).asString("");
  }

  private static Optional<Violation> violation(
      Place place, int index, String sentence, String sent) {
    return Optional.of(
        new Violation(INVALID_PARAMETER, place.element(index).toString(), sentence, sent));
  }
}
