package io.openbailian.server.config;

import io.openbailian.protocol.UserFolders;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Brings the sources of configuration together: file, then environment, then command line; the
/// later one wins.
public final class SettingsLoader {
  private static final String PREFIX = "OPENBAILIAN_";

  /// Variables of the launcher and of the command line, which are not the server's to refuse.
  private static final Set<String> FOREIGN =
      Set.of("BASE_URL", "HEAP", "JAVA", "JAVA_OPTS", "CONFIG", "SHOW");

  private static final String DATA = "data";

  private SettingsLoader() {}

  /// Reads the settings.
  ///
  /// @param file a YAML file, if one was given
  /// @param environment all variables of the process; those that begin with `OPENBAILIAN_` count
  /// @param options values by their path in YAML, for example `tasks.workers`
  /// @throws SettingsException with all mistakes at once
  public static Settings load(
      Optional<Path> file, Map<String, String> environment, Map<String, String> options) {
    List<String> mistakes = new ArrayList<>();
    Map<String, Object> tree = new LinkedHashMap<>();
    file.ifPresent(path -> tree.putAll(readYaml(path, mistakes)));
    fromEnvironment(environment, mistakes).forEach((path, text) -> put(tree, path, text));
    options.forEach((path, text) -> put(tree, path, text));
    tree.computeIfAbsent(DATA, _ -> usualData(environment));
    return settings(tree, mistakes);
  }

  private static String usualData(Map<String, String> environment) {
    return UserFolders.data(
            Path.of(System.getProperty("user.home", ".")),
            Optional.ofNullable(environment.get(UserFolders.DATA_VARIABLE)),
            Files::isDirectory)
        .toString();
  }

  /// Where each setting that was given came from; mistakes are told by {@link #load}.
  public static SettingSources sources(
      Optional<Path> file, Map<String, String> environment, Map<String, String> options) {
    List<String> untold = new ArrayList<>();
    Map<String, SettingSources.Source> given = new HashMap<>();
    Map<String, Object> tree = new LinkedHashMap<>();
    file.ifPresent(path -> tree.putAll(readYaml(path, untold)));
    for (String path : SettingsBinder.paths()) {
      if (isIn(tree, path)) {
        given.put(path, SettingSources.Source.FILE);
      }
    }
    fromEnvironment(environment, untold)
        .keySet()
        .forEach(path -> given.put(path, SettingSources.Source.ENVIRONMENT));
    options.keySet().forEach(path -> given.put(path, SettingSources.Source.COMMAND_LINE));
    return new SettingSources(given);
  }

  private static boolean isIn(Map<?, ?> tree, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return tree.containsKey(path);
    }
    return tree.get(path.substring(0, dot)) instanceof Map<?, ?> inner
        && isIn(inner, path.substring(dot + 1));
  }

  /// The settings of a tree, those of other regions whole among them.
  ///
  /// @throws SettingsException with all mistakes at once
  static Settings settings(Map<String, Object> tree, List<String> mistakes) {
    SettingsBinder.structured(tree, "regions");
    RegionSettings.complete(tree, mistakes);
    Settings settings = SettingsBinder.bind(tree, mistakes);
    mistakes.addAll(ChosenSides.mistakes(settings));
    mistakes.addAll(settings.database().mistakes(!settings.regions().isEmpty()));
    mistakes.addAll(settings.files().s3().mistakes("files.s3"));
    if (!mistakes.isEmpty()) {
      throw new SettingsException(mistakes);
    }
    List<RegionSettings> _ = RegionSettings.of(settings); // says what is wrong with them
    return settings;
  }

  private static Map<String, Object> readYaml(Path path, List<String> mistakes) {
    try {
      Object document =
          new Load(LoadSettings.builder().setLabel(path.toString()).build())
              .loadFromString(Files.readString(path));
      return switch (document) {
        case null -> Map.of();
        case Map<?, ?> map -> SettingValues.stringKeys(map);
        default -> {
          mistakes.add("%s is not a YAML mapping of keys to values".formatted(path));
          yield Map.of();
        }
      };
    } catch (IOException e) {
      mistakes.add("%s cannot be read: %s".formatted(path, why(e)));
    } catch (YamlEngineException e) {
      mistakes.add("%s is not valid YAML%s".formatted(path, YamlMistake.place(e)));
    }
    return Map.of();
  }

  private static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "this user may not read it";
      case MalformedInputException _ -> "it is no text in UTF-8";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static Map<String, String> fromEnvironment(
      Map<String, String> environment, List<String> mistakes) {
    Map<String, String> byPath = new TreeMap<>();
    Map<String, String> paths = new HashMap<>();
    for (String path : SettingsBinder.paths()) {
      paths.put(variableOf(path), path);
    }
    for (Map.Entry<String, String> given : environment.entrySet()) {
      String variable = given.getKey();
      String path = paths.get(variable);
      if (path != null) {
        byPath.put(path, given.getValue());
      } else if (variable.startsWith(PREFIX)
          && !FOREIGN.contains(variable.substring(PREFIX.length()))) {
        mistakes.add("the environment variable %s names no setting".formatted(variable));
      }
    }
    return byPath;
  }

  /// The environment variable of a setting.
  static String variableOf(String path) {
    return PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /// Puts a value where its path leads.
  @SuppressWarnings("unchecked") // maps of this tree have string keys throughout
  static void put(Map<String, Object> tree, String path, Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      tree.put(path, value);
      return;
    }
    Object inner = tree.get(path.substring(0, dot));
    Map<String, Object> copy =
        inner instanceof Map<?, ?> map
            ? new LinkedHashMap<>((Map<String, Object>) map)
            : new LinkedHashMap<>();
    put(copy, path.substring(dot + 1), value);
    tree.put(path.substring(0, dot), copy);
  }
}
