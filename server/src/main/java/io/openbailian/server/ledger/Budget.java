package io.openbailian.server.ledger;

import io.openbailian.protocol.Json;
import java.time.LocalDate;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// A bound on what may be spent in a period.
///
/// @param id for example `b-3f9a2c1d`
/// @param subject whose spending is counted: id of a key or a workspace; empty for all
/// @param stops whether more is refused, or only told to the operator's log
public record Budget(
    String id, Scope scope, String subject, Period period, Money amount, boolean stops) {

  /// Whose spending a budget counts.
  public enum Scope {
    KEY,
    WORKSPACE,
    ALL
  }

  /// How long a budget counts before it begins anew.
  public enum Period {
    DAY,
    MONTH;

    /// The name of the period that has this day, for example `2026-11` or `2026-11-29`.
    public String of(LocalDate day) {
      return switch (this) {
        case DAY -> day.toString();
        case MONTH -> day.toString().substring(0, "2026-11".length());
      };
    }
  }

  /// Whether it counts what this key of this workspace spends.
  public boolean counts(String workspace, String key) {
    return switch (scope) {
      case KEY -> subject.equals(key);
      case WORKSPACE -> subject.equals(workspace);
      case ALL -> true;
    };
  }

  /// As administrators see it.
  public ObjectNode document() {
    ObjectNode node = Json.object();
    node.put("id", id);
    node.put("scope", scope.name().toLowerCase(Locale.ROOT));
    node.put("subject", subject);
    node.put("period", period.name().toLowerCase(Locale.ROOT));
    node.put("amount", amount.yuan());
    node.put("stops", stops);
    return node;
  }
}
