package io.openbailian.server.config;

import io.openbailian.catalog.model.Words;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The settings as a server has them, for those who operate it. Nothing secret is among them: of
/// what may hold a key or a password, only whether it is there.
public final class SettingsInUse {
  private static final String HIDDEN = "***";

  private SettingsInUse() {}

  /// One setting.
  ///
  /// @param path in YAML, for example `tasks.workers`
  /// @param value as it would stand in YAML; empty where it is absent; of a map its keys alone
  /// @param otherwise the default as YAML; empty when it is absent by default
  public record Row(
      String path,
      String variable,
      String value,
      String otherwise,
      SettingSources.Source source,
      Words about) {}

  /// All of them, in the order of the reference.
  public static List<Row> rows(Settings settings, SettingSources sources) {
    Settings usual = Settings.defaults();
    Map<String, SettingsReference.Entry> reference =
        SettingsReference.entries().stream()
            .collect(Collectors.toMap(SettingsReference.Entry::path, Function.identity()));
    List<Row> rows = new ArrayList<>();
    SettingsBinder.all()
        .keySet()
        .forEach(path -> {
          SettingsReference.Entry entry = reference.get(path);
          Object value = value(settings, path);
          if (entry != null) {
            rows.add(
                new Row(
                    path,
                    entry.variable(),
                    shown(value),
                    entry.otherwise(),
                    sources.of(path, value.equals(value(usual, path))),
                    entry.about()));
          }
        });
    return rows;
  }

  /// Where the path leads from a record of settings.
  private static Object value(Record settings, String path) {
    int dot = path.indexOf('.');
    String key = dot < 0 ? path : path.substring(0, dot);
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      if (SettingsBinder.keyOf(component).equals(key)) {
        Object value = read(settings, component);
        return dot < 0 ? value : value((Record) value, path.substring(dot + 1));
      }
    }
    throw new IllegalStateException("there is no setting " + path);
  }

  private static Object read(Record settings, RecordComponent component) {
    try {
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static String shown(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(SettingsInUse::shown).orElse("");
      case Map<?, ?> map -> map.isEmpty() ? "" : "{" + String.join(", ", keys(map)) + "}";
      case List<?> list -> list.stream().map(SettingsInUse::shown).toList().toString();
      case URI address -> address(address.toString());
      case String text -> address(text);
      case Enum<?> word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-');
      case Duration time -> duration(time);
      default -> value.toString();
    };
  }

  private static String duration(Duration time) {
    long millis = time.toMillis();
    if (millis % 1_000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1_000;
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + "s";
    }
    return seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds / 60 + "m";
  }

  private static List<String> keys(Map<?, ?> map) {
    return map.keySet().stream().map(String::valueOf).toList();
  }

  /// Addresses may carry a password before their host, or a key behind it.
  private static String address(String text) {
    return text.contains("@") || text.contains("?") ? HIDDEN : text;
  }
}
