package io.openbailian.cli.verbs;

import io.openbailian.cli.local.AccountBook;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.client.AccountKind;
import io.openbailian.protocol.Json;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `admin-keys`: the keys of the local server's admin API, whether it runs or not.
final class AdminKeysCommand {
  private static final String ROW = "%-12s  %-9s  %-20s  %-24s  %s";
  private static final String ROLE = "--role";
  private static final String EXPIRES = "--expires";

  private AdminKeysCommand() {}

  static CommandSpec spec(CommandContext context) {
    return AccountVerb.group(
        "admin-keys",
        List.of(
            new AccountVerb(
                context,
                "create",
                List.of("NAME?"),
                "verb.admin-keys.create",
                List.of(
                    Options.value(ROLE, "ROLE", "admin-keys.role"),
                    Options.value(EXPIRES, "TIME", "keys.expires")),
                (accounts, given) -> create(context, accounts, given)),
            new AccountVerb(
                context,
                "list",
                List.of(),
                "verb.admin-keys.list",
                List.of(Options.json()),
                (accounts, given) -> list(context, accounts, given.parsed())),
            new AccountVerb(
                context,
                "revoke",
                List.of("ID"),
                "verb.admin-keys.revoke",
                List.of(),
                (accounts, given) -> {
                  accounts.delete(AccountKind.ADMIN_KEYS, given.argument(0));
                  context.out().println(given.argument(0) + "\trevoked");
                })));
  }

  private static void create(CommandContext context, AccountBook accounts, AccountVerb.Given given)
      throws InterruptedException {
    ObjectNode document = Json.object().put("name", given.argument(0));
    document.put("role", Options.text(given.parsed(), ROLE).orElse("admin"));
    Options.text(given.parsed(), EXPIRES).ifPresent(end -> document.put("expires", end));
    AccountVerb.tellSecret(
        context, accounts.create(AccountKind.ADMIN_KEYS, document), "admin-keys.told");
  }

  private static void list(CommandContext context, AccountBook accounts, ParseResult parsed)
      throws InterruptedException {
    JsonNode all = accounts.list(AccountKind.ADMIN_KEYS).path(AccountKind.ADMIN_KEYS.member());
    if (Options.flag(parsed, Options.JSON)) {
      context.out().println(all.toPrettyString());
      return;
    }
    context.out().println(ROW.formatted("ID", "ROLE", "NAME", "CREATED", "REVOKED"));
    for (JsonNode key : all) {
      context
          .out()
          .println(
              ROW.formatted(
                      AccountVerb.text(key, "id"),
                      AccountVerb.text(key, "role"),
                      AccountVerb.text(key, "name"),
                      AccountVerb.text(key, "created"),
                      AccountVerb.text(key, "revoked"))
                  .stripTrailing());
    }
  }
}
