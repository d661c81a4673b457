package io.openbailian.cli.local;

import io.openbailian.client.BailianClient;
import io.openbailian.client.ClientClock;
import io.openbailian.client.ClientSettings;
import java.net.URI;

/// The service a command speaks to, and what has to be tidied up behind it.
///
/// @param temporary whether it ends with the command, and its results with it
/// @param afterwards run once, when the command ends in whatever way
public record Target(URI base, String key, boolean temporary, Runnable afterwards)
    implements AutoCloseable {

  Target(URI base, String key) {
    this(base, key, false, () -> {});
  }

  public BailianClient client(ClientClock pace) {
    return new BailianClient(ClientSettings.of(base, key), pace);
  }

  /// Whether the service is on this machine.
  public boolean near() {
    String host = String.valueOf(base.getHost());
    return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
  }

  @Override
  public void close() {
    afterwards.run();
  }

  /// Without the key.
  @Override
  public String toString() {
    return "Target[" + base + "]";
  }
}
