package io.openbailian.conformance.bench.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where scenarios get their servers.
///
/// @param label of data folders and recordings
/// @param folder where data folders and recordings go, on the disk that is measured
/// @param launcher the program that starts a server when it is told `serve`; without one the server
///   is started from this program's own class path
/// @param models what is asked to draw and to edit
/// @param photographs a folder of `.jpg` files that are edited
/// @param profile whether each server's flight is recorded
public record Workbench(
    String label,
    Path folder,
    Optional<Path> launcher,
    Models models,
    Path photographs,
    boolean profile) {
  /// The command line, which `./bailian` starts as well.
  private static final String MAIN = "io.openbailian.cli.Main";

  private static final String KEY = "sk-bench-0123456789abcdef";

  /// The names of models.
  public record Models(String drawing, String editing) {}

  public Workbench labelled(String other) {
    return new Workbench(other, folder, launcher, models, photographs, profile);
  }

  public Requests requests() {
    return new Requests(KEY, models);
  }

  public String key() {
    return KEY;
  }

  /// A server whose every model is served by the scripted engine.
  ///
  /// @param rules of the engine, in YAML
  /// @param settings that differ from the defaults, by their path
  public ServerProcess scripted(String rules, Map<String, String> settings)
      throws IOException, InterruptedException {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("engines", "{scripted: {kind: scripted, rules: %s}}".formatted(rules));
    all.put("routes", "{'*': scripted}");
    return start(all);
  }

  /// A server with the default settings but for these.
  public ServerProcess start(Map<String, String> settings)
      throws IOException, InterruptedException {
    Path data = Files.createTempDirectory(folder, label + "-");
    ProcessBuilder builder = new ProcessBuilder(command());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("OPENBAILIAN_"));
    settings.forEach((path, value) -> environment.put(variable(path), value));
    environment.put(variable("port"), "0");
    environment.put(variable("data"), data.toString());
    environment.put(variable("api-key"), KEY);
    if (profile) {
      environment.put("JDK_JAVA_OPTIONS", recording(data));
    }
    return ServerProcess.start(builder, data, profile);
  }

  private List<String> command() {
    if (launcher.isPresent()) {
      return List.of(launcher.get().toString(), "serve");
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.awt.headless=true",
        "-cp",
        System.getProperty("java.class.path"),
        MAIN,
        "serve");
  }

  private static String recording(Path data) {
    return "-XX:StartFlightRecording:settings=profile,jdk.CPUTimeSample#enabled=true,filename=%s.jfr"
        .formatted(data);
  }

  private static String variable(String path) {
    return "OPENBAILIAN_" + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
