package io.openbailian.server;

import io.openbailian.server.admission.AccountVerbs;
import io.openbailian.server.admission.AdminKeys;

/// The keys of a data folder on which no server runs; the folder is locked until this is closed.
public final class OfflineKeys implements AutoCloseable {
  private final AccountVerbs accounts;
  private final AdminKeys admins;
  private final Runnable close;

  OfflineKeys(AccountVerbs accounts, AdminKeys admins, Runnable close) {
    this.accounts = accounts;
    this.admins = admins;
    this.close = close;
  }

  /// Keys and workspaces.
  public AccountVerbs accounts() {
    return accounts;
  }

  /// Keys of the admin API.
  public AdminKeys admins() {
    return admins;
  }

  @Override
  public void close() {
    close.run();
  }
}
