package io.openbailian.server;

import io.openbailian.server.admission.KeyAdministration;

/// The keys of a data folder on which no server runs; the folder is locked until this is closed.
public final class OfflineKeys implements AutoCloseable {
  private final KeyAdministration keys;
  private final Runnable close;

  OfflineKeys(KeyAdministration keys, Runnable close) {
    this.keys = keys;
    this.close = close;
  }

  public KeyAdministration keys() {
    return keys;
  }

  @Override
  public void close() {
    close.run();
  }
}
