package io.openbailian.cli;

import io.openbailian.catalog.load.CatalogLoader;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.ServerLauncher;
import io.openbailian.cli.output.StandardInput;
import io.openbailian.cli.output.Terminal;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.request.CatalogModels;
import io.openbailian.cli.request.KnownModels;
import io.openbailian.cli.verbs.Commands;
import io.openbailian.client.ClientClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Runs commands as a shell would, and keeps what they print.
public final class Shell {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();
  private final Path folder;
  private Supplier<KnownModels> models = TwoModels::new;
  private boolean terminal;
  private StandardInput input = StandardInput.none();
  private ServerLauncher servers = new NoServers();

  public Shell(Path folder) {
    this.folder = folder;
  }

  public Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// Speaks to the service as if it were far away.
  public Shell at(FakeService service) {
    return with("OPENBAILIAN_BASE_URL", service.root().toString())
        .with("OPENBAILIAN_API_KEY", "sk-test");
  }

  public Shell with(ServerLauncher launcher) {
    servers = launcher;
    return this;
  }

  /// With the catalogue of the program.
  public Shell withAllModels() {
    models = () -> new CatalogModels(CatalogLoader.builtIn(), Texts.chinese());
    return this;
  }

  /// With a text that is piped into its commands.
  public Shell piped(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    input = new StandardInput(new ByteArrayInputStream(bytes), true);
    return this;
  }

  Shell onTerminal() {
    terminal = true;
    return this;
  }

  public int run(String... arguments) {
    var context =
        new CommandContext(
            new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                input,
                folder,
                terminal,
                new Hurry(),
                false),
            environment,
            folder.resolve("home"),
            models,
            () -> servers);
    return new Commands(context).run(List.of(arguments));
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /// Time that passes when it is waited for, and is never waited for.
  private static final class Hurry implements ClientClock {
    private long nanos;

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      nanos += duration.toNanos();
    }
  }
}
