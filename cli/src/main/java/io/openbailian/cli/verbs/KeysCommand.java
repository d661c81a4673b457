package io.openbailian.cli.verbs;

import io.openbailian.cli.local.AccountBook;
import io.openbailian.cli.local.CommandContext;
import io.openbailian.cli.output.Texts;
import io.openbailian.cli.verbs.option.Options;
import io.openbailian.client.AccountKind;
import io.openbailian.protocol.Json;
import io.openbailian.text.Parts;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `keys`: the API keys of the local server, whether it runs or not.
final class KeysCommand {
  private static final String ROW = "%-12s  %-12s  %-20s  %-24s  %s";
  private static final String WORKSPACE = "--workspace";
  private static final String NAME = "--name";
  private static final String CALLBACK = "--callback";
  private static final String NOTE = "--note";
  private static final String MODELS = "--models";
  private static final String ENGINES = "--engines";
  private static final String ADDRESSES = "--addresses";
  private static final String EXPIRES = "--expires";
  private static final String OWN_TASKS_ONLY = "--own-tasks-only";
  private static final String GRACE = "--grace-seconds";

  private KeysCommand() {}

  static CommandSpec spec(CommandContext context) {
    return AccountVerb.group(
        "keys",
        List.of(
            new AccountVerb(
                context,
                "create",
                List.of("NAME?"),
                "verb.keys.create",
                terms(Options.value(WORKSPACE, "ID", "keys.workspace")),
                (accounts, given) -> create(context, accounts, given)),
            new AccountVerb(
                context,
                "list",
                List.of(),
                "verb.keys.list",
                List.of(Options.json()),
                (accounts, given) -> list(context, accounts, given.parsed())),
            new AccountVerb(
                context,
                "edit",
                List.of("ID"),
                "verb.keys.edit",
                terms(Options.value(NAME, "NAME", "keys.name")),
                (accounts, given) -> edit(context, accounts, given)),
            new AccountVerb(
                context,
                "rotate",
                List.of("ID"),
                "verb.keys.rotate",
                List.of(Options.number(GRACE, "SECONDS", "keys.grace")),
                (accounts, given) -> rotate(context, accounts, given)),
            closing(context, "disable", "verb.keys.disable", true),
            closing(context, "enable", "verb.keys.enable", false),
            new AccountVerb(
                context,
                "revoke",
                List.of("ID"),
                "verb.keys.revoke",
                List.of(),
                (accounts, given) -> {
                  accounts.delete(AccountKind.KEYS, given.argument(0));
                  context.out().println(given.argument(0) + "\trevoked");
                })));
  }

  private static List<OptionSpec> terms(OptionSpec first) {
    return List.of(
        first,
        Options.value(NOTE, "TEXT", "keys.note"),
        Options.value(MODELS, "NAMES", "keys.models"),
        Options.value(ENGINES, "NAMES", "keys.engines"),
        Options.value(ADDRESSES, "RANGES", "keys.addresses"),
        Options.value(EXPIRES, "TIME", "keys.expires"),
        Options.value(CALLBACK, "URL", "keys.callback"),
        Options.either(OWN_TASKS_ONLY, "keys.own-tasks"));
  }

  private static AccountVerb closing(
      CommandContext context, String name, String about, boolean disabled) {
    return new AccountVerb(
        context,
        name,
        List.of("ID"),
        about,
        List.of(),
        (accounts, given) -> {
          JsonNode _ =
              accounts.edit(
                  AccountKind.KEYS, given.argument(0), Json.object().put("disabled", disabled));
          context.out().println(given.argument(0) + "\t" + name + "d");
        });
  }

  private static void create(CommandContext context, AccountBook accounts, AccountVerb.Given given)
      throws InterruptedException {
    ObjectNode document = document(given.parsed()).put("name", given.argument(0));
    Options.text(given.parsed(), WORKSPACE).ifPresent(id -> document.put("workspace", id));
    JsonNode made = accounts.create(AccountKind.KEYS, document);
    AccountVerb.tellSecret(context, made, "keys.told");
  }

  private static void edit(CommandContext context, AccountBook accounts, AccountVerb.Given given)
      throws InterruptedException {
    ObjectNode document = document(given.parsed());
    Options.text(given.parsed(), NAME).ifPresent(name -> document.put("name", name));
    JsonNode now = accounts.edit(AccountKind.KEYS, given.argument(0), document);
    context.out().println(row(now));
  }

  private static void rotate(CommandContext context, AccountBook accounts, AccountVerb.Given given)
      throws InterruptedException {
    ObjectNode document = Json.object();
    Options.number(given.parsed(), GRACE)
        .ifPresent(seconds -> document.put("grace_seconds", seconds));
    JsonNode made = accounts.rotate(given.argument(0), document);
    AccountVerb.tellSecret(context, made, "keys.told");
  }

  /// What the options say of a key.
  private static ObjectNode document(ParseResult parsed) {
    ObjectNode document = Json.object();
    Options.text(parsed, CALLBACK).ifPresent(address -> document.put("callback", address));
    Options.text(parsed, NOTE).ifPresent(note -> document.put("note", note));
    putList(document, "models", parsed, MODELS);
    putList(document, "engines", parsed, ENGINES);
    putList(document, "addresses", parsed, ADDRESSES);
    Options.text(parsed, EXPIRES)
        .ifPresent(end -> {
          if (end.isEmpty()) {
            document.putNull("expires");
          } else {
            document.put("expires", end);
          }
        });
    Options.either(parsed, OWN_TASKS_ONLY)
        .ifPresent(narrow -> document.put("own_tasks_only", narrow));
    return document;
  }

  private static void putList(
      ObjectNode document, String member, ParseResult parsed, String option) {
    Options.text(parsed, option)
        .ifPresent(text -> {
          ArrayNode list = document.putArray(member);
          parts(text).forEach(list::add);
        });
  }

  private static List<String> parts(String text) {
    return Parts.of(text, ",").stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  private static void list(CommandContext context, AccountBook accounts, ParseResult parsed)
      throws InterruptedException {
    JsonNode all = accounts.list(AccountKind.KEYS).path(AccountKind.KEYS.member());
    if (Options.flag(parsed, Options.JSON)) {
      context.out().println(all.toPrettyString());
      return;
    }
    if (all.isEmpty()) {
      context.terminal().say(Texts.say("keys.none"));
      return;
    }
    context
        .out()
        .println(ROW.formatted("ID", "WORKSPACE", "NAME", "CREATED", "STATE").stripTrailing());
    all.forEach(key -> context.out().println(row(key)));
  }

  private static String row(JsonNode key) {
    return ROW.formatted(
            AccountVerb.text(key, "id"),
            AccountVerb.text(key, "workspace"),
            AccountVerb.text(key, "name"),
            AccountVerb.text(key, "created"),
            state(key))
        .stripTrailing();
  }

  private static String state(JsonNode key) {
    if (key.has("revoked")) {
      return "revoked " + AccountVerb.text(key, "revoked");
    }
    if (key.path("disabled").asBoolean(false)) {
      return "disabled";
    }
    return key.has("expires") ? "expires " + AccountVerb.text(key, "expires") : "";
  }
}
