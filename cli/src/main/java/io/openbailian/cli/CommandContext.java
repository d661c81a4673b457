package io.openbailian.cli;

import io.openbailian.client.Pace;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Everything a command touches outside itself; a test brings its own.
///
/// @param folder the current folder, where pictures go
/// @param home the user's home, where the data folder is by default
/// @param terminal true when a person watches `err`
/// @param models the catalogue, loaded when first asked for
/// @param servers how a server is started in this process
record CommandContext(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path folder,
    Path home,
    boolean terminal,
    Pace pace,
    Supplier<KnownModels> models,
    Supplier<ServerLauncher> servers) {

  CommandContext {
    environment = Map.copyOf(environment);
  }

  /// The value of a variable; a blank one counts as absent.
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }

  /// Whether the user's language is Chinese.
  boolean chinese() {
    return chinese(environment);
  }

  static boolean chinese(Map<String, String> environment) {
    String language = environment.getOrDefault("LANG", "");
    return environment.getOrDefault("LC_ALL", language).startsWith("zh");
  }
}
