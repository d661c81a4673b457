package io.openbailian.catalog;

import io.openbailian.catalog.yaml.MapReader;
import io.openbailian.catalog.yaml.YamlMap;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Readings that several parts of the format share.
final class Shared {
  private Shared() {}

  /// `{ zh: …, en: … }`, or one text for both languages.
  static Optional<Words> words(MapReader reader, String key) {
    if (reader.node(key).filter(YamlMap.class::isInstance).isEmpty()) {
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
  static Set<Mode> modes(MapReader reader, String key) {
    Set<Mode> modes = EnumSet.noneOf(Mode.class);
    modes.addAll(
        reader.texts(key, "one of " + spellings(Mode.class), t -> constant(Mode.class, t)));
    if (modes.isEmpty()) {
      reader.fault(key, "`%s` lists at least one of %s".formatted(key, spellings(Mode.class)));
    }
    return modes;
  }

  /// The constant whose name a text spells in lower case.
  static <E extends Enum<E>> Optional<E> constant(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> spelling(constant).equals(text))
        .findFirst();
  }

  static <E extends Enum<E>> String spellings(Class<E> type) {
    return String.join(", ", Arrays.stream(type.getEnumConstants()).map(Shared::spelling).toList());
  }

  private static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
