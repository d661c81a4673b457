package io.openbailian.server.admission;

import io.openbailian.engine.Time;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Creates and changes keys and workspaces; the only place that ever sees a key whole.
public final class KeyAdministration {
  /// Who works on the machine itself, with the token of its server or without one.
  public static final String THIS_MACHINE = "this machine";

  private static final String WORKSPACE_PREFIX = "w-";
  private static final Duration LONGEST_GRACE = Duration.ofDays(30);

  private final KeyStore keys;
  private final WorkspaceStore workspaces;
  private final Time time;
  private final SecureRandom random;

  public KeyAdministration(
      KeyStore keys, WorkspaceStore workspaces, Time time, SecureRandom random) {
    this.keys = keys;
    this.workspaces = workspaces;
    this.time = time;
    this.random = random;
  }

  /// A new key, or an old one with a new secret: shown once, stored as its hash.
  public record Created(String key, ApiKey stored) {
    @Override
    public String toString() {
      return stored.id();
    }
  }

  /// Makes a key with a workspace of its own.
  ///
  /// @throws IllegalArgumentException with a sentence about a name that cannot be one
  public Created create(String name) throws InterruptedException {
    return create(Optional.empty(), KeyTerms.named(name), THIS_MACHINE);
  }

  /// Makes a key.
  ///
  /// @param workspace that it opens; without one it comes with one of its own
  /// @param actor who asks for it
  /// @throws IllegalArgumentException with a sentence about terms that cannot be, or a workspace
  ///   that is not there
  public Created create(Optional<String> workspace, KeyTerms terms, String actor)
      throws InterruptedException {
    KeyTermsCheck.check(terms);
    String secret = ApiKeys.create(random);
    ApiKey key = ApiKeys.describe(secret, terms.name(), time.now()).with(terms);
    if (workspace.isPresent()) {
      key = key.in(require(workspace.get()).id());
    } else {
      ensure(new Workspace(key.id(), terms.name(), key.created()), actor);
    }
    return new Created(secret, keys.add(key, change(actor, "key.create")));
  }

  private Workspace require(String workspace) {
    return workspaces
        .named(workspace)
        .orElseThrow(
            () -> new IllegalArgumentException("workspace: there is no '%s'".formatted(workspace)));
  }

  /// Makes sure that the workspace of a key that the configuration names is there.
  public void ensure(Workspace workspace) throws InterruptedException {
    ensure(workspace, "the configuration");
  }

  private void ensure(Workspace workspace, String actor) throws InterruptedException {
    if (workspaces.named(workspace.id()).isEmpty()) {
      Workspace _ = workspaces.add(workspace, change(actor, "workspace.create"));
    }
  }

  /// All keys, revoked ones too, oldest first.
  public List<ApiKey> list() {
    return keys.list();
  }

  public Optional<ApiKey> key(String id) {
    return keys.named(id);
  }

  /// Revokes a key at once. What runs with it goes on.
  ///
  /// @return false when no such key is in use
  public boolean revoke(String id, String actor) throws InterruptedException {
    Instant now = time.now();
    return keys.change(id, key -> key.revokedAt(now), change(actor, "key.delete")).isPresent();
  }

  /// As {@link #revoke(String, String)}, on this machine.
  public boolean revoke(String id) throws InterruptedException {
    return revoke(id, THIS_MACHINE);
  }

  /// Gives a key a new secret.
  ///
  /// @param grace for how long the present one opens it too; one that was replaced before ends at
  ///   once
  /// @return empty when no such key is in use
  /// @throws IllegalArgumentException with a sentence about a grace that is too long
  public Optional<Created> rotate(String id, Duration grace, String actor)
      throws InterruptedException {
    if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
      throw new IllegalArgumentException("grace: it is from 0s to 30d");
    }
    String secret = ApiKeys.create(random);
    String hash = ApiKeys.hash(secret);
    Instant until = time.now().plus(grace);
    return keys.change(
            id, key -> key.with(key.secrets().rotated(hash, until)), change(actor, "key.rotate"))
        .map(key -> new Created(secret, key));
  }

  /// Changes what is said of a key.
  ///
  /// @return empty when no such key is in use
  /// @throws IllegalArgumentException with a sentence about terms that cannot be
  public Optional<ApiKey> edit(String id, UnaryOperator<KeyTerms> edit, String actor)
      throws InterruptedException {
    return keys.change(
        id,
        key -> {
          KeyTerms changed = edit.apply(key.terms());
          KeyTermsCheck.check(changed);
          return key.with(changed);
        },
        change(actor, "key.edit"));
  }

  /// Makes a workspace.
  ///
  /// @throws IllegalArgumentException with a sentence about a name that cannot be one
  public Workspace createWorkspace(String name, String actor) throws InterruptedException {
    KeyNames.check(name);
    String id = WORKSPACE_PREFIX + ApiKeys.hash(ApiKeys.create(random)).substring(0, 8);
    return workspaces.add(new Workspace(id, name, time.now()), change(actor, "workspace.create"));
  }

  /// All workspaces, oldest first.
  public List<Workspace> workspaces() {
    return workspaces.list();
  }

  public Optional<Workspace> workspace(String id) {
    return workspaces.named(id);
  }

  /// Gives a workspace another name.
  ///
  /// @return empty when there is no such workspace
  /// @throws IllegalArgumentException with a sentence about a name that cannot be one
  public Optional<Workspace> renameWorkspace(String id, String name, String actor)
      throws InterruptedException {
    KeyNames.check(name);
    return workspaces.change(
        id, workspace -> workspace.named(name), change(actor, "workspace.edit"));
  }

  private Change change(String actor, String action) {
    return new Change(actor, action, time.now());
  }
}
