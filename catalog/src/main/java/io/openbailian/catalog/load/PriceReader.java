package io.openbailian.catalog.load;

import io.openbailian.catalog.check.Shared;
import io.openbailian.catalog.model.FreeQuota;
import io.openbailian.catalog.model.Price;
import io.openbailian.catalog.model.PriceUnit;
import io.openbailian.catalog.model.Span;
import io.openbailian.catalog.yaml.MapReader;
import io.openbailian.catalog.yaml.YamlMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what models cost: `price: { unit, cny, tiers }`, of which `cny` may be `{ in, out }` and a
/// tier is `{ over, in, out }`; and `free: { units, days }` or `{ units, per: month }`.
public final class PriceReader {
  private static final String CNY = "cny";
  private static final String MONTH = "month";

  private PriceReader() {}

  /// The price; empty when it is none, which is noted.
  public static Optional<Price> read(MapReader price) {
    return read(price, CNY);
  }

  /// A price in another currency.
  ///
  /// @param member that has it, for example `usd`
  public static Optional<Price> read(MapReader price, String member) {
    Optional<PriceUnit> unit = Shared.constant(PriceUnit.class, price.text("unit").orElse(""));
    if (unit.isEmpty()) {
      price.fault("unit", "`unit` is one of " + Shared.spellings(PriceUnit.class));
    }
    boolean directed = price.node(member).orElse(null) instanceof YamlMap;
    Optional<MapReader> directions = directed ? price.map(member) : Optional.empty();
    Optional<BigDecimal> cny =
        directed ? directions.flatMap(known -> known.number("in")) : price.number(member);
    Optional<BigDecimal> out = directions.flatMap(known -> known.number("out"));
    directions.ifPresent(MapReader::end);
    List<Price.Tier> tiers = tiers(price);
    price.end();
    if (cny.isEmpty() || isNegative(cny) || isNegative(out) || directed != out.isPresent()) {
      price.fault(
          member,
          "`%s` is the price of one unit in %s, or { in: …, out: … }"
              .formatted(member, member.equals(CNY) ? "yuan" : member));
      return Optional.empty();
    }
    return unit.map(known -> new Price(known, cny.get(), out, tiers));
  }

  /// By the number of tokens above which they count, for example `tiers: { 128000: { in: 1, out: 2
  /// } }`.
  private static List<Price.Tier> tiers(MapReader price) {
    Optional<MapReader> below = price.map("tiers");
    List<Price.Tier> tiers = new ArrayList<>();
    for (String over : below.map(MapReader::names).orElse(List.of())) {
      Optional<MapReader> tier = below.orElseThrow().map(over);
      Optional<BigDecimal> in = tier.flatMap(known -> known.number("in"));
      Optional<BigDecimal> out = tier.flatMap(known -> known.number("out"));
      tier.ifPresent(MapReader::end);
      Optional<Long> tokens = Span.parseBound(over);
      if (tokens.filter(count -> count > 0 && count <= Integer.MAX_VALUE).isEmpty()
          || in.isEmpty()
          || out.isEmpty()
          || isNegative(in)
          || isNegative(out)) {
        below.get().fault(over, "a tier is a number of tokens and { in: …, out: … }");
      } else {
        tiers.add(new Price.Tier(Math.toIntExact(tokens.get()), in.get(), out.get()));
      }
    }
    return tiers;
  }

  /// The free quota; empty when it is none, which is noted.
  public static Optional<FreeQuota> free(MapReader free) {
    Optional<Integer> units = free.count("units", 1);
    Optional<Integer> days = free.count("days", 1);
    Optional<String> per = free.text("per");
    free.end();
    boolean monthly = per.filter(MONTH::equals).isPresent();
    if (units.isEmpty() || days.isPresent() == monthly || per.isPresent() != monthly) {
      free.fault("units", "a free quota is { units: …, days: … } or { units: …, per: month }");
      return Optional.empty();
    }
    return units.map(count ->
        days.map(known -> new FreeQuota(count, known)).orElseGet(() -> FreeQuota.monthly(count)));
  }

  private static boolean isNegative(Optional<BigDecimal> price) {
    return price.filter(yuan -> yuan.signum() < 0).isPresent();
  }
}
