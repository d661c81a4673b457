package io.openbailian.server.ledger;

import io.openbailian.catalog.model.FreeQuota;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.Price;
import io.openbailian.catalog.model.PriceUnit;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.FilmSpec;
import io.openbailian.server.run.Invocation;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What calls cost, and what is free of it. A price belongs to an engine's offer of a model: what
/// is set aside is the dearest of those that may deliver.
public final class PriceList {
  /// What an answer of text may have at most where its model does not say.
  private static final long USUAL_OUTPUT = 8_192;

  /// Of recordings that are heard while they are made, what is set aside at a time.
  public static final long SECONDS_AT_ONCE = 60;

  private final Optional<Source> source;
  private final boolean quotas;

  /// Where prices come from.
  private sealed interface Source {
    record Vendor() implements Source {}

    record OfFile(PriceFile file) implements Source {}
  }

  private PriceList(Optional<Source> source, boolean quotas) {
    this.source = source;
    this.quotas = quotas;
  }

  /// The prices that a setting names: `none`, `vendor`, or a file.
  ///
  /// @param quotas whether anything is free of them
  /// @param currency that they are in, as it is written
  /// @throws IllegalArgumentException with a sentence about the file
  public static PriceList by(String setting, boolean quotas, String currency) {
    return switch (setting) {
      case "none" -> new PriceList(Optional.empty(), quotas);
      case "vendor" -> {
        if (!currency.equals(PriceFile.LISTED)) {
          throw new IllegalArgumentException(
              "prices: the catalogue knows what the service takes in %s; prices in %s take a file"
                  .formatted(PriceFile.LISTED, currency));
        }
        yield new PriceList(Optional.of(new Source.Vendor()), quotas);
      }
      default ->
          new PriceList(
              Optional.of(
                  new Source.OfFile(PriceFile.read(Path.of(setting).toAbsolutePath(), currency))),
              quotas);
    };
  }

  /// Whether anything costs anything.
  public boolean isOpen() {
    return source.isPresent();
  }

  /// What is asked of a model.
  ///
  /// @param engines that may deliver it
  public record Asked(
      Operation operation, Model model, Mode mode, Values values, List<String> engines) {
    public Asked {
      engines = List.copyOf(engines);
    }

    /// An invocation that these engines may carry out.
    public static Asked of(Invocation invocation, List<String> engines) {
      return new Asked(
          invocation.operation(),
          invocation.model(),
          invocation.mode(),
          invocation.values(),
          engines);
    }
  }

  /// What pictures, films and recordings cost at most.
  ///
  /// @return empty when it costs nothing
  public Optional<Quote> ofFiles(Asked asked) {
    return quote(
        asked,
        price ->
            switch (price.unit()) {
              case IMAGE -> Optional.of(Quote.Units.of(Invocation.picturesOf(asked.values())));
              case SECOND -> Optional.of(Quote.Units.of(seconds(asked.values())));
              case THOUSAND_TOKENS, TEN_THOUSAND_CHARACTERS -> Optional.empty();
            });
  }

  /// What a text or its numbers cost at most.
  ///
  /// @param tokens that go in
  /// @return empty when it costs nothing
  public Optional<Quote> ofTokens(Asked asked, long tokens) {
    return quote(
        asked,
        price ->
            price.unit() == PriceUnit.THOUSAND_TOKENS
                ? Optional.of(
                    new Quote.Units(tokens, price.out().isPresent() ? output(asked.values()) : 0))
                : Optional.empty());
  }

  /// What speech costs at most that is made or heard while its client listens or speaks; of what is
  /// heard, the first minute.
  ///
  /// @return empty when it costs nothing
  public Optional<Quote> ofSpeech(Asked asked) {
    return quote(
        asked,
        price ->
            switch (price.unit()) {
              case SECOND -> Optional.of(Quote.Units.of(SECONDS_AT_ONCE));
              case TEN_THOUSAND_CHARACTERS ->
                  Optional.of(Quote.Units.of(characters(asked.values())));
              case IMAGE, THOUSAND_TOKENS -> Optional.empty();
            });
  }

