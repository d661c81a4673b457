package io.openbailian.server.admission;

import io.openbailian.protocol.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How fast a key may ask, as a document: `{"per_second": 10, "tier": "enterprise"}`.
final class RateJson {
  private static final String PER_SECOND = "per_second";
  private static final String PER_MINUTE = "per_minute";
  private static final String TASKS_AT_ONCE = "tasks_at_once";
  private static final String TOKENS_PER_MINUTE = "tokens_per_minute";
  private static final String TIER = "tier";
  private static final List<String> MEMBERS =
      List.of(PER_SECOND, PER_MINUTE, TASKS_AT_ONCE, TOKENS_PER_MINUTE, TIER);
  private static final int MOST = 1_000_000_000;

  /// More are not counted one by one.
  private static final int MOST_TASKS = 1_000;

  private RateJson() {}

  static ObjectNode of(KeyRate rate) {
    ObjectNode node = Json.object();
    rate.perSecond().ifPresent(most -> node.put(PER_SECOND, most));
    rate.perMinute().ifPresent(most -> node.put(PER_MINUTE, most));
    rate.tasksAtOnce().ifPresent(most -> node.put(TASKS_AT_ONCE, most));
    rate.tokensPerMinute().ifPresent(most -> node.put(TOKENS_PER_MINUTE, most));
    node.put(TIER, rate.tier().name().toLowerCase(Locale.ROOT));
    return node;
  }

  /// Reads the whole of it; what is absent is not limited.
  ///
  /// @throws IllegalArgumentException with a sentence that names the member
  static KeyRate read(JsonNode document) {
    if (document.isNull()) {
      return KeyRate.UNSAID;
    }
    AccountJson.require(document.isObject(), AccountJson.RATE, "an object");
    document
        .propertyNames()
        .forEach(name ->
            AccountJson.require(
                MEMBERS.contains(name),
                AccountJson.RATE + "." + name,
                "none of " + String.join(", ", MEMBERS)));
    return new KeyRate(
        number(document, PER_SECOND, MOST),
        number(document, PER_MINUTE, MOST),
        number(document, TASKS_AT_ONCE, MOST_TASKS),
        number(document, TOKENS_PER_MINUTE, MOST),
        tier(document.path(TIER)));
  }

  private static Optional<Integer> number(JsonNode document, String member, int most) {
    JsonNode value = document.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    boolean isRight =
        value.isIntegralNumber()
            && value.canConvertToInt()
            && value.asInt() >= 1
            && value.asInt() <= most;
    AccountJson.require(
        isRight, AccountJson.RATE + "." + member, "a whole number from 1 to " + most);
    return Optional.of(value.asInt());
  }

  private static KeyRate.Tier tier(JsonNode said) {
    if (said.isMissingNode() || said.isNull()) {
      return KeyRate.Tier.PERSONAL;
    }
    String text = said.asString("").toUpperCase(Locale.ROOT);
    return Arrays.stream(KeyRate.Tier.values())
        .filter(tier -> tier.name().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "rate.tier: this is personal or enterprise, not '%s'"
                    .formatted(said.asString(""))));
  }
}
