package io.openbailian.cli.verbs;

import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.ExitCode;
import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.Texts;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `ledger`: what the local server has charged.
final class LedgerCommand {
  private LedgerCommand() {}

  static CommandSpec spec(CommandContext context) {
    return AccountVerb.group(
        "ledger",
        List.of(
            new AccountVerb(
                context,
                "verify",
                List.of(),
                "verb.ledger.verify",
                List.of(),
                (accounts, _) -> {
                  List<String> differences = accounts.verifyLedger();
                  differences.forEach(one -> context.out().println(Printable.of(one)));
                  if (!differences.isEmpty()) {
                    throw new CommandException(ExitCode.FAILED, Texts.say("ledger.wrong"));
                  }
                  context.out().println(Texts.say("ledger.right"));
                })));
  }
}
