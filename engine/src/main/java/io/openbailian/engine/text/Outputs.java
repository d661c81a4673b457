package io.openbailian.engine.text;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import java.util.OptionalInt;

/// Reads what a request wants of the form of an answer.
final class Outputs {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private Outputs() {}

  static Output of(Values values) {
    return new Output(
        Tools.format(values.node(Meaning.RESPONSE_FORMAT)),
        Math.toIntExact(values.integer(Meaning.MAX_TOKENS).orElse((long) UNLIMITED)),
        Turns.texts(values.node(Meaning.STOP)),
        thinking(values),
        chances(values));
  }

  /// A flag counts more than an effort, and an effort says that there is to be some.
  private static Thinking thinking(Values values) {
    Effort effort = Effort.of(values.textOrEmpty(Meaning.REASONING_EFFORT));
    boolean on =
        values.has(Meaning.ENABLE_THINKING)
            ? values.flag(Meaning.ENABLE_THINKING)
            : effort != Effort.UNSAID && effort != Effort.NONE;
    int budget =
        Math.toIntExact(values.integer(Meaning.THINKING_BUDGET).orElse((long) effort.budget));
    return on ? new Thinking(true, budget) : Thinking.OFF;
  }

  /// How many tokens each effort is worth.
  private enum Effort {
    UNSAID(UNLIMITED),
    NONE(0),
    MINIMAL(16),
    LOW(64),
    MEDIUM(256),
    HIGH(1024),
    XHIGH(UNLIMITED);

    private final int budget;

    Effort(int budget) {
      this.budget = budget;
    }

    static Effort of(String word) {
      return switch (word) {
        case "none" -> NONE;
        case "minimal" -> MINIMAL;
        case "low" -> LOW;
        case "medium" -> MEDIUM;
        case "high" -> HIGH;
        case "xhigh", "max" -> XHIGH;
        default -> UNSAID;
      };
    }
  }

  private static OptionalInt chances(Values values) {
    return values.flag(Meaning.LOGPROBS)
        ? OptionalInt.of(Math.toIntExact(values.integer(Meaning.TOP_LOGPROBS).orElse(0L)))
        : OptionalInt.empty();
  }
}
