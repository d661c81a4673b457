package io.openbailian.server.task.sql;

import io.openbailian.server.sql.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How many PENDING tasks each key has, over all and in each lane. Changed on the writing thread
/// only, hence exact there; a change that is rolled back is taken back here too. Others may look.
final class QueueCounts {
  private final int bound;
  private final Map<String, Integer> ofKey = new HashMap<>();
  private final Map<String, Map<String, Integer>> inLane = new ConcurrentHashMap<>();

  QueueCounts(int bound) {
    this.bound = bound;
  }

  boolean isFull(String workspace) {
    return ofKey.getOrDefault(workspace, 0) >= bound;
  }

  void add(String lane, String workspace, int change, Transaction transaction) {
    shift(lane, workspace, change);
    transaction.onRollback(() -> shift(lane, workspace, -change));
  }

  /// Begins anew with what the rows say.
  void load(Transaction transaction, List<TaskTable.Waiting> rows) {
    List<TaskTable.Waiting> before =
        inLane.entrySet().stream()
            .flatMap(lane ->
                lane.getValue().entrySet().stream()
                    .map(key -> new TaskTable.Waiting(lane.getKey(), key.getKey(), key.getValue())))
            .toList();
    transaction.onRollback(() -> replace(before));
    replace(rows);
  }

  /// The sum over the lane's other keys of their tasks, of each at most so many.
  long ofOthers(String lane, String workspace, long atMostOfEach) {
    return inLane.getOrDefault(lane, Map.of()).entrySet().stream()
        .filter(entry -> !entry.getKey().equals(workspace))
        .mapToLong(entry -> Math.min(entry.getValue(), atMostOfEach))
        .sum();
  }

  private void replace(List<TaskTable.Waiting> rows) {
    ofKey.clear();
    inLane.clear();
    rows.forEach(row -> shift(row.lane(), row.workspace(), row.tasks()));
  }

  private void shift(String lane, String workspace, int change) {
    ofKey.merge(workspace, change, QueueCounts::sum);
    inLane
        .computeIfAbsent(lane, _ -> new ConcurrentHashMap<>())
        .merge(workspace, change, QueueCounts::sum);
  }

  /// Keys without a PENDING task leave the maps, so these cannot grow for ever.
  private static @Nullable Integer sum(Integer count, Integer change) {
    int sum = count + change;
    return sum == 0 ? null : sum;
  }
}
