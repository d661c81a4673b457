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

/// `workspaces`: the workspaces of the local server, whether it runs or not.
final class WorkspacesCommand {
  private static final String ROW = "%-12s  %-24s  %s";

  private WorkspacesCommand() {}

  static CommandSpec spec(CommandContext context) {
    return AccountVerb.group(
        "workspaces",
        List.of(
            new AccountVerb(
                context,
                "create",
                List.of("NAME?"),
                "verb.workspaces.create",
                List.of(),
                (accounts, given) -> {
                  JsonNode made =
                      accounts.create(
                          AccountKind.WORKSPACES, Json.object().put("name", given.argument(0)));
                  context.out().println(AccountVerb.text(made, "id"));
                }),
            new AccountVerb(
                context,
                "list",
                List.of(),
                "verb.workspaces.list",
                List.of(Options.json()),
                (accounts, given) -> list(context, accounts, given.parsed())),
            new AccountVerb(
                context,
                "rename",
                List.of("ID", "NAME"),
                "verb.workspaces.rename",
                List.of(),
                (accounts, given) -> {
                  JsonNode now =
                      accounts.edit(
                          AccountKind.WORKSPACES,
                          given.argument(0),
                          Json.object().put("name", given.argument(1)));
                  context.out().println(row(now));
                })));
  }

  private static void list(CommandContext context, AccountBook accounts, ParseResult parsed)
      throws InterruptedException {
    JsonNode all = accounts.list(AccountKind.WORKSPACES).path(AccountKind.WORKSPACES.member());
    if (Options.flag(parsed, Options.JSON)) {
      context.out().println(all.toPrettyString());
      return;
    }
    context.out().println(ROW.formatted("ID", "NAME", "CREATED"));
    all.forEach(one -> context.out().println(row(one)));
  }

  private static String row(JsonNode workspace) {
    return ROW.formatted(
        AccountVerb.text(workspace, "id"),
        AccountVerb.text(workspace, "name"),
        AccountVerb.text(workspace, "created"));
  }
}
