package io.openbailian.cli.verbs;

import io.openbailian.cli.local.AccountBook;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.verbs.option.Options;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;

/// `webhooks`: messages of the local server about the ends of tasks, whether it runs or not.
final class WebhooksCommand {
  private static final String DEAD = "--dead";
  private static final String ROTATE = "--rotate";
  private static final String ROW = "%-36s  %-7s  %5s  %-40s  %s";

  private WebhooksCommand() {}

  static CommandSpec spec(CommandContext context) {
    return AccountVerb.group(
        "webhooks",
        List.of(
            new AccountVerb(
                context,
                "list",
                List.of(),
                "verb.webhooks.list",
                List.of(Options.flag(DEAD, "webhooks.dead"), Options.json()),
                (accounts, given) -> list(context, accounts, given.parsed())),
            new AccountVerb(
                context,
                "resend",
                List.of("ID"),
                "verb.webhooks.resend",
                List.of(),
                (accounts, given) -> accounts.resendWebhook(given.argument(0))),
            new AccountVerb(
                context,
                "secret",
                List.of("WORKSPACE"),
                "verb.webhooks.secret",
                List.of(Options.flag(ROTATE, "webhooks.rotate")),
                (accounts, given) ->
                    context
                        .out()
                        .println(
                            AccountVerb.text(
                                accounts.webhookSecret(
                                    given.argument(0), Options.flag(given.parsed(), ROTATE)),
                                "secret")))));
  }

  private static void list(CommandContext context, AccountBook accounts, ParseResult parsed)
      throws InterruptedException {
    JsonNode all = accounts.webhooks(Options.flag(parsed, DEAD)).path("webhooks");
    if (Options.flag(parsed, Options.JSON)) {
      context.out().println(all.toPrettyString());
      return;
    }
    context.out().println(ROW.formatted("ID", "STATE", "TRIES", "URL", "LAST"));
    all.forEach(one ->
        context
            .out()
            .println(
                ROW.formatted(
                    AccountVerb.text(one, "id"),
                    AccountVerb.text(one, "state"),
                    one.path("tries").asInt(),
                    AccountVerb.text(one, "url"),
                    AccountVerb.text(one, "last"))));
  }
}
