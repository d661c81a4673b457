package io.openbailian.conformance.nodes;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.TestServer;
import io.openbailian.server.sql.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Servers that share a database of their own, each with a data folder of its own but for the files
/// of tasks.
final class Nodes implements AutoCloseable {
  private final PostgresServer postgres;
  private final String database;
  private final String url;
  private final Path folder;
  private final String config;
  private final List<Node> started = new ArrayList<>();

  /// A server of them.
  record Node(ChildServer child, Path data) {
    URI url() {
      return child.url(data);
    }

    Api api() {
      return new Api(url(), TestServer.KEY);
    }

    /// Stops or continues it, as a machine that is swapped out for a while.
    void signal(String name) throws IOException, InterruptedException {
      int exit =
          new ProcessBuilder("kill", "-" + name, String.valueOf(child.pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill -" + name);
      }
    }
  }

  /// @param folder for their data
  /// @param config YAML that all have
  Nodes(PostgresServer postgres, String database, Path folder, String config) throws SQLException {
    this.postgres = postgres;
    this.database = database;
    this.url = postgres.database(database);
    this.folder = folder;
    this.config = config;
  }

  /// Starts one that hears the others at once, and waits until it answers.
  Node start(String name) throws Exception {
    return startWith(name, config);
  }

  /// As {@link #start}, with other settings than the rest.
  Node startWith(String name, String yaml) throws Exception {
    return start(
        name, "database: {url: '%s', user: test, listen-url: '%s'}\n".formatted(url, url) + yaml);
  }

  /// Starts one that looks once a second.
  Node startDeaf(String name) throws Exception {
    return start(name, "database: {url: '%s', user: test}\n".formatted(url) + config);
  }

  private Node start(String name, String yaml) throws Exception {
    Path data = Files.createDirectories(folder.resolve(name));
    share(data, "artifacts");
    share(data, "inputs");
    Node node = new Node(ChildServer.start(data, yaml), data);
    started.add(node);
    return node;
  }

  /// As a file system that all mount.
  private void share(Path data, String name) throws Exception {
    Path shared = Files.createDirectories(folder.resolve("shared").resolve(name));
    if (!Files.exists(data.resolve(name))) {
      Files.createSymbolicLink(data.resolve(name), shared);
    }
  }

  /// One number that a query answers.
  long number(String query) throws SQLException {
    try (Connection connection = postgres.connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    started.forEach(node -> node.child().close());
  }
}
