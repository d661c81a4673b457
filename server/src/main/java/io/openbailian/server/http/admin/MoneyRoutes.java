package io.openbailian.server.http.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.openbailian.engine.Time;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.AdminRole;
import io.openbailian.server.admission.Change;
import io.openbailian.server.admission.KeyAdministration;
import io.openbailian.server.http.exchange.BodyReader;
import io.openbailian.server.http.exchange.Exchange;
import io.openbailian.server.http.exchange.Routes;
import io.openbailian.server.ledger.Balance;
import io.openbailian.server.ledger.Budget;
import io.openbailian.server.ledger.LedgerEntry;
import io.openbailian.server.ledger.Money;
import io.openbailian.server.ledger.Spending;
import io.openbailian.server.ledger.sql.SqlLedger;
import io.openbailian.server.task.IdSource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/admin/v1`: balances, grants, refunds, budgets, and what was spent.
public final class MoneyRoutes implements Routes {
  private static final String BUDGETS = AdminRoutes.ROOT + "/budgets";
  private static final String AMOUNT = "amount";
  private static final String NOTE = "note";
  private static final int LONGEST_NOTE = 256;
  private static final int LONGEST_AMOUNT = 30;
  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
  private static final AdminRole[] ANYBODY = AdminRole.values();

  private final SqlLedger ledger;
  private final KeyAdministration accounts;
  private final BodyReader bodies;
  private final IdSource ids;
  private final Time time;

  public MoneyRoutes(
      SqlLedger ledger, KeyAdministration accounts, BodyReader bodies, IdSource ids, Time time) {
    this.ledger = ledger;
    this.accounts = accounts;
    this.bodies = bodies;
    this.ids = ids;
    this.time = time;
  }

  /// What is done with the document of a request.
  private interface Verb {
    ObjectNode on(Context context, JsonNode document, Change change) throws InterruptedException;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(AdminRoutes.ROOT + "/balances", this::balances);
    routes.post(
        AdminRoutes.ROOT + "/workspaces/{id}/grants",
        changes("balance.grant", List.of(AMOUNT, NOTE), this::grant));
    routes.post(
        AdminRoutes.ROOT + "/refunds",
        changes("balance.refund", List.of("id", AMOUNT, NOTE), this::refund));
    routes.get(BUDGETS, this::budgets);
    routes.post(
        BUDGETS,
        changes(
            "budget.create", List.of("scope", "subject", "period", AMOUNT, "stops"), this::budget));
    routes.delete(BUDGETS + "/{id}", this::removeBudget);
    routes.get(AdminRoutes.ROOT + "/usage", this::usage);
    routes.get(AdminRoutes.ROOT + "/ledger/verify", this::verify);
    routes.get(AdminRoutes.ROOT + "/ledger/{id}", this::lines);
  }

  private Handler changes(String action, List<String> members, Verb verb) {
    JsonShape shape = JsonShape.of(members.stream().map(List::of).toList());
    return context -> {
      AdminAccess.Actor actor = AdminAccess.require(context, AdminRole.ADMIN);
      bodies.read(
          context,
          shape,
          document ->
              Exchange.answer(
                  context,
                  200,
                  verb.on(
                      context,
                      object(document, members),
                      new Change(actor.name(), action, time.now()))));
    };
  }

  private static JsonNode object(JsonReading.Read document, List<String> members) {
    if (!document.tree().isObject()) {
      throw new WireException(ErrorCode.ILLEGAL_INPUT.with().sent("the body is no JSON object"));
    }
    if (!document.unknown().isEmpty()) {
      throw refused(
          "%s: there is no such member; legal are %s"
              .formatted(document.unknown().getFirst(), String.join(", ", members)));
    }
    return document.tree();
  }

  private static WireException refused(String sentence) {
    return new WireException(ErrorCode.INVALID_PARAMETER.with(sentence));
  }

  private void balances(Context context) throws InterruptedException {
    AdminAccess.Actor _ = AdminAccess.require(context, ANYBODY);
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("balances");
    ledger.balances().forEach(balance -> list.add(document(balance)));
    Exchange.answer(context, 200, answer);
  }

  private ObjectNode document(Balance balance) {
    ObjectNode node = Json.object();
    node.put("workspace", balance.workspace());
    node.put("limited", balance.limited());
    node.put("currency", ledger.currency());
    node.put("granted", balance.granted().yuan());
    node.put("spent", balance.spent().yuan());
    node.put("reserved", balance.reserved().yuan());
    node.put("remaining", balance.remaining().yuan());
    return node;
  }

  private ObjectNode grant(Context context, JsonNode document, Change change) {
    String workspace = context.pathParam("id");
    if (accounts.workspace(workspace).isEmpty()) {
      throw missing("there is no workspace '%s'".formatted(workspace));
    }
    return document(ledger.grant(workspace, amount(document), note(document), change));
  }

  private static WireException missing(String hint) {
    return new WireException(ErrorCode.NOT_FOUND.with().withHint(hint));
  }

  private ObjectNode refund(Context context, JsonNode document, Change change) {
    String id = document.path("id").asString("");
    Money left =
        ledger
            .refund(id, amount(document), note(document), change)
            .orElseThrow(() ->
                missing("no call '%s' has cost so much; GET …/ledger/ID shows it".formatted(id)));
    return Json.object().put("id", id).put("spent", left.yuan());
  }

  /// A number, or a text that keeps every digit.
  private static Money amount(JsonNode document) {
    JsonNode value = document.path(AMOUNT);
    String text = value.isNumber() || value.isString() ? value.asString() : "";
    try {
      Money amount = text.length() > LONGEST_AMOUNT ? Money.NONE : Money.of(new BigDecimal(text));
      if (amount.compareTo(Money.NONE) > 0) {
        return amount;
      }
    } catch (IllegalArgumentException e) { // NumberFormatException is one
      // said below, with what is legal
    }
    throw refused(
        "amount: this is more than 0, in yuan, with at most nine digits behind the point (amount: %s)"
            .formatted(text.length() > LONGEST_AMOUNT ? "too long" : text));
  }

  private static String note(JsonNode document) {
    String note = document.path(NOTE).asString("");
    if (note.length() > LONGEST_NOTE) {
      throw refused("note: it has at most %d characters".formatted(LONGEST_NOTE));
    }
    return note;
  }

  private void budgets(Context context) throws InterruptedException {
    AdminAccess.Actor _ = AdminAccess.require(context, ANYBODY);
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("budgets");
    for (Budget budget : ledger.budgets()) {
      list.add(budget.document().put("used", ledger.used(budget).yuan()));
    }
    Exchange.answer(context, 200, answer);
  }

  private ObjectNode budget(Context context, JsonNode document, Change change) {
    Budget.Scope scope = choice(document, "scope", Budget.Scope.values());
    String subject = document.path("subject").asString("");
    boolean isThere =
        switch (scope) {
          case ALL -> subject.isEmpty();
          case WORKSPACE -> accounts.workspace(subject).isPresent();
          case KEY -> accounts.key(subject).isPresent();
        };
    if (!isThere) {
      throw refused("subject: '%s' is no %s".formatted(subject, name(scope)));
    }
    Budget budget =
        new Budget(
            "b-" + ids.next().substring(0, 8),
            scope,
            subject,
            choice(document, "period", Budget.Period.values()),
            amount(document),
            document.path("stops").asBoolean(true));
    return ledger.add(budget, change).document();
  }

  private static <E extends Enum<E>> E choice(JsonNode document, String member, E[] values) {
    String text = document.path(member).asString("");
    return Arrays.stream(values)
        .filter(value -> name(value).equals(text))
        .findFirst()
        .orElseThrow(() ->
            refused(
                "%s: this is one of %s, not '%s'"
                    .formatted(
                        member,
                        String.join(", ", Arrays.stream(values).map(MoneyRoutes::name).toList()),
                        text)));
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private void removeBudget(Context context) {
    AdminAccess.Actor actor = AdminAccess.require(context, AdminRole.ADMIN);
    String id = context.pathParam("id");
    if (!ledger.removeBudget(id, new Change(actor.name(), "budget.delete", time.now()))) {
      throw missing("there is no budget '%s'".formatted(id));
    }
    Exchange.answer(context, 200, Json.object().put("id", id).put("removed", true));
  }

  private void usage(Context context) throws InterruptedException {
    AdminAccess.Actor _ = AdminAccess.require(context, ANYBODY);
    List<Spending> rows =
        ledger.usage(day(context, "from", FIRST_DAY), day(context, "to", LAST_DAY));
    if ("csv".equals(context.queryParam("format"))) {
      csv(context, rows);
      return;
    }
    Money sum = rows.stream().map(Spending::amount).reduce(Money.NONE, Money::plus);
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("usage");
    for (Spending row : rows) {
      ObjectNode node = list.addObject();
      node.put("day", row.day().toString());
      node.put("workspace", row.workspace());
      node.put("key", row.key());
      node.put("model", row.model());
      node.put("calls", row.calls());
      node.put("units", row.units().in());
      node.put("units_out", row.units().out());
      node.put(AMOUNT, row.amount().yuan());
    }
    answer.put("sum", sum.yuan());
    answer.put("currency", ledger.currency());
    Exchange.answer(context, 200, answer);
  }

  private static LocalDate day(Context context, String name, LocalDate otherwise) {
    String text = Optional.ofNullable(context.queryParam(name)).orElse("");
    try {
      return text.isEmpty() ? otherwise : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw refused("%s: a day is written like 2026-11-29 (%s: %s)".formatted(name, name, text));
    }
  }

  /// Ids and names of models need no quotation marks.
  private static void csv(Context context, List<Spending> rows) {
    StringBuilder text =
        new StringBuilder("day,workspace,key,model,calls,units,units_out,amount_cny\n");
    for (Spending row : rows) {
      text.append(
          "%s,%s,%s,%s,%d,%d,%d,%s\n"
              .formatted(
                  row.day(),
                  row.workspace(),
                  row.key(),
                  row.model(),
                  row.calls(),
                  row.units().in(),
                  row.units().out(),
                  row.amount()));
    }
    context
        .contentType("text/csv; charset=utf-8")
        .result(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void verify(Context context) throws InterruptedException {
    AdminAccess.Actor _ = AdminAccess.require(context, ANYBODY);
    ObjectNode answer = Json.object();
    List<String> differences = ledger.verify();
    answer.put("agrees", differences.isEmpty());
    differences.forEach(answer.putArray("differences")::add);
    Exchange.answer(context, 200, answer);
  }

  private void lines(Context context) throws InterruptedException {
    AdminAccess.Actor _ = AdminAccess.require(context, ANYBODY);
    List<LedgerEntry> found = ledger.of(context.pathParam("id"));
    if (found.isEmpty()) {
      throw missing("nothing was charged for '%s'".formatted(context.pathParam("id")));
    }
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("entries");
    for (LedgerEntry entry : found) {
      ObjectNode node = list.addObject();
      node.put("number", entry.number());
      node.put("at", entry.at().toString());
      node.put("workspace", entry.workspace());
      node.put("key", entry.key());
      node.put("model", entry.model());
      node.put("kind", name(entry.kind()));
      node.put(AMOUNT, entry.amount().yuan());
      node.put("units", entry.units().in());
      node.put("units_out", entry.units().out());
      node.put(NOTE, entry.note());
    }
    answer.put("spent", LedgerEntry.spent(found).yuan());
    Exchange.answer(context, 200, answer);
  }
}
