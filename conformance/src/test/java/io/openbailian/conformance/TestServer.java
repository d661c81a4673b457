package io.openbailian.conformance;

import io.openbailian.engine.Time;
import io.openbailian.server.Assembly;
import io.openbailian.server.RunningServer;
import io.openbailian.server.config.Settings;
import io.openbailian.server.config.SettingsLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A real server on a free port with a data folder and a key of its own; what the tests talk to.
public final class TestServer implements AutoCloseable {
  public static final String KEY = "sk-conformance-0123456789abcdef";

  private final Path data;
  private final boolean ownsData;
  private final RunningServer server;
  private final Optional<TestServer> behind;

  private TestServer(Path data, boolean ownsData, RunningServer server) {
    this(data, ownsData, server, Optional.empty());
  }

  /// @param behind the server that this one passes everything on to
  private TestServer(
      Path data, boolean ownsData, RunningServer server, Optional<TestServer> behind) {
    this.data = data;
    this.ownsData = ownsData;
    this.server = server;
    this.behind = behind;
  }

  /// A server with the default settings but for these, by their path in YAML.
  public static TestServer start(Map<String, String> options) {
    TestServer server = start(folder(), true, options);
    return ThroughGateway.isWanted() ? server.gateway(options) : server;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("openbailian-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Another server, whose one engine this one is.
  ///
  /// @param options of this one; what says which addresses may be fetched holds for both
  private TestServer gateway(Map<String, String> options) {
    try {
      Path front = folder();
      Path key = Files.writeString(front.resolve("key"), KEY);
      Map<String, String> all = new LinkedHashMap<>();
      options.forEach((name, value) -> {
        if (name.startsWith("fetch.")) {
          all.put(name, value);
        }
      });
      all.put(
          "engines",
          "{behind: {kind: dashscope, base-url: '%s', key: {file: '%s'}}}"
              .formatted(apiBase(), key));
      all.put("routes", "{'*': {engines: [behind], patience: 2s}}");
      return new TestServer(front, true, Assembly.start(settings(front, all)), Optional.of(this));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A server on a folder that outlives it.
  public static TestServer startOn(Path data, Map<String, String> options) {
    return start(data, false, options);
  }

  /// A server on a folder that outlives it, living by another clock.
  public static TestServer startOn(Path data, Map<String, String> options, Time time) {
    return new TestServer(data, false, Assembly.start(settings(data, options), time));
  }

  private static TestServer start(Path data, boolean ownsData, Map<String, String> options) {
    return new TestServer(data, ownsData, Assembly.start(settings(data, options)));
  }

  /// The settings of a test's server on this folder.
  public static Settings settings(Path data, Map<String, String> options) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("port", "0");
    all.put("data", data.toString());
    all.put("api-key", KEY);
    all.put("log.requests", "false");
    all.put("metrics.open", "true");
    all.put("tasks.grace", "500ms"); // tasks that hang are left to nobody when a test is over
    all.putAll(options);
    return SettingsLoader.load(Optional.empty(), Map.of(), all);
  }

  /// A server whose every model is served by the scripted engine.
  ///
  /// @param rules YAML in flow form, for example `[{when: {prompt: slow}, after: 2s}]`
  public static TestServer scripted(String rules, Map<String, String> options) {
    return start(script(rules, options));
  }

  /// The options of a server whose every model is served by the scripted engine.
  public static Map<String, String> script(String rules, Map<String, String> options) {
    Map<String, String> all = new LinkedHashMap<>(options);
    all.put("engines", "{scripted: {kind: scripted, rules: %s}}".formatted(rules));
    all.put("routes", "{'*': scripted}");
    return all;
  }

  /// For example `http://127.0.0.1:40123`.
  public URI url() {
    return server.url();
  }

  /// What an SDK is pointed at.
  public String apiBase() {
    return server.url() + "/api/v1";
  }

  public RunningServer server() {
    return server;
  }

  public Path data() {
    return data;
  }

  @Override
  public void close() {
    server.close();
    behind.ifPresent(TestServer::close);
    if (ownsData) {
      delete(data);
    }
  }

  /// Removes a folder with all that is in it.
  public static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
