package io.openbailian.server.task.sql;

import io.openbailian.server.sql.Session;
import io.openbailian.server.sql.UnitOfWork;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TaskFilter;
import io.openbailian.server.task.TaskPage;
import io.openbailian.server.task.sql.TaskCountTable.Cell;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Lists of a key's tasks. What one costs depends on its page, on the number of models the key uses
/// and on what it submitted within the second at either end of the window and of the page, not on
/// how many tasks there are: totals and the places of pages come from counters, rows by index.
///
/// Tasks that have expired and are not yet swept are counted one by one and left out; only windows
/// that reach back more than a task's lifetime can have any.
final class TaskLists {
  private final UnitOfWork database;
  private final TaskTable tasks;
  private final KindCounts counts;

  TaskLists(UnitOfWork database, TaskTable tasks, KindCounts counts) {
    this.counts = counts;
    this.database = database;
    this.tasks = tasks;
  }

  /// The rows of a page, before they are understood.
  private record RowPage(long total, List<TaskRow> rows) {}

  TaskPage list(String workspace, TaskFilter filter) throws InterruptedException {
    RowPage page =
        database.readIfRoom(
            session -> session.snapshot(one -> new Look(one, workspace, filter).page()));
    return new TaskPage(page.total(), page.rows().stream().map(TaskRow::task).toList());
  }

  /// True when a list with this filter has the task, were it on its page.
  static boolean matches(Task task, String workspace, TaskFilter filter) {
    return task.workspace().equals(workspace)
        && new TaskKind(task.request().model(), task.state().status()).isWanted(filter)
        && filter.keyId().map(task.owner().keyId()::equals).orElse(true)
        && !task.submitted().isBefore(filter.from())
        && !task.submitted().isAfter(filter.to());
  }

  /// One look at the database for one list.
  private final class Look {
    private final Session session;
    private final String workspace;
    private final TaskFilter filter;
    private final long from;
    private final long to;
    private final long now;

    /// What was submitted later cannot have expired.
    private final long horizon;

    Look(Session session, String workspace, TaskFilter filter) {
      this.session = session;
      this.workspace = workspace;
      this.filter = filter;
      this.from = filter.from().toEpochMilli();
      this.to = filter.to().toEpochMilli() + 1;
      this.now = filter.now().toEpochMilli();
      this.horizon = now - Task.LIFETIME.toMillis();
    }

    RowPage page() throws SQLException {
      Map<TimeSlice, List<Cell>> slices = new LinkedHashMap<>();
      for (TimeSlice slice : TimeSlice.of(from, to)) {
        slices.put(slice, cells(slice));
      }
      Map<TaskKind, Long> totals = new HashMap<>();
      slices.values().forEach(cells -> cells.forEach(cell -> add(totals, cell)));
      if (filter.keyId().isPresent()) {
        return pageOf(filter.keyId().get(), totals.keySet());
      }
      List<Cell> expired = expired();
      expired.forEach(cell -> totals.merge(cell.kind(), -cell.tasks(), Long::sum));
      long total = totals.values().stream().mapToLong(Long::longValue).sum();

      TaskFilter.Paging paging = filter.paging();
      long skip = (paging.number() - 1L) * paging.size();
      if (skip >= total) {
        return new RowPage(total, List.of());
      }
      Place place = expired.isEmpty() ? place(slices, skip) : new Place(to, skip);
      return new RowPage(total, rows(totals.keySet().stream().toList(), place, paging.size()));
    }

    /// Counters know no keys: the rows of a workspace are gone through.
    private RowPage pageOf(String keyId, Set<TaskKind> kinds) throws SQLException {
      TaskFilter.Paging paging = filter.paging();
      int end = (int) Math.min(Integer.MAX_VALUE, (long) paging.number() * paging.size());
      long total = 0;
      List<TaskTable.Listed> newest = new ArrayList<>();
      for (TaskKind kind : kinds) {
        var wanted = new TaskTable.OfKey(workspace, keyId, kind, from, to, now);
        long ofKind = tasks.count(session, wanted);
        total += ofKind;
        if (ofKind > 0) {
          newest.addAll(tasks.newest(session, wanted, end));
        }
      }
      return new RowPage(total, rows(newest, end - paging.size(), paging.size()));
    }

