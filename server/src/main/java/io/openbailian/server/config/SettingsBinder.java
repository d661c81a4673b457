package io.openbailian.server.config;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Binds a tree of keys and values to the records of {@link Settings}, and reads their reference
/// from them.
final class SettingsBinder {
  private SettingsBinder() {}

  static Settings bind(Map<String, Object> tree, List<String> mistakes) {
    return (Settings) bindRecord(Settings.class, "", tree, mistakes);
  }

  private static Object bindRecord(
      Class<?> type, String prefix, Map<String, Object> tree, List<String> mistakes) {
    RecordComponent[] components = type.getRecordComponents();
    Set<String> unknown = new LinkedHashSet<>(tree.keySet());
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = keyOf(components[i]);
      unknown.remove(key);
      values[i] = bindComponent(components[i], prefix + key, tree.get(key), mistakes);
    }
    unknown.forEach(key -> mistakes.add(unknownKey(prefix + key, type, prefix)));
    return construct(type, components, values);
  }

  private static String unknownKey(String path, Class<?> type, String prefix) {
    List<String> legal =
        Arrays.stream(type.getRecordComponents()).map(c -> prefix + keyOf(c)).toList();
    return "%s is no setting; legal here are %s".formatted(path, String.join(", ", legal));
  }

  private static Object bindComponent(
      RecordComponent component, String path, @Nullable Object given, List<String> mistakes) {
    if (isSection(component)) {
      return bindRecord(component.getType(), path + ".", section(path, given, mistakes), mistakes);
    }
    return SettingValues.bind(component, path, given, mistakes);
  }

  /// Tests in a row, no switch over types: Java makes code for each of these at every start.
  private static Map<String, Object> section(
      String path, @Nullable Object given, List<String> mistakes) {
    if (given instanceof Map<?, ?> map) {
      return SettingValues.stringKeys(map);
    }
    if (given != null) {
      mistakes.add("%s is a section of settings, not one value".formatted(path));
    }
    return Map.of();
  }

  private static Object construct(Class<?> type, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot build " + type, e);
    }
  }

  static boolean isSection(RecordComponent component) {
    return component.getType().isRecord()
        && component.getType() != SecretText.class
        && component.getType() != HiddenText.class;
  }

  /// `publicUrl` is `public-url` in YAML.
  static String keyOf(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /// All settings by their path in YAML, in the order of the records.
  static Map<String, RecordComponent> all() {
    Map<String, RecordComponent> all = new LinkedHashMap<>();
    collect(Settings.class, "", all);
    return all;
  }

  static Set<String> paths() {
    return all().keySet();
  }

  private static void collect(Class<?> type, String prefix, Map<String, RecordComponent> all) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (isSection(component)) {
        collect(component.getType(), prefix + keyOf(component) + ".", all);
      } else {
        all.put(prefix + keyOf(component), component);
      }
    }
  }

  /// A map that came as a text, from the environment or the command line, as what it says.
  static void structured(Map<String, Object> tree, String key) {
    if (tree.get(key) instanceof String text) {
      try {
        tree.put(key, SettingValues.map(text));
      } catch (IllegalArgumentException e) {
        return; // told about when it is bound
      }
    }
  }
}