  private static long characters(Values values) {
    String text = values.textOrEmpty(Meaning.TEXT);
    return text.codePointCount(0, text.length());
  }

  /// What a request costs at most that is passed on as it came.
  ///
  /// @param most what it may deliver at most, in whatever it is billed by
  /// @return empty when it costs nothing
  public Optional<Quote> ofPassed(Asked asked, PassedUsage most) {
    return quote(asked, price -> Optional.of(most.units(price.unit())));
  }

  /// @param most what can be delivered at most; empty where the price is for something else
  private Optional<Quote> quote(Asked asked, Function<Price, Optional<Quote.Units>> most) {
    if (source.isEmpty()) {
      return Optional.empty();
    }
    Optional<Price> listed =
        asked.model().in(asked.operation(), asked.mode(), asked.values()).price();
    Map<String, Optional<Price>> prices =
        asked.engines().stream()
            .distinct()
            .collect(
                Collectors.toMap(
                    Function.identity(), engine -> price(engine, asked.model().name(), listed)));
    List<Quote> quotes = new ArrayList<>();
    for (Optional<Price> price : prices.values()) {
      price.flatMap(one -> most.apply(one).map(units -> quote(one, units))).ifPresent(quotes::add);
    }
    return quotes.stream()
        .max(Comparator.comparing(Quote::amount).thenComparing(Quote::in))
        .filter(dearest -> !(dearest.in().isZero() && dearest.out().isZero()))
        .map(dearest -> offered(dearest, prices));
  }

  private Optional<Price> price(String engine, String model, Optional<Price> listed) {
    return switch (source.orElseThrow()) {
      case Source.Vendor _ -> listed;
      case Source.OfFile(PriceFile file) -> file.price(engine, model, listed);
    };
  }

  /// The dearest, with what others take that take less.
  private static Quote offered(Quote dearest, Map<String, Optional<Price>> prices) {
    Map<String, Quote.Offer> offers =
        prices.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, entry -> offer(entry.getValue(), dearest)));
    Quote.Offer one = new Quote.Offer(dearest.in(), dearest.out());
    return offers.values().stream().allMatch(one::equals)
        ? dearest
        : new Quote(dearest.unit(), dearest.in(), dearest.out(), dearest.most(), offers);
  }

  private static Quote.Offer offer(Optional<Price> price, Quote dearest) {
    return price
        .filter(one -> one.unit() == dearest.unit())
        .map(one -> quote(one, dearest.most()))
        .map(quote -> new Quote.Offer(quote.in(), quote.out()))
        .orElse(new Quote.Offer(Money.NONE, Money.NONE));
  }

  /// At the tier of what goes in.
  private static Quote quote(Price price, Quote.Units most) {
    BigDecimal in = price.cny();
    BigDecimal out = price.out().orElse(BigDecimal.ZERO);
    for (Price.Tier tier : price.tiers()) {
      if (most.in() > tier.over()) {
        in = tier.in();
        out = tier.out();
      }
    }
    int counted = price.unit().counted();
    return new Quote(price.unit(), Money.each(in, counted), Money.each(out, counted), most);
  }

  /// A film's length is asked for; that of a recording is known when it has been heard.
  private static long seconds(Values values) {
    return values.has(Meaning.FILES) ? 0 : FilmSpec.of(values).seconds();
  }

  private static long output(Values values) {
    long each = values.integer(Meaning.MAX_TOKENS).orElse(USUAL_OUTPUT);
    return each * Invocation.picturesOf(values);
  }

  /// What a workspace may use of a model for nothing.
  ///
  /// @param unit by which it is billed
  public Optional<FreeUnits> free(Model model, PriceUnit unit) {
    if (!quotas || source.isEmpty()) {
      return Optional.empty();
    }
    Optional<FreeQuota> quota =
        switch (source.get()) {
          case Source.Vendor _ -> model.free();
          case Source.OfFile(PriceFile file) -> file.quota(model.name(), model.free());
        };
    return quota.map(known -> FreeUnits.of(known, unit));
  }
}
