package io.openbailian.cli.local;

import io.openbailian.cli.output.Terminal;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.client.ClientClock;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Everything a command touches outside itself; a test brings its own.
///
/// @param terminal where it runs and prints
/// @param home the user's home, where the data folder is by default
/// @param models the catalogue, loaded when first asked for
/// @param servers how a server is started in this process
public record CommandContext(
    Terminal terminal,
    Map<String, String> environment,
    Path home,
    Supplier<KnownModels> models,
    Supplier<ServerLauncher> servers) {
  private static final List<String> LOCALES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

  public CommandContext {
    environment = Map.copyOf(environment);
  }

  public PrintStream out() {
    return terminal.out();
  }

  public PrintStream err() {
    return terminal.err();
  }

  public Path folder() {
    return terminal.folder();
  }

  public ClientClock pace() {
    return terminal.pace();
  }

  /// The value of a variable; a blank one counts as absent.
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }

  /// The language that the user's locale names.
  public Texts.Language language() {
    for (String name : LOCALES) {
      Optional<String> locale = variable(name);
      if (locale.isPresent()) {
        return locale.get().startsWith("zh") ? Texts.Language.ZH : Texts.Language.EN;
      }
    }
    return Texts.Language.EN;
  }

  /// The same, where nothing is said but results and errors.
  public CommandContext quieted() {
    return new CommandContext(terminal.quieted(), environment, home, models, servers);
  }
}
