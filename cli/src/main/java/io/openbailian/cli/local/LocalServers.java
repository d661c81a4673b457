package io.openbailian.cli.local;

import io.openbailian.cli.logging.LogLevel;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Texts;
import io.openbailian.server.Assembly;
import io.openbailian.server.EngineCheck;
import io.openbailian.server.HeadStart;
import io.openbailian.server.RunningServer;
import io.openbailian.server.ServerStartException;
import io.openbailian.server.config.Settings;
import io.openbailian.server.config.SettingsException;
import io.openbailian.server.config.SettingsLoader;
import io.openbailian.server.config.SettingsReference;
import io.openbailian.server.files.OwnerOnly;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Servers of this program; the only class here that knows them.
public final class LocalServers implements ServerLauncher {

  @Override
  public Running start(
      Optional<Path> config, Map<String, String> environment, Map<String, String> options) {
    try {
      Settings settings = SettingsLoader.load(config, environment, options);
      LogLevel.set(settings.log().level().name());
      LogLevel.json(settings.log().format() == Settings.LogFormat.JSON);
      HeadStart.begin(); // which begins the log
      RunningServer server = Assembly.start(settings);
      server.explainedBy(SettingsLoader.sources(config, environment, options));
      if (config.isPresent()) {
        server.configuredBy(() -> SettingsLoader.load(config, environment, options));
        Hangup.calls(() -> reload(server));
      }
      return new Own(server, settings.data());
    } catch (SettingsException e) {
      throw CommandException.usage(String.valueOf(e.getMessage()));
    } catch (ServerStartException e) {
      throw failed(e);
    }
  }

  @Override
  public Path data(
      Optional<Path> config, Map<String, String> environment, Map<String, String> options)
      throws IOException {
    try {
      return OwnerOnly.folder(SettingsLoader.load(config, environment, options).data());
    } catch (SettingsException e) {
      throw CommandException.usage(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public AccountBook accounts(Path data) {
    try {
      return new OfflineAccounts(Assembly.openKeys(data));
    } catch (ServerStartException e) {
      throw failed(e);
    }
  }

  @Override
  public List<CheckedEngine> checkEngines(
      Optional<Path> config, Map<String, String> environment, Map<String, String> options)
      throws InterruptedException {
    try {
      return EngineCheck.ask(SettingsLoader.load(config, environment, options)).stream()
          .map(found ->
              new CheckedEngine(
                  found.name(),
                  found.version(),
                  found.there(),
                  found.serves(),
                  found.lacks(),
                  found.trouble(),
                  found.took().toMillis()))
          .toList();
    } catch (SettingsException e) {
      throw CommandException.usage(String.valueOf(e.getMessage()));
    } catch (ServerStartException e) {
      throw failed(e);
    }
  }

  /// What came of it is in the log.
  private static void reload(RunningServer server) {
    try {
      String _ = server.reload();
    } catch (IllegalArgumentException e) {
      // the log says what is wrong
    }
  }

  private static CommandException failed(ServerStartException e) {
    return new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
  }

  @Override
  public List<String> reference() {
    return SettingsReference.entries().stream().map(LocalServers::line).toList();
  }

  private static String line(SettingsReference.Entry entry) {
    String otherwise =
        entry.otherwise().isEmpty() ? "" : Texts.say("serve.default", entry.otherwise());
    return "  %s%s, %s%n      %s"
        .formatted(
            entry.path(),
            otherwise,
            entry.variable(),
            Texts.chinese() ? entry.about().zh() : entry.about().en());
  }

  private record Own(RunningServer server, Path data) implements Running {
    @Override
    public URI url() {
      return server.url();
    }

    @Override
    public String token() {
      return server.token();
    }

    @Override
    public Optional<URI> consoleLink() {
      return Optional.of(server.consoleLink());
    }

    @Override
    public Optional<String> firstKey() {
      return server.firstKey();
    }

    @Override
    public Map<String, String> firstKeysOfRegions() {
      Map<String, String> keys = new LinkedHashMap<>();
      server
          .regions()
          .forEach((name, region) -> region.firstKey().ifPresent(key -> keys.put(name, key)));
      return keys;
    }

    @Override
    public void awaitStop() throws InterruptedException {
      try {
        server.awaitStop();
      } catch (ServerStartException e) {
        throw failed(e);
      }
    }

    @Override
    public void close() {
      server.close();
    }

    @Override
    public String toString() {
      return "server at " + server.url();
    }
  }
}
