package io.openbailian.server.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Turns one value, as YAML or the environment gave it, into the type of its setting.
final class SettingValues {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)?");

  private SettingValues() {}

  /// The value of a setting; a mistake is noted and the default, which is always legal, stands in.
  static Object bind(
      RecordComponent component, String path, @Nullable Object given, List<String> mistakes) {
    Setting setting = component.getAnnotation(Setting.class);
    boolean optional = component.getType() == Optional.class;
    if (given != null && !(optional && given.toString().isEmpty())) {
      try {
        Object value = convert(typeOf(component), given, setting);
        return optional ? Optional.of(value) : value;
      } catch (IllegalArgumentException e) {
        mistakes.add("%s: %s".formatted(path, e.getMessage()));
      }
    }
    return optional ? Optional.empty() : convert(typeOf(component), setting.otherwise(), setting);
  }

  private static Class<?> typeOf(RecordComponent component) {
    if (component.getType() != Optional.class) {
      return component.getType();
    }
    var generic = (ParameterizedType) component.getGenericType();
    return (Class<?>) generic.getActualTypeArguments()[0];
  }

  private static Object convert(Class<?> type, Object given, Setting setting) {
    String text = String.valueOf(given).trim();
    if (type == int.class) {
      return (int) number(text, setting);
    } else if (type == long.class) {
      return number(text, setting);
    } else if (type == boolean.class) {
      return flag(text);
    } else if (type == Duration.class) {
      return duration(text);
    } else if (type == ZoneId.class) {
      return zone(text);
    } else if (type == Path.class) {
      return path(text);
    } else if (type == URI.class) {
      return baseUrl(text);
    } else if (type == SecretText.class) {
      return secret(text);
    } else if (type == HiddenText.class) {
      return new HiddenText(text);
    } else if (type == List.class) {
      return list(given);
    } else if (type == Map.class) {
      return map(given);
    } else if (type.isEnum()) {
      return choice(type, text);
    }
    return text;
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no time zone; write for example Asia/Shanghai or UTC".formatted(text), e);
    }
  }

  private static long number(String text, Setting setting) {
    try {
      long value = Long.parseLong(text);
      if (value >= setting.min() && value <= setting.max()) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, with the legal range
    }
    throw new IllegalArgumentException(
        "'%s' is not a whole number from %d to %d".formatted(text, setting.min(), setting.max()));
  }

  private static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "on", "yes", "1" -> true;
      case "false", "off", "no", "0" -> false;
      default ->
          throw new IllegalArgumentException("'%s' is neither true nor false".formatted(text));
    };
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no duration; write for example 500ms, 5s, 10m, 3h".formatted(text));
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (Optional.ofNullable(matcher.group(2)).orElse("s")) {
      case "ms" -> Duration.ofMillis(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      default -> Duration.ofSeconds(amount);
    };
  }

  private static Path path(String text) {
    String home = System.getProperty("user.home", ".");
    String expanded = text.equals("~") || text.startsWith("~/") ? home + text.substring(1) : text;
    return Path.of(expanded).toAbsolutePath().normalize();
  }

  /// What it is, is not said: the sentence goes to a terminal and to logs.
  private static SecretText secret(String text) {
    if (text.length() < SecretText.LEAST) {
      throw new IllegalArgumentException(
          "a key has at least %d characters, this one has %d; 'bailian keys create' makes one"
              .formatted(SecretText.LEAST, text.length()));
    }
    return new SecretText(text);
  }

  private static URI baseUrl(String text) {
    URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
      throw new IllegalArgumentException(
          "'%s' is no base URL; write for example https://images.example.com".formatted(text));
    }
    return uri;
  }

  private static List<String> list(Object given) {
    Object value = given instanceof String text ? yaml(text) : given;
    if (value instanceof List<?> elements) {
      return elements.stream().map(String::valueOf).toList();
    }
    return Arrays.stream(given.toString().split(","))
        .map(String::trim)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  static Map<String, Object> map(Object given) {
    Object value = given instanceof String text ? yaml(text) : given;
    if (value instanceof Map<?, ?> entries) {
      return stringKeys(entries);
    }
    throw new IllegalArgumentException("it is no mapping of names to values");
  }

  /// Variables hold lists and maps in YAML's flow form, for example `[a, b]`. What they hold is not
  /// repeated: an engine's options have secrets.
  private static @Nullable Object yaml(String text) {
    try {
      return new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("it is not valid YAML" + YamlMistake.place(e), e);
    }
  }

  private static Object choice(Class<?> type, String text) {
    List<String> names = new ArrayList<>(names(type));
    int index = names.indexOf(text.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw new IllegalArgumentException(
          "'%s' is none of %s".formatted(text, String.join(", ", names)));
    }
    return type.getEnumConstants()[index];
  }

  static Map<String, Object> stringKeys(Map<?, ?> map) {
    Map<String, Object> result = new LinkedHashMap<>();
    map.forEach((key, value) -> result.put(String.valueOf(key), value));
    return result;
  }

  static List<String> names(Class<?> enumType) {
    Stream<?> constants = Arrays.stream(enumType.getEnumConstants());
    return new ArrayList<>(
        constants
            .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList());
  }
}
