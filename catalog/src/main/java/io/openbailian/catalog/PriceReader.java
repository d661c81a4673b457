package io.openbailian.catalog;

import io.openbailian.catalog.yaml.MapReader;
import io.openbailian.catalog.yaml.YamlMap;
import java.math.BigDecimal;
import java.util.Optional;

/// Reads `price: { unit, cny }`, of which `cny` may be `{ in, out }`.
final class PriceReader {
  private static final String CNY = "cny";

  private PriceReader() {}

  static Optional<Price> read(MapReader price) {
    Optional<PriceUnit> unit = Shared.constant(PriceUnit.class, price.text("unit").orElse(""));
    if (unit.isEmpty()) {
      price.fault("unit", "`unit` is one of " + Shared.spellings(PriceUnit.class));
    }
    boolean directed = price.node(CNY).orElse(null) instanceof YamlMap;
    Optional<MapReader> directions = directed ? price.map(CNY) : Optional.empty();
    Optional<BigDecimal> cny =
        directed ? directions.flatMap(known -> known.number("in")) : price.number(CNY);
    Optional<BigDecimal> out = directions.flatMap(known -> known.number("out"));
    directions.ifPresent(MapReader::end);
    price.end();
    if (cny.isEmpty() || isNegative(cny) || isNegative(out) || directed != out.isPresent()) {
      price.fault(CNY, "`cny` is the price of one unit in yuan, or { in: …, out: … }");
      return Optional.empty();
    }
    return unit.map(known -> new Price(known, cny.get(), out));
  }

  private static boolean isNegative(Optional<BigDecimal> price) {
    return price.filter(yuan -> yuan.signum() < 0).isPresent();
  }
}
