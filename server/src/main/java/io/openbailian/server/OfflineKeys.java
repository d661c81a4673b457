package io.openbailian.server;

import io.openbailian.server.admission.AccountVerbs;
import io.openbailian.server.admission.AdminKeys;
import io.openbailian.server.ledger.sql.SqlLedger;
import io.openbailian.server.webhook.delivery.WebhookVerbs;
import java.util.List;

/// The keys of a data folder on which no server runs; the folder is locked until this is closed.
public final class OfflineKeys implements AutoCloseable {
  private final AccountVerbs accounts;
  private final AdminKeys admins;
  private final SqlLedger ledger;
  private final WebhookVerbs webhooks;
  private final Runnable close;

  OfflineKeys(
      AccountVerbs accounts,
      AdminKeys admins,
      SqlLedger ledger,
      WebhookVerbs webhooks,
      Runnable close) {
    this.webhooks = webhooks;
    this.ledger = ledger;
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

  /// Messages about the ends of tasks.
  public WebhookVerbs webhooks() {
    return webhooks;
  }

  /// Counts all balances again from the ledger.
  ///
  /// @return a sentence for each that is not what the ledger says
  public List<String> verifyLedger() throws InterruptedException {
    return ledger.verify();
  }

  @Override
  public void close() {
    close.run();
  }
}
