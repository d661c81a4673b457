package io.openbailian.server.ledger.sql;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.PassedCalls;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonReader;
import io.openbailian.protocol.JsonReading;
import io.openbailian.protocol.WireError;
import io.openbailian.server.ledger.Charge;
import io.openbailian.server.ledger.Delivered;
import io.openbailian.server.ledger.PassedUsage;
import io.openbailian.server.ledger.PriceList;
import io.openbailian.server.ledger.Quote;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskState;
import io.openbailian.server.task.sql.TaskCharges;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// What tasks cost, by the price list of the moment in which they were submitted.
///
/// @param engines by which a task may be carried out
public record TaskLedger(
    Supplier<Catalog> catalog, Engines engines, PriceList prices, SqlLedger ledger)
    implements TaskCharges {

  /// Of a longer body, nearly all is files, it is not looked at what it asks for: one thread
  /// writes, and must not read for long.
  private static final int MOST_READ = 1 << 20;

  private static final long MOST_WEIGHT = 64 << 10;

  /// The engines that may carry out a task.
  @FunctionalInterface
  public interface Engines {
    /// Their names.
    ///
    /// @param first that is asked; others may be asked after it
    List<String> of(Operation operation, Model model, String first);
  }

  @Override
  public boolean any() {
    return prices.isOpen();
  }

  @Override
  public Optional<WireError> reserve(Transaction transaction, Task task) throws SQLException {
    String name = task.request().model();
    Optional<Operation> passed = PassedCalls.operation(task.request().operation());
    Optional<Operation> operation =
        passed.or(() -> catalog.get().operation(task.request().operation()));
    Optional<Model> model =
        catalog.get().model(name).or(() -> passed.map(_ -> PassedCalls.model(name)));
    if (operation.isEmpty() || model.isEmpty()) {
      return Optional.empty();
    }
    PriceList.Asked asked =
        new PriceList.Asked(
            operation.get(),
            model.get(),
            Mode.ASYNC,
            task.request().values(),
            engines.of(operation.get(), model.get(), task.lane()));
    Optional<Quote> quote =
        passed.isPresent() ? prices.ofPassed(asked, most(task)) : prices.ofFiles(asked);
    return quote.isEmpty()
        ? Optional.empty()
        : ledger.reserve(
            transaction,
            new Charge(
                task.id(),
                true,
                task.owner(),
                model.get().name(),
                quote.get(),
                prices.free(model.get(), quote.get().unit())));
  }

  private static PassedUsage most(Task task) {
    String body = task.request().values().textOrEmpty(PassedCalls.BODY);
    return PassedUsage.most(body.length() > MOST_READ ? Json.object() : asked(body), body.length());
  }

  private static JsonNode asked(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return JsonReader.read(new ByteArrayInputStream(bytes), PassedUsage.ASKED, MOST_WEIGHT)
            instanceof JsonReading.Read read
        ? read.tree()
        : Json.object();
  }

  @Override
  public void settle(
      Transaction transaction, String taskId, Optional<String> engine, TaskState state)
      throws SQLException {
    ledger.settle(
        transaction,
        taskId,
        switch (state) {
          case TaskState.Pending _, TaskState.Running _ -> Delivered.nothing();
          case TaskState.Succeeded succeeded -> Delivered.of(succeeded.items());
          case TaskState.Failed failed -> Delivered.of(failed.items());
          case TaskState.Canceled canceled -> Delivered.of(canceled.items());
        },
        engine);
  }
}
