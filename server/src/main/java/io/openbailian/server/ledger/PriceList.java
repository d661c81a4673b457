package io.openbailian.server.ledger;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Price;
import io.openbailian.catalog.model.PriceUnit;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.FilmSpec;
import io.openbailian.server.config.PriceMode;
import io.openbailian.server.run.Invocation;
import java.math.BigDecimal;
import java.util.Optional;

/// What calls cost.
public final class PriceList {
  private static final int THOUSAND = 1_000;

  /// What an answer of text may have at most where its model does not say.
  private static final long USUAL_OUTPUT = 8_192;

  private final PriceMode mode;

  public PriceList(PriceMode mode) {
    this.mode = mode;
  }

  /// Whether anything costs anything.
  public boolean isOpen() {
    return mode != PriceMode.NONE;
  }

  /// What pictures, films and recordings cost at most.
  ///
  /// @return empty when it costs nothing
  public Optional<Quote> ofFiles(Operation operation, Model model, Mode mode, Values values) {
    return price(operation, model, mode, values)
        .flatMap(price ->
            switch (price.unit()) {
              case IMAGE -> Optional.of(plain(price, 1, Invocation.picturesOf(values)));
              case SECOND -> Optional.of(plain(price, 1, seconds(values)));
              case THOUSAND_TOKENS, TEN_THOUSAND_CHARACTERS -> Optional.empty();
            });
  }

  /// What a text or its numbers cost at most.
  ///
  /// @param tokens that go in
  /// @return empty when it costs nothing
  public Optional<Quote> ofTokens(Invocation invocation, long tokens) {
    return price(invocation.operation(), invocation.model(), invocation.mode(), invocation.values())
        .filter(price -> price.unit() == PriceUnit.THOUSAND_TOKENS)
        .map(price -> tokens(price, tokens, output(invocation)));
  }

  private Optional<Price> price(Operation operation, Model model, Mode mode, Values values) {
    return isOpen() ? model.in(operation, mode, values).price() : Optional.empty();
  }

  private static Quote plain(Price price, int ofSoMany, long most) {
    return new Quote(
        price.unit(), Money.each(price.cny(), ofSoMany), Money.NONE, Quote.Units.of(most));
  }

  /// A film's length is asked for; that of a recording is known when it has been heard.
  private static long seconds(Values values) {
    return values.has(Meaning.FILES) ? 0 : FilmSpec.of(values).seconds();
  }

  private static Quote tokens(Price price, long in, long out) {
    BigDecimal inPrice = price.cny();
    BigDecimal outPrice = price.out().orElse(BigDecimal.ZERO);
    for (Price.Tier tier : price.tiers()) {
      if (in > tier.over()) {
        inPrice = tier.in();
        outPrice = tier.out();
      }
    }
    return new Quote(
        price.unit(),
        Money.each(inPrice, THOUSAND),
        Money.each(outPrice, THOUSAND),
        new Quote.Units(in, out));
  }

  private static long output(Invocation invocation) {
    long each = invocation.values().integer(Meaning.MAX_TOKENS).orElse(USUAL_OUTPUT);
    return each * invocation.pictures();
  }
}
