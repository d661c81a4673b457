package io.openbailian.server.ledger;

import io.openbailian.catalog.model.PriceUnit;
import io.openbailian.protocol.Json;
import io.openbailian.server.task.ItemResult;
import java.util.List;

/// What a call has delivered, before it is known what of it is counted.
public sealed interface Delivered {
  /// Units that were counted.
  record Counted(Quote.Units units) implements Delivered {}

  /// Files, each durable.
  ///
  /// @param made pictures and films
  /// @param heard milliseconds of recordings
  record Files(long made, long heard) implements Delivered {}

  /// What another server says of an answer that was passed on.
  record Passed(PassedUsage usage) implements Delivered {}

  /// Of which nothing is charged.
  static Delivered nothing() {
    return new Counted(Quote.Units.NONE);
  }

  /// The files among these.
  static Delivered of(List<ItemResult> items) {
    for (ItemResult item : items) {
      if (item instanceof ItemResult.Passed(String _, String usage, var files)) {
        return new Passed(
            PassedUsage.told(
                usage.isEmpty() ? Json.object() : Json.parseObject(usage), files.size()));
      }
    }
    long made = items.stream().filter(ItemResult.Produced.class::isInstance).count();
    long heard =
        items.stream()
            .filter(ItemResult.Transcribed.class::isInstance)
            .mapToLong(item -> ((ItemResult.Transcribed) item).millis())
            .sum();
    return new Files(made, heard);
  }

  /// How much of it is counted at a price for this.
  ///
  /// @param most the most that was expected: of a film, its seconds
  default Quote.Units units(PriceUnit unit, Quote.Units most) {
    return switch (this) {
      case Counted(Quote.Units units) -> units;
      case Passed(PassedUsage usage) -> usage.units(unit);
      case Files(long made, long heard) ->
          switch (unit) {
            case IMAGE -> Quote.Units.of(made);
            case SECOND ->
                heard > 0
                    ? Quote.Units.of(Math.ceilDiv(heard, 1_000L))
                    : Quote.Units.of(made > 0 ? most.in() : 0);
            case THOUSAND_TOKENS, TEN_THOUSAND_CHARACTERS -> Quote.Units.NONE;
          };
    };
  }
}
