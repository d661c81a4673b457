package io.openbailian.cli.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Starts servers in this process, and administers a data folder no server holds.
public interface ServerLauncher {

  /// Starts a server; it answers when this returns.
  ///
  /// @param config a YAML file
  /// @param environment of which `OPENBAILIAN_*` count
  /// @param options by their path in YAML; they win over the other two
  /// @throws CommandException with a sentence when it cannot start
  Running start(Optional<Path> config, Map<String, String> environment, Map<String, String> options)
      throws InterruptedException;

  /// The data folder that a server of these settings would have, made if need be and closed to
  /// other users.
  ///
  /// @throws CommandException with every mistake of the configuration
  Path data(Optional<Path> config, Map<String, String> environment, Map<String, String> options)
      throws IOException;

  /// Opens the accounts of a data folder, under its lock.
  ///
  /// @throws CommandException when another process holds the folder
  AccountBook accounts(Path data) throws InterruptedException;

  /// Asks each engine of a configuration how it is; nothing is started but the engines.
  ///
  /// @throws CommandException with every mistake of the configuration
  List<CheckedEngine> checkEngines(
      Optional<Path> config, Map<String, String> environment, Map<String, String> options)
      throws InterruptedException;

  /// An engine that was asked how it is.
  ///
  /// @param version empty where it does not say
  /// @param there its own models, by its names for them
  /// @param serves the models of the catalogue that it could carry out
  /// @param lacks those that it is meant for, and its server has not
  /// @param trouble why it cannot be reached; empty where it can
  /// @param millis how long its answer took
  record CheckedEngine(
      String name,
      String version,
      List<String> there,
      List<String> serves,
      List<String> lacks,
      Optional<String> trouble,
      long millis) {}

  /// The configuration, one line for each setting.
  List<String> reference();

  /// A server that runs in this process.
  interface Running extends AutoCloseable {
    /// Its root, without the API's path.
    URI url();

    /// Opens its administration, and its API as a key of its own.
    String token();

    /// The key that was created because there was none; told this once.
    Optional<String> firstKey();

    /// The keys that were created because another region had none, by its name; told this once.
    Map<String, String> firstKeysOfRegions();

    Path data();

    /// A link to the web console that signs in, once and within a minute; empty where there is no
    /// console.
    default Optional<URI> consoleLink() {
      return Optional.empty();
    }

    /// Returns when the server has stopped by itself.
    ///
    /// @throws CommandException with a sentence when it did so because it could not go on
    void awaitStop() throws InterruptedException;

    @Override
    void close();
  }
}
