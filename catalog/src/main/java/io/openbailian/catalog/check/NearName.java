package io.openbailian.catalog.check;

import io.openbailian.text.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that somebody meant who wrote another.
public final class NearName {
  /// Nobody types a name so long; comparing takes time by its square.
  private static final int LONGEST = 64;

  private NearName() {}

  private record Distance(String name, int steps) {}

  /// The name that is fewest letters away, as far as a third of them; of equals the first in the
  /// alphabet.
  public static Optional<String> of(String written, Collection<String> names) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String asked = plain(written);
    int most = Math.max(1, asked.length() / 3);
    return names.stream()
        .map(name -> new Distance(name, EditDistance.of(asked, plain(name))))
        .filter(near -> near.steps() <= most)
        .min(Comparator.comparingInt(Distance::steps).thenComparing(Distance::name))
        .map(Distance::name);
  }

  /// Underscores, spaces, dots and capitals are slips that cost nothing.
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-').replace('.', '-');
  }
}
