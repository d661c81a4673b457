package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.local.LocalServer;
import io.openbailian.cli.local.ServerLauncher;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Printable;
import io.openbailian.client.LocalAdmin;
import io.openbailian.client.RefusedException;
import io.openbailian.protocol.client.KeyAnswer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `keys`: the API keys of the local server, whether it runs or not.
final class KeysCommand {
  private static final String ROW = "%-14s  %-20s  %-24s  %s";

  private KeysCommand() {}

  /// What a verb does with the keys.
  private interface Work {
    ExitCode on(ServerLauncher.Keys keys, String argument) throws InterruptedException;
  }

  /// One verb: its specification and its work.
  private record Verb(
      CommandContext context, String name, String label, String arity, String about, Work work)
      implements Command {

    @Override
    public CommandSpec spec() {
      CommandSpec spec = CommandSpecs.of(this, name);
      spec.usageMessage().description(about);
      if (!label.isEmpty()) {
        spec.addPositional(
            PositionalParamSpec.builder()
                .paramLabel(label)
                .arity(arity)
                .type(String.class)
                .build());
      }
      return Options.help(spec.addOption(Options.data()));
    }

    @Override
    public ExitCode run(ParseResult parsed) throws InterruptedException {
      String argument =
          parsed.matchedPositionals().isEmpty()
              ? ""
              : parsed.matchedPositional(0).<String>getValue();
      try (ServerLauncher.Keys keys = open(context, Options.dataFolder(context, parsed))) {
        return work.on(keys, argument);
      }
    }
  }

  static CommandSpec spec(CommandContext context) {
    CommandSpec spec = CommandSpecs.group("keys");
    for (Verb verb : verbs(context)) {
      CommandSpecs.put(spec, verb.spec());
    }
    return Options.help(spec);
  }

  private static List<Verb> verbs(CommandContext context) {
    return List.of(
        new Verb(
            context,
            "create",
            "NAME",
            "0..1",
            "Create a key. It is printed this once and stored as a hash.",
            (keys, name) -> create(context, keys, name)),
        new Verb(
            context,
            "list",
            "",
            "0",
            "List all keys, revoked ones too.",
            (keys, _) -> list(context, keys)),
        new Verb(
            context,
            "revoke",
            "ID",
            "1",
            "Revoke a key at once.",
            (keys, id) -> revoke(context, keys, id)));
  }

  private static ExitCode create(CommandContext context, ServerLauncher.Keys keys, String name)
      throws InterruptedException {
    KeyAnswer made = made(keys, name);
    context.out().println(made.key().orElse(""));
    context.err().println("This is key %s; it cannot be shown again.".formatted(made.id()));
    return ExitCode.OK;
  }

  /// A name that cannot be one is refused in the same words whether a server runs or not.
  private static KeyAnswer made(ServerLauncher.Keys keys, String name) throws InterruptedException {
    try {
      return keys.create(name);
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(String.valueOf(e.getMessage()));
    }
  }

  private static ExitCode list(CommandContext context, ServerLauncher.Keys keys)
      throws InterruptedException {
    List<KeyAnswer> all = keys.list();
    if (all.isEmpty()) {
      context.err().println("No keys.");
      return ExitCode.OK;
    }
    context.out().println(ROW.formatted("ID", "NAME", "CREATED", "REVOKED").stripTrailing());
    for (KeyAnswer key : all) {
      context
          .out()
          .println(
              ROW.formatted(
                      key.id(),
                      Printable.of(key.name()),
                      key.created().orElse(""),
                      key.revoked().orElse(""))
                  .stripTrailing());
    }
    return ExitCode.OK;
  }

  private static ExitCode revoke(CommandContext context, ServerLauncher.Keys keys, String id)
      throws InterruptedException {
    if (!keys.revoke(id)) {
      throw new CommandException(
          ExitCode.FAILED,
          "There is no key '%s' in use; 'bailian keys list' lists them.".formatted(id));
    }
    context.out().println(id + "\trevoked");
    return ExitCode.OK;
  }

  private static ServerLauncher.Keys open(CommandContext context, Path data)
      throws InterruptedException {
    Optional<LocalServer> live = LocalServer.runningOn(data);
    return live.isPresent()
        ? new RemoteKeys(live.get().admin())
        : context.servers().get().keys(data);
  }

  /// The keys of a server that runs.
  private record RemoteKeys(LocalAdmin admin) implements ServerLauncher.Keys {
    private static final int NOT_FOUND = 404;

    @Override
    public KeyAnswer create(String name) throws InterruptedException {
      return admin.create(name);
    }

    @Override
    public List<KeyAnswer> list() throws InterruptedException {
      return admin.list();
    }

    @Override
    public boolean revoke(String id) throws InterruptedException {
      try {
        admin.revoke(id);
        return true;
      } catch (RefusedException e) {
        if (e.status() == NOT_FOUND) {
          return false;
        }
        throw e;
      }
    }

    @Override
    public void close() {
      admin.close();
    }
  }
}
