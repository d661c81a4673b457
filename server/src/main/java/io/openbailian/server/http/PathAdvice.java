package io.openbailian.server.http;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Operation;
import io.openbailian.protocol.Wire;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a request for a path that there is not was probably meant for.
final class PathAdvice {
  private static final int LONGEST = 200;

  /// Of a path this part may be other letters, and it is still taken for a slip.
  private static final int SLIPS = 4;

  private static final String NEAREST = "the path nearest to it that is served is ";
  private static final List<String> BASES = List.of(Wire.API, Wire.COMPATIBLE, "/v1");

  private static final List<String> BESIDES_MODELS =
      List.of(
          Wire.API + Wire.TASKS,
          Wire.API + Wire.MODELS,
          Wire.API + Wire.MODELS + Wire.LIMITS,
          Wire.API + Wire.QUOTAS,
          Wire.API + Wire.TOKENS,
          Wire.API + Wire.TOKENIZER,
          Wire.API + Wire.UPLOADS,
          Wire.COMPATIBLE + Wire.MODELS);

  private final List<String> known;

  PathAdvice(Catalog catalog) {
    this.known =
        Stream.concat(
                catalog.operations().stream().map(Operation::addresses).flatMap(List::stream),
                BESIDES_MODELS.stream())
            .filter(path -> !path.startsWith(Wire.SOCKETS))
            .distinct()
            .toList();
  }

  /// One sentence; nothing when the path is like none.
  Optional<String> about(String asked) {
    String path = asked.length() > LONGEST ? asked.substring(0, LONGEST) : asked;
    return missingBase(path)
        .or(() -> doubledBase(path))
        .or(() -> nearest(path).map(near -> NEAREST + near))
        .or(() -> find(path).map(above -> NEAREST + above))
        .or(() -> nearestBelowABase(path).map(near -> NEAREST + near));
  }

  private Optional<String> missingBase(String path) {
    String below = path.startsWith("/v1/") ? path.substring("/v1".length()) : path;
    return find(Wire.COMPATIBLE + below)
        .map(full ->
            "the base URL of the OpenAI dialect ends in %s: this is served at %s"
                .formatted(Wire.COMPATIBLE, full))
        .or(() ->
            find(Wire.API + below)
                .map(full ->
                    "the base URL ends in %s: this is served at %s".formatted(Wire.API, full)));
  }

  /// A base URL that stands twice, or one behind the other.
  private Optional<String> doubledBase(String path) {
    for (String base : BASES) {
      int second = path.lastIndexOf(base + "/");
      if (second > 0 && BASES.contains(path.substring(0, second))) {
        String once = path.substring(second);
        Optional<String> found = find(once).or(() -> missingBaseOf(once));
        if (found.isPresent()) {
          return found.map(full -> "the base URL stands in it twice: this is served at " + full);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> missingBaseOf(String path) {
    return path.startsWith("/v1/")
        ? find(Wire.COMPATIBLE + path.substring("/v1".length()))
        : Optional.empty();
  }

  private Optional<String> find(String path) {
    return known.stream().filter(one -> path.equals(one) || path.startsWith(one + "/")).findFirst();
  }

  private Optional<String> nearest(String path) {
    Near near = near(path);
    return near.letters * SLIPS <= near.path.length() ? Optional.of(near.path) : Optional.empty();
  }

  /// A path without its base, and with a slip.
  private Optional<String> nearestBelowABase(String path) {
    String below = path.startsWith("/v1/") ? path.substring("/v1".length()) : path;
    return Stream.of(Wire.COMPATIBLE, Wire.API)
        .map(base -> near(base + below))
        .min(Comparator.comparingInt(Near::letters))
        .filter(near -> near.letters * SLIPS <= below.length())
        .map(Near::path);
  }

  /// @param letters of a path that was asked for that are others
  private record Near(String path, int letters) {}

  private Near near(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return known.stream()
        .map(one -> new Near(one, distance(lower, one.toLowerCase(Locale.ROOT))))
        .min(Comparator.comparingInt(Near::letters))
        .orElseThrow();
  }

  /// How many letters have to be written, taken away or changed to make one of the other.
  private static int distance(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int i = 0; i < above.length; i++) {
      above[i] = i;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[to.length()];
  }
}
