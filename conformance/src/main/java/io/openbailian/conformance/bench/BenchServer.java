package io.openbailian.conformance.bench;

import io.openbailian.server.Assembly;
import io.openbailian.server.config.SettingsLoader;
import java.util.Map;
import java.util.Optional;

/// The server under test in a process of its own, configured by `OPENBAILIAN_*` alone. Who started
/// it finds it by the `run.json` of its data folder, as the command line does.
public final class BenchServer {
  private BenchServer() {}

  public static void main(String[] arguments) throws InterruptedException {
    Assembly.start(SettingsLoader.load(Optional.empty(), System.getenv(), Map.of())).awaitStop();
  }
}
