package io.openbailian.catalog.check;

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
        .map(name -> new Distance(name, steps(asked, plain(name))))
        .filter(near -> near.steps() <= most)
        .min(Comparator.comparingInt(Distance::steps).thenComparing(Distance::name))
        .map(Distance::name);
  }

  /// Underscores, spaces, dots and capitals are slips that cost nothing.
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-').replace('.', '-');
  }

  /// Letters to put in, leave out or change (Levenshtein's distance).
  private static int steps(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[row.length - 1];
  }
}
