package io.openbailian.server.task.sql;

import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.Transaction;
import io.openbailian.server.task.sql.TaskCountTable.Cell;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Keeps the counters of {@link TaskCountTable} in step with the rows: what the units of a batch
/// change is summed up and written once, before they commit together.
final class TaskCounts implements KindCounts {
  private static final TaskCountTable TABLE = new TaskCountTable();

  private final Map<Transaction, Changes> open = new ConcurrentHashMap<>();

  @Override
  public void accepted(Transaction transaction, TaskStanding task) {
    add(transaction, task, task.status(), 1);
  }

  @Override
  public void became(Transaction transaction, TaskStanding before, TaskStatus status) {
    add(transaction, before, before.status(), -1);
    add(transaction, before, status, 1);
  }

  @Override
  public void removed(Transaction transaction, TaskStanding before) {
    add(transaction, before, before.status(), -1);
  }

  @Override
  public List<Cell> between(Session session, String workspace, long span, long from, long to)
      throws SQLException {
    return TABLE.between(session, workspace, span, from, to);
  }

  private void add(Transaction transaction, TaskStanding task, TaskStatus status, int change) {
    Changes changes = open.computeIfAbsent(transaction, this::begin);
    transaction.beforeCommit(changes);
    Key key = new Key(task.workspace(), task.submitted() / 1000, task.model(), status.name());
    changes.add(key, change);
    transaction.onRollback(() -> changes.add(key, -change));
  }

  private Changes begin(Transaction transaction) {
    transaction.onRollback(() -> open.remove(transaction));
    return new Changes();
  }

  /// A counter, and its place in an order that all transactions follow.
  private record Key(String workspace, long second, String model, String status)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byKey = workspace.compareTo(other.workspace);
      int byTime = byKey != 0 ? byKey : Long.compare(second, other.second);
      int byModel = byTime != 0 ? byTime : model.compareTo(other.model);
      return byModel != 0 ? byModel : status.compareTo(other.status);
    }

    Key in(long span) {
      return new Key(workspace, second * 1000 / span * span / 1000, model, status);
    }

    Cell cell(long tasks) {
      return new Cell(second * 1000, new TaskKind(model, TaskStatus.valueOf(status)), tasks);
    }
  }

  /// What a transaction changes.
  private final class Changes implements Transaction.Step {
    private final Map<Key, Integer> bySecond = new TreeMap<>();

    void add(Key key, int change) {
      bySecond.merge(key, change, TaskCounts::sum);
    }

    @Override
    public void run(Transaction transaction) throws SQLException {
      for (long span : TimeSlice.SPANS) {
        Map<Key, Integer> sums = new TreeMap<>();
        bySecond.forEach((key, change) -> sums.merge(key.in(span), change, TaskCounts::sum));
        for (Map.Entry<Key, Integer> sum : sums.entrySet()) {
          TABLE.add(transaction, sum.getKey().workspace(), span, sum.getKey().cell(sum.getValue()));
        }
      }
      transaction.afterCommit(() -> open.remove(transaction));
    }
  }

  private static @Nullable Integer sum(Integer count, Integer change) {
    int sum = count + change;
    return sum == 0 ? null : sum;
  }
}
