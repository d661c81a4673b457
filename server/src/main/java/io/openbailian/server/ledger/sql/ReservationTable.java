package io.openbailian.server.ledger.sql;

import io.openbailian.catalog.model.PriceUnit;
import io.openbailian.protocol.Json;
import io.openbailian.server.admission.Principal;
import io.openbailian.server.ledger.Money;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The statements on the table `reservation`: what is set aside for calls that have not ended.
///
/// @param shared whether other nodes have the table too: then a reservation names its node
record ReservationTable(boolean shared) {
  private static final String ADD =
      """
      INSERT INTO reservation (id, task, workspace, key_id, model, unit, most, most_out, price_in,
                               price_out, offers, amount, day, free, free_most, free_period)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String OF_NODE = "UPDATE reservation SET node = ? WHERE id = ?";

  /// Of a workspace, by one transaction at a time.
  private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(8687, hashtext(?))";

  private static final String FIND =
      """
      SELECT id, task, workspace, key_id, model, unit, most, most_out, price_in, price_out, offers,
             amount, day, free, free_most, free_period
      FROM reservation WHERE id = ?
      """;

  private static final String GROW =
      "UPDATE reservation SET most = most + ?, amount = amount + ?, free = free + ? WHERE id = ?";

  /// What was set aside for a call, and at which price.
  ///
  /// @param day that it counts for
  /// @param free units of the most that are for nothing
  record Reservation(
      String id,
      boolean isTask,
      Principal payer,
      String model,
      Quote quote,
      Money amount,
      String day,
      Free free) {}

  /// What was set aside of a free quota.
  ///
  /// @param units set aside
  /// @param most that the quota has
  /// @param period that they belong to; empty where nothing is free
  record Free(long units, long most, String period) {}

  /// What is looked at until the transaction ends is not changed by another. One thread writes on
  /// one node; nodes have to wait for each other.
  void lock(Transaction transaction, String workspace) throws SQLException {
    if (shared) {
      Optional<Integer> _ = transaction.first(LOCK, row -> row.getInt(1), workspace);
    }
  }

  /// Says which node makes the call, so that it is let go when the node is gone.
  void isOf(Transaction transaction, String id, String node) throws SQLException {
    if (shared) {
      transaction.update(OF_NODE, node, id);
    }
  }

  /// The open reservations of calls, no tasks, whose node is gone.
  List<String> callsOfGone(Session session) throws SQLException {
    return session.list(
        """
        SELECT id FROM reservation
        WHERE task = 0 AND NOT EXISTS (SELECT 1 FROM node WHERE node.id = reservation.node)
        ORDER BY id
        """,
        row -> row.getString(1));
  }

  void add(Transaction transaction, Reservation made) throws SQLException {
    Quote quote = made.quote();
    transaction.update(
        ADD,
        made.id(),
        made.isTask() ? 1 : 0,
        made.payer().workspace(),
        made.payer().keyId(),
        made.model(),
        quote.unit().name(),
        quote.most().in(),
        quote.most().out(),
        quote.in().nanos(),
        quote.out().nanos(),
        quote.offers().isEmpty() ? "" : written(quote.offers()),
        made.amount().nanos(),
        made.day(),
        made.free().units(),
        made.free().most(),
        made.free().period());
  }

  private static String written(Map<String, Quote.Offer> offers) {
    ObjectNode node = Json.object();
    offers.forEach(
        (engine, offer) -> node.putArray(engine).add(offer.in().nanos()).add(offer.out().nanos()));
    return Json.text(node);
  }

  private static Map<String, Quote.Offer> offers(String written) {
    Map<String, Quote.Offer> offers = new HashMap<>();
    if (!written.isEmpty()) {
      for (Map.Entry<String, JsonNode> offer : Json.parseObject(written).properties()) {
        offers.put(
            offer.getKey(),
            new Quote.Offer(
                new Money(offer.getValue().path(0).asLong()),
                new Money(offer.getValue().path(1).asLong())));
      }
    }
    return offers;
  }

  Optional<Reservation> find(Session session, String id) throws SQLException {
    return session.first(shared ? FIND + " FOR UPDATE" : FIND, ReservationTable::read, id);
  }

  private static Reservation read(ResultSet row) throws SQLException {
    return new Reservation(
        row.getString(1),
        row.getInt(2) == 1,
        new Principal(row.getString(3), row.getString(4)),
        row.getString(5),
        new Quote(
            PriceUnit.valueOf(row.getString(6)),
            new Money(row.getLong(9)),
            new Money(row.getLong(10)),
            new Quote.Units(row.getLong(7), row.getLong(8)),
            offers(row.getString(11))),
        new Money(row.getLong(12)),
        row.getString(13),
        new Free(row.getLong(14), row.getLong(15), row.getString(16)));
  }

  /// Sets more aside for a call that is open.
  void grow(Transaction transaction, String id, long units, Money amount, long free)
      throws SQLException {
    transaction.update(GROW, units, amount.nanos(), free, id);
  }

  /// The open reservations of calls that are no tasks.
  List<String> calls(Session session) throws SQLException {
    return session.list(
        "SELECT id FROM reservation WHERE task = 0 ORDER BY id", row -> row.getString(1));
  }

  void forget(Transaction transaction, String id) throws SQLException {
    transaction.update("DELETE FROM reservation WHERE id = ?", id);
  }
}
