package io.openbailian.cli;

import io.openbailian.cli.local.AccountBook;
import io.openbailian.cli.local.ServerLauncher;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A machine on which no server can be started.
class NoServers implements ServerLauncher {
  static final String SETTING = "tasks.workers  100% of the work";

  @Override
  public Running start(
      Optional<Path> config, Map<String, String> environment, Map<String, String> options)
      throws InterruptedException {
    throw new CommandException(ExitCode.FAILED, "No server can be started here.");
  }

  @Override
  public Path data(
      Optional<Path> config, Map<String, String> environment, Map<String, String> options) {
    throw new CommandException(ExitCode.FAILED, "No server can be started here.");
  }

  @Override
  public AccountBook accounts(Path data) throws InterruptedException {
    throw new CommandException(ExitCode.FAILED, "Another process holds %s.".formatted(data));
  }

  @Override
  public List<CheckedEngine> checkEngines(
      Optional<Path> config, Map<String, String> environment, Map<String, String> options)
      throws InterruptedException {
    return List.of();
  }

  @Override
  public List<String> reference() {
    return List.of(SETTING);
  }
}