    private List<Cell> cells(TimeSlice slice) throws SQLException {
      List<Cell> cells =
          slice.span() == 0
              ? counted(slice)
              : counts.between(session, workspace, slice.span(), slice.from(), slice.to());
      return cells.stream().filter(cell -> cell.kind().isWanted(filter)).toList();
    }

    /// Part of a second: its rows are counted, of each kind that the second has.
    private List<Cell> counted(TimeSlice slice) throws SQLException {
      long second = Math.floorDiv(slice.from(), 1_000L) * 1_000;
      List<Cell> cells = new ArrayList<>();
      for (Cell cell : counts.between(session, workspace, 1_000, second, second + 1)) {
        long rows = tasks.count(session, workspace, cell.kind(), slice.from(), slice.to());
        cells.add(new Cell(slice.from(), cell.kind(), rows));
      }
      return cells;
    }

    private List<Cell> expired() throws SQLException {
      return from > horizon
          ? List.of()
          : tasks.expiredKinds(session, workspace, from, to, now).stream()
              .filter(cell -> cell.kind().isWanted(filter))
              .toList();
    }

    /// Where a page begins.
    ///
    /// @param before its tasks were submitted before this
    /// @param skip how many of those come first
    private record Place(long before, long skip) {}

    /// Goes through the counters from the newest, into finer ones where the page begins.
    private Place place(Map<TimeSlice, List<Cell>> slices, long skip) throws SQLException {
      long left = skip;
      for (Map.Entry<TimeSlice, List<Cell>> slice : slices.entrySet()) {
        TimeSlice time = slice.getKey();
        for (Map.Entry<Long, Long> span : newestFirst(slice.getValue()).entrySet()) {
          if (left < span.getValue()) {
            return within(time, span.getKey(), left);
          }
          left -= span.getValue();
        }
      }
      return new Place(from, 0);
    }

    private Place within(TimeSlice slice, long start, long skip) throws SQLException {
      Map<TimeSlice, List<Cell>> finer = new HashMap<>();
      for (TimeSlice part : slice.finer(start)) {
        finer.put(part, cells(part));
      }
      long end = slice.span() == 0 ? slice.to() : start + slice.span();
      return finer.isEmpty() ? new Place(end, skip) : place(finer, skip);
    }

    private static Map<Long, Long> newestFirst(List<Cell> cells) {
      Map<Long, Long> sums = new TreeMap<>(Comparator.reverseOrder());
      cells.forEach(cell -> sums.merge(cell.start(), cell.tasks(), Long::sum));
      return sums;
    }

    /// The newest of each kind are merged.
    private List<TaskRow> rows(List<TaskKind> kinds, Place place, int size) throws SQLException {
      List<TaskTable.Listed> newest = new ArrayList<>();
      int atMost = (int) Math.min(Integer.MAX_VALUE, place.skip() + size);
      for (TaskKind kind : kinds) {
        newest.addAll(
            from > horizon
                ? tasks.newest(session, workspace, kind, from, place.before(), atMost)
                : tasks.newestUnexpired(
                    session, workspace, kind, from, place.before(), now, atMost));
      }
      return rows(newest, place.skip(), size);
    }

    private List<TaskRow> rows(List<TaskTable.Listed> merged, long skip, int size)
        throws SQLException {
      List<TaskRow> rows = new ArrayList<>();
      for (TaskTable.Listed listed : merged.stream().sorted().skip(skip).limit(size).toList()) {
        Optional<TaskRow> row = tasks.find(session, listed.key());
        row.ifPresent(rows::add);
      }
      return rows;
    }
  }

  private static void add(Map<TaskKind, Long> totals, Cell cell) {
    totals.merge(cell.kind(), cell.tasks(), Long::sum);
  }
}
