package io.openbailian.server.ledger;

import io.openbailian.catalog.model.PriceUnit;
import io.openbailian.protocol.JsonShape;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What the answer of another server says that was used, or what a request may use at most, before
/// it is known by what of it the model is billed.
///
/// @param pictures as told, or files that the answer names
public record PassedUsage(
    long pictures, long seconds, long characters, long tokensIn, long tokensOut) {
  public static final PassedUsage NONE = new PassedUsage(0, 0, 0, 0, 0);

  /// A token has at least one byte, and few requests have more tokens than this.
  private static final long MOST_TOKENS_IN = 32_768;

  private static final long USUAL_OUTPUT = 8_192;
  private static final long USUAL_SECONDS = 5;

  /// No number of another server is believed beyond this.
  private static final long MOST = 1_000_000_000;

  private static final List<String> PICTURES = List.of("image_count", "n");
  private static final List<String> SECONDS = List.of("video_duration", "duration", "seconds");
  private static final List<String> CHARACTERS = List.of("characters");
  private static final List<String> TOKENS_IN = List.of("input_tokens", "prompt_tokens");
  private static final List<String> TOKENS_OUT = List.of("output_tokens", "completion_tokens");
  private static final List<String> MAX_TOKENS =
      List.of("max_tokens", "max_completion_tokens", "max_output_tokens");

  /// Where a request says what it may use.
  public static final JsonShape ASKED =
      JsonShape.of(
          Stream.of(List.of("n"), SECONDS, MAX_TOKENS)
              .flatMap(List::stream)
              .flatMap(name -> Stream.of(List.of(name), List.of("parameters", name)))
              .toList());

  /// What an answer tells.
  ///
  /// @param usage its `usage`
  /// @param files how many it names
  public static PassedUsage told(JsonNode usage, long files) {
    long in = number(usage, TOKENS_IN, 0);
    long out = number(usage, TOKENS_OUT, 0);
    return new PassedUsage(
        number(usage, PICTURES, files),
        number(usage, SECONDS, 0),
        number(usage, CHARACTERS, 0),
        in == 0 && out == 0 ? number(usage, List.of("total_tokens"), 0) : in,
        out);
  }

  /// The most that a request may use, by what it asks for in the usual places.
  ///
  /// @param bytes of its body
  public static PassedUsage most(JsonNode body, long bytes) {
    JsonNode parameters = body.path("parameters");
    return new PassedUsage(
        asked(body, parameters, List.of("n"), 1),
        asked(body, parameters, SECONDS, USUAL_SECONDS),
        bytes,
        Math.min(bytes, MOST_TOKENS_IN),
        asked(body, parameters, MAX_TOKENS, USUAL_OUTPUT));
  }

  private static long asked(
      JsonNode body, JsonNode parameters, List<String> names, long otherwise) {
    return number(parameters, names, number(body, names, otherwise));
  }

  private static long number(JsonNode node, List<String> names, long otherwise) {
    for (String name : names) {
      JsonNode value = node.path(name);
      if (value.isNumber() && value.asDouble() >= 0) {
        return (long) Math.min(MOST, Math.ceil(value.asDouble()));
      }
    }
    return otherwise;
  }

  /// So much of it is counted at a price for this.
  Quote.Units units(PriceUnit unit) {
    return switch (unit) {
      case IMAGE -> Quote.Units.of(pictures);
      case SECOND -> Quote.Units.of(seconds);
      case TEN_THOUSAND_CHARACTERS -> Quote.Units.of(characters);
      case THOUSAND_TOKENS -> new Quote.Units(tokensIn, tokensOut);
    };
  }
}
