package io.openbailian.cli.verbs;

import io.openbailian.cli.local.BackgroundServer;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.LocalServer;
import io.openbailian.cli.local.ServerLauncher;
import io.openbailian.cli.local.Variables;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.client.LocalAdmin;
import io.openbailian.protocol.RunFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `serve`: the server, until it is told to stop.
final class ServeCommand implements Command {
  private static final String PORT = "--port";
  private static final String HOST = "--host";
  private static final String CONFIG = "--config";
  private static final String BACKGROUND = "--background";
  private static final String WAIT_READY = "--wait-ready";
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final String CONFIG_VARIABLE = "OPENBAILIAN_CONFIG";

  private final CommandContext context;

  ServeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpecs.of(this, "serve");
    return Options.help(
        spec.addOption(port())
            .addOption(Options.value(HOST, "ADDRESS", "serve.host"))
            .addOption(Options.value(Options.DATA, "DIR", "serve.data"))
            .addOption(Options.value(CONFIG, "FILE", "serve.config"))
            .addOption(Options.flag(BACKGROUND, "serve.background"))
            .addOption(Options.flag(WAIT_READY, "serve.wait-ready")));
  }

  private static OptionSpec port() {
    return OptionSpec.builder(PORT, "-p")
        .paramLabel("PORT")
        .type(Integer.class)
        .description("serve.port")
        .build();
  }

  /// The same, with all settings behind its options.
  static void explain(CommandSpec spec, ServerLauncher servers) {
    String[] lines =
        Stream.concat(Stream.of("", Texts.say("serve.settings")), servers.reference().stream())
            .map(line -> line.replace("%", "%%"))
            .toArray(String[]::new);
    spec.usageMessage().footer(lines);
  }

  @Override
  public ExitCode run(ParseResult parsed) throws InterruptedException, IOException {
    if (Options.flag(parsed, BACKGROUND)) {
      return runBehind(parsed);
    }
    try (ServerLauncher.Running server =
        context.servers().get().start(config(parsed), context.environment(), options(parsed))) {
      if (Options.flag(parsed, WAIT_READY)) {
        awaitReady(server);
      }
      greet(server);
      server.awaitStop();
      return ExitCode.OK;
    } catch (InterruptedException e) {
      return ExitCode.OK; // Ctrl-C is how a server is stopped
    }
  }

  private ExitCode runBehind(ParseResult parsed) throws InterruptedException, IOException {
    Path data =
        context.servers().get().data(config(parsed), context.environment(), options(parsed));
    Optional<LocalServer> other = LocalServer.runningOn(data);
    if (other.isPresent()) {
      throw new CommandException(
          ExitCode.FAILED, Texts.say("serve.already", data, other.get().url()));
    }
    BackgroundServer server = BackgroundServer.start(data, inFront(parsed));
    context.out().print(server.awaitStart(context.pace()));
    context
        .out()
        .println(
            Texts.say("serve.in-background", server.pid(), data.resolve(BackgroundServer.LOG)));
    return ExitCode.OK;
  }

  /// The same command line without the option for the background.
  private static List<String> inFront(ParseResult parsed) {
    List<String> arguments = new ArrayList<>(List.of("serve"));
    for (String name : List.of(PORT, HOST, Options.DATA, CONFIG)) {
      if (parsed.hasMatchedOption(name)) {
        arguments.add(name + "=" + parsed.matchedOption(name).getValue());
      }
    }
    if (Options.flag(parsed, WAIT_READY)) {
      arguments.add(WAIT_READY);
    }
    return arguments;
  }

  private void awaitReady(ServerLauncher.Running server) throws InterruptedException {
    try (LocalAdmin admin = new LocalAdmin(server.url(), server.token())) {
      while (!admin.ready()) {
        context.pace().pause(PAUSE);
      }
    }
  }

  private Optional<Path> config(ParseResult parsed) {
    return Options.text(parsed, CONFIG)
        .or(() -> context.variable(CONFIG_VARIABLE))
        .map(context.folder()::resolve);
  }

  private static Map<String, String> options(ParseResult parsed) {
    Map<String, String> options = new HashMap<>();
    if (parsed.hasMatchedOption(PORT)) {
      options.put("port", parsed.matchedOption(PORT).getValue().toString());
    }
    Options.text(parsed, HOST).ifPresent(host -> options.put("host", host));
    Options.text(parsed, Options.DATA).ifPresent(data -> options.put("data", data));
    return options;
  }

  private void greet(ServerLauncher.Running server) {
    URI base = RunFile.base(server.url());
    server.firstKey().ifPresentOrElse(key -> introduce(server.url(), key), () -> remind(server));
    server
        .firstKeysOfRegions()
        .forEach(
            (region, key) -> context.out().println(Texts.say("serve.region-key", region, key)));
    server.consoleLink().ifPresent(link -> context.out().println(Texts.say("serve.console", link)));
    context
        .out()
        .println(
            BackgroundServer.isThis()
                ? Texts.say("serve.listens-behind", base, server.data())
                : Texts.say("serve.listens", base, server.data()));
    context.out().flush();
  }

  /// Keys are kept as hashes, so none can be shown again.
  private void remind(ServerLauncher.Running server) {
    String variables =
        String.join("\n  ", Variables.Shell.SH.lines(Variables.of(server.url(), Optional.empty())));
    context.out().println(Texts.say("serve.later", variables));
  }

  private void introduce(URI root, String key) {
    String variables =
        String.join("\n  ", Variables.Shell.SH.lines(Variables.of(root, Optional.of(key))));
    context.out().println(Texts.say("serve.first", variables));
  }
}
