package io.openbailian.server.admission;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Keeps workspaces. Every change leaves a line in the {@link AuditTrail}, in its transaction.
public interface WorkspaceStore {

  /// Adds a workspace; one with this id that is already there is kept as it is.
  Workspace add(Workspace workspace, Change change) throws InterruptedException;

  Optional<Workspace> named(String id);

  /// All of them, oldest first.
  List<Workspace> list();

  /// Changes a workspace at once.
  ///
  /// @return the workspace as it is now; empty when there is none
  Optional<Workspace> change(String id, UnaryOperator<Workspace> edit, Change change)
      throws InterruptedException;
}
