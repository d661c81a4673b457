package io.openbailian.outbound;

import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads the options of an engine and keeps every mistake, so that all are told at once. What an
/// option holds is repeated in no sentence: it may be a secret that slipped out of its place.
public final class OptionReader {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h)");

  private final String place;
  private final Map<?, ?> options;
  private final List<String> mistakes;
  private final Set<String> known = new TreeSet<>();

  public OptionReader(Map<String, Object> options) {
    this("", options, new ArrayList<>());
  }

  private OptionReader(String place, Map<?, ?> options, List<String> mistakes) {
    this.place = place;
    this.options = options;
    this.mistakes = mistakes;
  }

  /// Notes what is wrong with an option.
  public void mistake(String name, String what) {
    mistakes.add("%s%s %s".formatted(place, name, what));
  }

  private Optional<Object> value(String name) {
    known.add(name);
    return Optional.ofNullable(options.get(name));
  }

  public boolean has(String name) {
    return options.get(name) != null;
  }

  public Optional<String> text(String name) {
    return value(name).map(String::valueOf).map(String::strip).filter(text -> !text.isEmpty());
  }

  /// A text that has to be there; where it is not the mistake is noted, and an empty one returned.
  public String required(String name, String forExample) {
    return text(name)
        .orElseGet(() -> {
          mistake(name, "is missing; it is for example " + forExample);
          return "";
        });
  }

  /// One of some words.
  public String choice(String name, Set<String> words, String otherwise) {
    String word = text(name).orElse(otherwise);
    if (words.contains(word)) {
      return word;
    }
    mistake(name, "is none of " + String.join(", ", new TreeSet<>(words)));
    return otherwise;
  }

  public int number(String name, int least, int most, int otherwise) {
    Optional<Object> given = value(name);
    if (given.isEmpty()) {
      return otherwise;
    }
    if (given.get() instanceof Integer number && number >= least && number <= most) {
      return number;
    }
    mistake(name, "is no whole number from %d to %d".formatted(least, most));
    return otherwise;
  }

  public boolean flag(String name, boolean otherwise) {
    Optional<Object> given = value(name);
    if (given.isPresent() && !(given.get() instanceof Boolean)) {
      mistake(name, "is neither true nor false");
    }
    return given.map(value -> value instanceof Boolean yes ? yes : otherwise).orElse(otherwise);
  }

  /// A time such as `10s`; it is never none at all.
  public Duration duration(String name, Duration otherwise) {
    Optional<String> given = text(name);
    if (given.isEmpty()) {
      return otherwise;
    }
    Matcher matcher = DURATION.matcher(given.get());
    if (matcher.matches() && Long.parseLong(matcher.group(1)) > 0) {
      return amount(Long.parseLong(matcher.group(1)), matcher.group(2));
    }
    mistake(name, "is no duration such as 10s, 5m or 1h");
    return otherwise;
  }

  private static Duration amount(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  /// The path of a file or folder.
  public Optional<Path> path(String name) {
    try {
      return text(name).map(Path::of);
    } catch (InvalidPathException e) {
      mistake(name, "is no path");
      return Optional.empty();
    }
  }

  /// An address of HTTP without user, query and fragment; slashes at its end are dropped.
  public Optional<URI> address(String name, String forExample) {
    String given = required(name, forExample);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Optional<URI> address = Addresses.parse(given);
    if (address.isEmpty()) {
      mistake(
          name,
          "is no address such as %s, of http or https, without a user, a query and a fragment"
              .formatted(forExample));
    }
    return address;
  }

  /// Names and what they stand for.
  public Map<String, String> names(String name) {
    Map<String, String> names = new LinkedHashMap<>();
    entries(name, "of ours to theirs")
        .forEach((ours, theirs) -> names.put(String.valueOf(ours), String.valueOf(theirs)));
    return names;
  }

  /// The texts of a list; one text is a list of one.
  public List<String> texts(String name) {
    Optional<Object> given = value(name);
    if (given.isEmpty()) {
      return List.of();
    }
    List<?> all = given.get() instanceof List<?> list ? list : List.of(given.get());
    return all.stream().map(String::valueOf).map(String::strip).toList();
  }

  /// The options within an option; none of its own where it is absent.
  public OptionReader block(String name) {
    return new OptionReader(place + name + ".", entries(name, "with options"), mistakes);
  }

  /// The names of all options that are given, in their order.
  public List<String> names() {
    return options.keySet().stream().map(String::valueOf).toList();
  }

  private Map<?, ?> entries(String name, String ofWhat) {
    Optional<Object> given = value(name);
    if (given.isEmpty()) {
      return Map.of();
    }
    if (given.get() instanceof Map<?, ?> map) {
      return map;
    }
    mistake(name, "is no mapping " + ofWhat);
    return Map.of();
  }

  /// Notes every option that nobody asked for; to be called once all others were read.
  public void nothingElse() {
    options.keySet().stream()
        .map(String::valueOf)
        .filter(name -> !known.contains(name))
        .forEach(name ->
            mistakes.add(
                "%sthere is no option of that name among %s: '%s'"
                    .formatted(place.isEmpty() ? "" : place + " ", known, shortened(name))));
  }

  private static String shortened(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "…";
  }

  /// Ends the reading.
  ///
  /// @throws IllegalArgumentException with all mistakes, where there is one
  public void end() {
    nothingElse();
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", mistakes));
    }
  }
}
