package io.openbailian.server.config;

import io.openbailian.text.Pattern;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Another region that a server stands for: where it is asked, and its settings. What a region does
/// not say is as it is for the first one, but what no two can share.
///
/// @param hosts names under which it is asked, in lower case
/// @param path what its paths begin with, for example `/intl`
public record RegionSettings(
    String name, Set<String> hosts, Optional<String> path, Settings settings) {
  public static final String FOLDER = "regions";

  private static final String HOSTS = "hosts";
  private static final String PATH = "path";
  private static final String DATA = "data";
  private static final String REGION = "region";
  private static final String REGIONS = "regions";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern SEGMENT = Pattern.compile("/[A-Za-z0-9_-]{1,64}");

  /// Paths of the first region that would not be reached any more.
  private static final Set<String> TAKEN =
      Set.of(
          "/api",
          "/api-ws",
          "/compatible-mode",
          "/compatible-api",
          "/admin",
          "/openbailian",
          "/health",
          "/metrics",
          "/results",
          "/uploads",
          "/console");

  /// What no two regions share.
  private static final Set<String> OWN =
      Set.of("port", "host", DATA, "api-key", "public-url", "metrics", REGION, REGIONS);

  /// What a region replaces as a whole.
  private static final Set<String> WHOLE = Set.of("engines", "routes", "differences");

  public RegionSettings {
    hosts = Set.copyOf(hosts);
  }

  /// The other regions of a server.
  ///
  /// @throws SettingsException with all mistakes at once
  public static List<RegionSettings> of(Settings first) {
    List<String> mistakes = new ArrayList<>();
    List<RegionSettings> all = new ArrayList<>();
    first
        .regions()
        .forEach((name, given) -> {
          if (name.equals(first.region())) {
            mistakes.add("%s.%s: that is the first region's name".formatted(REGIONS, name));
          }
          Map<String, Object> tree = SettingValues.stringKeys((Map<?, ?>) given);
          List<String> hosts = texts(tree.remove(HOSTS));
          Optional<String> path = Optional.ofNullable(tree.remove(PATH)).map(Object::toString);
          tree.putIfAbsent(DATA, folder(first.data(), name));
          tree.put(REGION, name);
          List<String> wrong = new ArrayList<>();
          Settings settings = SettingsBinder.bind(tree, wrong);
          wrong.addAll(ChosenSides.mistakes(settings));
          wrong.addAll(settings.files().s3().mistakes("files.s3"));
          wrong.forEach(mistake -> mistakes.add("%s.%s: %s".formatted(REGIONS, name, mistake)));
          Set<String> lower =
              Set.copyOf(hosts.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList());
          all.add(new RegionSettings(name, lower, path, settings));
        });
    if (!mistakes.isEmpty()) {
      throw new SettingsException(mistakes);
    }
    return all;
  }

  private static String folder(Path data, String name) {
    return data.resolve(FOLDER).resolve(name).toString();
  }

  /// Adds to each region of a tree what the first one says and it does not; notes what is wrong.
  static void complete(Map<String, Object> tree, List<String> mistakes) {
    if (!(tree.get(REGIONS) instanceof Map<?, ?> given)) {
      return; // absent, or told about when it is bound
    }
    Map<String, Object> regions = new LinkedHashMap<>();
    SettingValues.stringKeys(given)
        .forEach((name, said) -> regions.put(name, whole(name, said, tree, mistakes)));
    tree.put(REGIONS, regions);
  }

  private static Map<String, Object> whole(
      String name, @Nullable Object said, Map<String, Object> first, List<String> mistakes) {
    String at = "%s.%s".formatted(REGIONS, name);
    if (!NAME.matcher(name).matches()) {
      mistakes.add("%s: a region's name is of small letters, digits and dashes".formatted(at));
    }
    Map<String, Object> own =
        said instanceof Map<?, ?> map ? SettingValues.stringKeys(map) : new LinkedHashMap<>();
    if (own.containsKey("api-key") || own.containsKey(REGION) || own.containsKey(REGIONS)) {
      mistakes.add(
          "%s: a region has no api-key, region or regions of its own; `bailian keys create --data …/%s/%s` makes keys"
              .formatted(at, FOLDER, name));
    }
    check(at, own, mistakes);
    Map<String, Object> whole = new LinkedHashMap<>();
    first.forEach((key, value) -> {
      if (!OWN.contains(key)) {
        whole.put(key, value);
      }
    });
    whole.put("port", 0); // it is asked by name or path, unless it says otherwise
    own.forEach((key, value) -> whole.put(key, over(key, whole.get(key), value)));
    keepFilesApart(name, own, whole);
    return whole;
  }

  /// What nobody of one region refers to is swept, so no two may share the names of a bucket.
  private static void keepFilesApart(
      String name, Map<String, Object> own, Map<String, Object> whole) {
    Map<?, ?> bucket = section(section(whole, "files"), "s3");
    if (!bucket.isEmpty() && !section(section(own, "files"), "s3").containsKey("prefix")) {
      Object above = bucket.get("prefix");
      SettingsLoader.put(
          whole,
          "files.s3.prefix",
          "%s%s/%s/".formatted(above == null ? S3Settings.PREFIX : above, FOLDER, name));
    }
  }

  private static Map<?, ?> section(Map<?, ?> tree, String key) {
    return tree.get(key) instanceof Map<?, ?> section ? section : Map.of();
  }

  private static Object over(String key, @Nullable Object below, Object above) {
    if (!WHOLE.contains(key) && below instanceof Map<?, ?> b && above instanceof Map<?, ?> a) {
      Map<String, Object> merged = SettingValues.stringKeys(b);
      merged.putAll(SettingValues.stringKeys(a));
      return merged;
    }
    return above;
  }

  private static void check(String at, Map<String, Object> own, List<String> mistakes) {
    Object path = own.get(PATH);
    if (path != null
        && (!SEGMENT.matcher(path.toString()).matches() || TAKEN.contains(path.toString()))) {
      mistakes.add(
          "%s.path: '%s' is not one segment such as /intl that nothing else begins with"
              .formatted(at, path));
    }
    if (path == null && texts(own.get(HOSTS)).isEmpty() && own.get("port") == null) {
      mistakes.add("%s: say how it is asked, by hosts, path or port".formatted(at));
    }
  }

  private static List<String> texts(@Nullable Object given) {
    return switch (given) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case Object one -> List.of(one.toString());
    };
  }
}
