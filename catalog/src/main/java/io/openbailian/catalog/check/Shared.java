package io.openbailian.catalog.check;

import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Words;
import io.openbailian.catalog.yaml.MapReader;
import io.openbailian.catalog.yaml.YamlList;
import io.openbailian.catalog.yaml.YamlMap;
import io.openbailian.catalog.yaml.YamlNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;

/// Readings that several parts of the format share.
public final class Shared {
  public static final String A_MODE = "one of ".concat(spellings(Mode.class));

  private Shared() {}

  /// `{ zh: …, en: … }`, or one text for both languages.
  public static Optional<Words> words(MapReader reader, String key) {
    Optional<YamlNode> node = reader.node(key);
    if (node.isEmpty() || !(node.get() instanceof YamlMap)) {
      return reader.text(key).map(Words::same);
    }
    MapReader below = reader.map(key).orElseThrow();
    Optional<String> zh = below.text("zh");
    Optional<String> en = below.text("en");
    below.end();
    if (zh.isEmpty() || en.isEmpty()) {
      reader.fault(key, "`%s` says it in `zh` and in `en`".formatted(key));
      return Optional.empty();
    }
    return Optional.of(new Words(zh.get(), en.get()));
  }

  /// A list of modes, in the order they are declared in.
  public static Set<Mode> modes(MapReader reader, String key) {
    Set<Mode> modes = EnumSet.noneOf(Mode.class);
    modes.addAll(reader.texts(key, A_MODE, Shared::mode));
    if (modes.isEmpty()) {
      reader.fault(key, "`%s` lists at least %s".formatted(key, A_MODE));
    }
    return modes;
  }

  public static Optional<Mode> mode(String text) {
    return constant(Mode.class, text);
  }

  /// One value, or a list of values, that `parse` understands; `what` names one of them.
  public static <T> List<T> oneOrMore(
      MapReader reader, String key, String what, Function<String, Optional<T>> parse) {
    if (reader.node(key).orElse(null) instanceof YamlList) {
      return reader.texts(key, what, parse);
    }
    Optional<String> text = reader.text(key);
    Optional<T> value = text.flatMap(parse);
    if (text.isPresent() && value.isEmpty()) {
      reader.fault(key, "this is not " + what);
    }
    return value.map(List::of).orElse(List.of());
  }

  /// The constant whose name a text spells in lower case.
  public static <E extends Enum<E>> Optional<E> constant(Class<E> type, String text) {
    for (E constant : type.getEnumConstants()) {
      if (spelling(constant).equals(text)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  /// All of an enum's constants as the files spell them, separated by commas.
  public static <E extends Enum<E>> String spellings(Class<E> type) {
    StringJoiner joiner = new StringJoiner(", ");
    for (E constant : type.getEnumConstants()) {
      joiner.add(spelling(constant));
    }
    return joiner.toString();
  }

  /// Some of an enum's constants, as the files spell them.
  public static String spelt(Set<? extends Enum<?>> constants) {
    StringJoiner joiner = new StringJoiner(", ");
    constants.stream().sorted().map(Shared::spelling).forEach(joiner::add);
    return joiner.toString();
  }

  private static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
