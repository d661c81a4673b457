package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.ServerLauncher;
import io.openbailian.cli.local.Variables;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.protocol.RunFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
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
            .addOption(
                Options.value(HOST, "ADDRESS", "The address to listen on (default: 127.0.0.1)."))
            .addOption(
                Options.value(Options.DATA, "DIR", "The data folder (default: ~/.openbailian)."))
            .addOption(
                Options.value(
                    CONFIG, "FILE", "The configuration, YAML. Variable: OPENBAILIAN_CONFIG.")));
  }

  private static OptionSpec port() {
    return OptionSpec.builder(PORT, "-p")
        .paramLabel("PORT")
        .type(Integer.class)
        .description("The port to listen on; 0 takes any free one (default: 8686).")
        .build();
  }

  /// The same, with all settings behind its options.
  static void explain(CommandSpec spec, ServerLauncher servers) {
    String[] lines =
        Stream.concat(
                Stream.of("", "Settings of the file and their variables:"),
                servers.reference().stream())
            .map(line -> line.replace("%", "%%"))
            .toArray(String[]::new);
    spec.usageMessage().footer(lines);
  }

  @Override
  public ExitCode run(ParseResult parsed) throws InterruptedException {
    try (ServerLauncher.Running server =
        context.servers().get().start(config(parsed), context.environment(), options(parsed))) {
      greet(server);
      server.awaitStop();
      return ExitCode.OK;
    } catch (InterruptedException e) {
      return ExitCode.OK; // Ctrl-C is how a server is stopped
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
        .consoleLink()
        .ifPresent(link ->
            context
                .out()
                .println(
                    """
                    The console (this link signs in once, within a minute; 'bailian console' prints another):

                      %s
                    """
                        .formatted(link)));
    context
        .out()
        .println(
            "OpenBailian listens at %s, its data is in %s. Ctrl-C stops it."
                .formatted(base, server.data()));
    context.out().flush();
  }

  /// Keys are kept as hashes, so none can be shown again.
  private void remind(ServerLauncher.Running server) {
    String variables =
        String.join("\n  ", Variables.Shell.SH.lines(Variables.of(server.url(), Optional.empty())));
    context
        .out()
        .println(
            """
            To point SDKs at this server, with a key of yours ('bailian keys create' makes another, 'bailian env' prints
            these lines with a key of the moment):

              %s
            """
                .formatted(variables));
  }

  private void introduce(URI root, String key) {
    String variables =
        String.join("\n  ", Variables.Shell.SH.lines(Variables.of(root, Optional.of(key))));
    context
        .out()
        .println(
            """
            This is the first start here, so a key was made; it is shown this once. To point SDKs at this server
            ('bailian env' prints it again, with a key of the moment):

              %s
            """
                .formatted(variables));
  }
}
