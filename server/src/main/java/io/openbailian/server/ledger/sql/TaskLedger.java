package io.openbailian.server.ledger.sql;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.protocol.WireError;
import io.openbailian.server.ledger.Charge;
import io.openbailian.server.ledger.Delivered;
import io.openbailian.server.ledger.PriceList;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.sql.TaskCharges;
import java.sql.SQLException;
import java.util.Optional;

/// What tasks cost, by the price list of the moment in which they were submitted.
public record TaskLedger(Catalog catalog, PriceList prices, SqlLedger ledger)
    implements TaskCharges {

  @Override
  public boolean any() {
    return prices.isOpen();
  }

  @Override
  public Optional<WireError> reserve(Transaction transaction, Task task) throws SQLException {
    Optional<Operation> operation = catalog.operation(task.request().operation());
    Optional<Model> model = catalog.model(task.request().model());
    if (operation.isEmpty() || model.isEmpty()) {
      return Optional.empty();
    }
    Optional<Quote> quote =
        prices.ofFiles(operation.get(), model.get(), Mode.ASYNC, task.request().values());
    return quote.isEmpty()
        ? Optional.empty()
        : ledger.reserve(
            transaction,
            new Charge(task.id(), true, task.owner(), model.get().name(), quote.get()));
  }

  @Override
  public void settle(Transaction transaction, String taskId, TaskState state) throws SQLException {
    ledger.settle(
        transaction,
        taskId,
        switch (state) {
          case TaskState.Pending _, TaskState.Running _ -> Delivered.nothing();
          case TaskState.Succeeded succeeded -> Delivered.of(succeeded.items());
          case TaskState.Failed failed -> Delivered.of(failed.items());
          case TaskState.Canceled canceled -> Delivered.of(canceled.items());
        });
  }
}
