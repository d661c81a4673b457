package io.openbailian.catalog.model;

import java.util.Map;
import java.util.Optional;

/// What an operator chose where the source documents and the service differ.
///
/// @param strict whether the service's side counts where nothing else was chosen
/// @param chosen by the names of differences
public record Sides(boolean strict, Map<String, Side> chosen) {
  /// Nothing was chosen: what either accepts is accepted.
  public static final Sides UNION = new Sides(false, Map.of());

  public Sides {
    chosen = Map.copyOf(chosen);
  }

  /// The side that counts; empty for both.
  public Optional<Side> of(String difference) {
    return Optional.ofNullable(chosen.get(difference))
        .or(() -> strict ? Optional.of(Side.SERVICE) : Optional.empty());
  }

  /// Whether the service's side counts.
  public boolean isService(String difference) {
    return of(difference).filter(Side.SERVICE::equals).isPresent();
  }
}
