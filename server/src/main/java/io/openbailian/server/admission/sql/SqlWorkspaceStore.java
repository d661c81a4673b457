package io.openbailian.server.admission.sql;

import io.openbailian.protocol.Json;
import io.openbailian.server.admission.AccountJson;
import io.openbailian.server.admission.Change;
import io.openbailian.server.admission.Workspace;
import io.openbailian.server.admission.WorkspaceStore;
import io.openbailian.server.sql.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Workspaces in a database, all of them in memory as well. Memory changes after the commit.
public final class SqlWorkspaceStore implements WorkspaceStore {
  private static final String ALL = "SELECT id, name, created FROM workspace";
  private static final String ADD =
      "INSERT INTO workspace (id, name, created) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING";
  private static final String RENAME = "UPDATE workspace SET name = ? WHERE id = ?";

  private final UnitOfWork database;
  private final Map<String, Workspace> byId = new ConcurrentHashMap<>();

  public SqlWorkspaceStore(UnitOfWork database) {
    this.database = database;
    reload();
  }

  /// Reads all workspaces again, because another node may have changed some.
  public void reload() {
    database.write(session -> session.list(ALL, SqlWorkspaceStore::workspace)).forEach(this::keep);
  }

  private static Workspace workspace(ResultSet row) throws SQLException {
    return new Workspace(row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)));
  }

  private void keep(Workspace workspace) {
    byId.put(workspace.id(), workspace);
  }

  @Override
  public Workspace add(Workspace workspace, Change change) {
    return database.write(transaction -> {
      int added =
          transaction.update(
              ADD, workspace.id(), workspace.name(), workspace.created().toEpochMilli());
      if (added == 0) {
        return Optional.ofNullable(byId.get(workspace.id())).orElse(workspace);
      }
      AuditTable.add(transaction, change, workspace.id(), Json.object(), AccountJson.of(workspace));
      transaction.afterCommit(() -> keep(workspace));
      return workspace;
    });
  }

  @Override
  public Optional<Workspace> named(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public List<Workspace> list() {
    return byId.values().stream()
        .sorted(Comparator.comparing(Workspace::created).thenComparing(Workspace::id))
        .toList();
  }

  @Override
  public Optional<Workspace> change(String id, UnaryOperator<Workspace> edit, Change change) {
    return database.write(transaction -> {
      Optional<Workspace> before =
          transaction.first(ALL + " WHERE id = ?", SqlWorkspaceStore::workspace, id);
      if (before.isEmpty()) {
        return before;
      }
      Workspace after = edit.apply(before.get());
      transaction.update(RENAME, after.name(), id);
      AuditTable.add(transaction, change, id, AccountJson.of(before.get()), AccountJson.of(after));
      transaction.afterCommit(() -> keep(after));
      return Optional.of(after);
    });
  }
}
