package io.openbailian.cli.local;

import java.nio.file.Path;
import java.util.Optional;

/// The accounts of the local server, through it while it runs, and in its folder while it does not.
public final class LocalAccounts {
  private LocalAccounts() {}

  /// Opens them.
  ///
  /// @throws io.openbailian.cli.output.CommandException when another process holds the folder
  public static AccountBook open(CommandContext context, Path data) throws InterruptedException {
    Optional<LocalServer> live = LocalServer.runningOn(data);
    return live.isPresent()
        ? new RemoteAccounts(live.get().admin())
        : context.servers().get().accounts(data);
  }
}
