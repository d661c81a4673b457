package io.openbailian.server;

import io.openbailian.engine.Time;
import io.openbailian.server.artifact.ArtifactStore;
import io.openbailian.server.artifact.ServerSecret;
import io.openbailian.server.config.DatabaseSettings;
import io.openbailian.server.config.Settings;
import io.openbailian.server.config.Settings.BillingSettings;
import io.openbailian.server.files.OwnerOnly;
import io.openbailian.server.files.UserCache;
import io.openbailian.server.ledger.sql.SqlLedger;
import io.openbailian.server.node.NodeName;
import io.openbailian.server.node.sql.Membership;
import io.openbailian.server.node.sql.NodeLife;
import io.openbailian.server.node.sql.NodeTable;
import io.openbailian.server.node.sql.SecretTable;
import io.openbailian.server.sql.Database;
import io.openbailian.server.sql.OpenDatabase;
import io.openbailian.server.sql.PostgresAddress;
import io.openbailian.server.sql.PostgresDatabase;
import io.openbailian.server.sql.SqliteLibrary;
import io.openbailian.server.task.DataFolder;
import io.openbailian.server.task.TaskListener;
import io.openbailian.server.task.TaskSignals;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.task.sql.SqlTaskStore;
import io.openbailian.server.task.sql.TaskEffects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/// The database that a server keeps its rows in: a file of its folder, or a PostgreSQL that it
/// shares with other nodes.
///
/// @param node this process among others, where it is one of several
record Keeping(
    OpenDatabase database, Optional<NodeLife> node, TaskListener listener, Settings settings) {

  /// Opens it; what needs closing is noted.
  static Keeping open(
      DataFolder data,
      Settings settings,
      TaskSignals signals,
      SecureRandom secure,
      Time time,
      ClosingOrder closing)
      throws IOException {
    DatabaseSettings wanted = settings.database();
    int changes = settings.limits().changes();
    if (wanted.url().isEmpty()) {
      OwnerOnly.file(data.path().resolve(Database.FILE));
      UserCache.keepNatives();
      SqliteLibrary.prepare(data.path());
      Database database = closing.add("database", Database.open(data.path(), changes));
      return new Keeping(database, Optional.empty(), signals, settings);
    }
    PostgresAddress address = address(wanted, wanted.url().get());
    OpenDatabase database = closing.add("database", PostgresDatabase.open(address, changes));
    String name = NodeName.of(data.node(), secure);
    NodeLife node =
        closing.add(
            "node",
            new NodeLife(
                database,
                new Membership(database, name, time),
                signals,
                wanted.listenUrl().map(address::at),
                time));
    return new Keeping(database, Optional.of(node), node.news(), settings);
  }

  private static PostgresAddress address(DatabaseSettings wanted, String url) throws IOException {
    Optional<Path> file = wanted.passwordFile();
    Optional<String> password =
        file.isEmpty() ? Optional.empty() : Optional.of(Files.readString(file.get()).strip());
    return new PostgresAddress(url, wanted.user(), password, wanted.connections());
  }

  SqlLedger ledger(Time time) {
    BillingSettings billing = settings.billing();
    return node.map(of ->
            SqlLedger.onNodes(
                database,
                billing.zone(),
                billing.freeTierOnly(),
                billing.currency().name(),
                () -> of.membership().self().id(),
                time))
        .orElseGet(() ->
            new SqlLedger(
                database, billing.zone(), billing.freeTierOnly(), time, billing.currency().name()));
  }

  /// @param inputs where large values of tasks are kept
  TaskStore tasks(ArtifactStore inputs, TaskEffects effects) {
    int queue = settings.tasks().queue();
    return node.isPresent()
        ? SqlTaskStore.onNodes(database, NodeTable.BY_DATABASE, inputs, queue, listener, effects)
        : SqlTaskStore.onOneNode(database, inputs, queue, listener, effects);
  }

  /// What signs addresses: the same at all nodes.
  byte[] secret(DataFolder data, SecureRandom secure) throws IOException {
    return node.isPresent()
        ? new SecretTable(database).readOrCreate(ServerSecret.make(secure))
        : ServerSecret.readOrCreate(data.secret(), secure);
  }
}
