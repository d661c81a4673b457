package io.openbailian.server.run;

import io.openbailian.engine.EngineCall.Item;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.Time;
import io.openbailian.protocol.Json;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.task.AttemptEnd;
import io.openbailian.server.task.AttemptFailure;
import io.openbailian.server.task.AttemptRow;
import io.openbailian.server.task.AttemptStart;
import io.openbailian.server.task.Claimed;
import io.openbailian.server.task.NumberedEnd;
import io.openbailian.server.task.TaskStore;
import io.openbailian.server.task.WorkMarks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The attempts of a task, each a row. The end of an attempt is written with what comes next: the
/// next attempt, or the end of the task.
final class TaskJournal implements Journal {
  private static final WorkMarks.Mark NOT_ALONE = () -> {};

  private final TaskStore store;
  private final Hold hold;
  private final Marking marking;
  private final Gathered gathered;
  private final Time time;
  private final Instant deadline;
  private final List<AttemptRow> before;
  private final Set<Integer> taken = new HashSet<>();
  private int number;
  private String lane;
  private List<Integer> items = List.of();
  private boolean open;
  private boolean inside;
  private WorkMarks.Mark alone = NOT_ALONE;
  private Optional<String> usage = Optional.empty();
  private Optional<NumberedEnd> ended = Optional.empty();
  private volatile boolean begun;
  private Optional<Instant> firstBegun = Optional.empty();

  /// A task that this process holds.
  ///
  /// @param worker names the process
  /// @param turn where it is a suspect
  record Hold(Claimed task, String worker, Optional<SuspectTurn> turn) {
    String id() {
      return task.task().id();
    }
  }

  /// @param timeout of the task, from its first attempt on
  TaskJournal(
      TaskStore store, Hold hold, Marking marking, Gathered gathered, Duration timeout, Time time) {
    this.store = store;
    this.hold = hold;
    this.marking = marking;
    this.gathered = gathered;
    this.time = time;
    this.deadline = time.now().plus(timeout);
    this.before = new ArrayList<>(hold.task().attempts());
    this.number =
        before.stream().map(AttemptRow::start).mapToInt(AttemptStart::number).max().orElse(0);
    this.lane = hold.task().task().lane();
  }

  /// The engine that was asked last, or is to be.
  String lane() {
    return lane;
  }

  /// Whether an attempt has begun in this process.
  boolean begun() {
    return begun;
  }

  /// When the first attempt of this process began.
  Optional<Instant> firstBegun() {
    return firstBegun;
  }

  @Override
  public WorkMarks.Mark alone(Lane engine) throws InterruptedException {
    if (engine.engine().computes()) {
      alone = marking.alone();
    }
    return this::leaveTurn;
  }

  @Override
  public boolean begin(Lane engine, List<Item> asked) throws InterruptedException {
    writeEnd();
    items = asked.stream().map(Item::index).toList();
    usage = Optional.empty();
    inside = engine.engine().computes();
    if (!inside) { // the next suspect need not wait until somebody else is done
      hold.turn().ifPresent(SuspectTurn::harmless);
    }
    Instant now = time.now();
    AttemptStart start =
        new AttemptStart(
            ++number,
            items,
            engine.name(),
            "",
            inside,
            inside && hold.turn().isPresent(),
            now,
            deadline);
    if (!store.begin(hold.id(), hold.worker(), start)) {
      number--;
      leaveTurn();
      return false;
    }
    begun = true;
    firstBegun = firstBegun.or(() -> Optional.of(now));
    open = true;
    endLeft(row -> row.start().local());
    if (!engine.name().equals(lane)) {
      boolean _ = store.move(hold.id(), hold.worker(), engine.name());
      lane = engine.name();
    }
    return true;
  }

  private void writeEnd() throws InterruptedException {
    if (ended.isPresent()) {
      NumberedEnd last = ended.get();
      boolean _ = store.endAttempt(hold.id(), last.number(), hold.worker(), last.end());
      ended = Optional.empty();
    }
  }

  /// Attempts that an earlier process left open end once this one has the handle they had.
  @Override
  public void handle(String handle) throws InterruptedException {
    boolean _ = store.handle(hold.id(), number, hold.worker(), handle);
    endLeft(row -> row.handle().filter(handle::equals).isPresent());
  }

  private void endLeft(Predicate<AttemptRow> which) throws InterruptedException {
    for (AttemptRow row : List.copyOf(before)) {
      if (row.end().isEmpty() && which.test(row)) {
        AttemptEnd left =
            new AttemptEnd(time.now(), Optional.of(Failings.LEFT), List.of(), Optional.empty());
        boolean _ = store.endAttempt(hold.id(), row.start().number(), hold.worker(), left);
        before.remove(row);
      }
    }
  }

  @Override
  public void counted(EngineEvent.Usage soFar) {
    usage =
        Optional.of(
            Json.text(Json.object().put("input", soFar.input()).put("output", soFar.output())));
  }

  /// What an attempt inside this process does is known by its row; a result that came from
  /// elsewhere is marked, as the files that came with the request are.
  @Override
  public WorkMarks.Mark finishing(Runnable meanwhile) throws InterruptedException {
    return inside ? NOT_ALONE : marking.begin(meanwhile);
  }

  /// The attempt of a suspect has ended before the next suspect begins one: never are two of them
  /// found open.
  @Override
  public void end(Optional<Failing> failing) throws InterruptedException {
    if (open) {
      open = false;
      ended = Optional.of(new NumberedEnd(number, endOf(failing.map(Failings::kept))));
      if (inside && hold.turn().isPresent()) {
        writeEnd();
      }
    }
    leaveTurn();
  }

  private void leaveTurn() {
    alone.close();
    alone = NOT_ALONE;
  }

  private AttemptEnd endOf(Optional<AttemptFailure> failure) {
    return new AttemptEnd(time.now(), failure, gathered.of(items), usage);
  }

  /// The end of the last attempt, to be written with the end of the task.
  Optional<NumberedEnd> last() {
    return open ? Optional.of(new NumberedEnd(number, endOf(Optional.of(Failings.LEFT)))) : ended;
  }

  /// Writes the end of the last attempt without one of the task; one that was left to go on stays
  /// open.
  void leave() throws InterruptedException {
    writeEnd();
  }

  /// What an earlier attempt handed on and never brought back, the latest first; and what it may
  /// have handed on.
  @Override
  public Optional<HandedOn> handedOn(List<Item> items) {
    List<Integer> indices = items.stream().map(Item::index).toList();
    List<AttemptRow> unfinished =
        before.reversed().stream()
            .filter(row -> !row.start().local() && isUnfinished(row))
            .filter(row -> !taken.contains(row.start().number()))
            .filter(row -> row.start().items().stream().anyMatch(indices::contains))
            .toList();
    Stream<AttemptRow> named = unfinished.stream().filter(row -> row.handle().isPresent());
    Stream<AttemptRow> unnamed = unfinished.stream().filter(row -> row.end().isEmpty());
    Optional<AttemptRow> found = Stream.concat(named, unnamed).findFirst();
    found.ifPresent(row -> taken.add(row.start().number()));
    return found.map(row ->
        new HandedOn(row.start().engine(), row.start().items(), row.handle(), row.start().begun()));
  }

  private static boolean isUnfinished(AttemptRow row) {
    return row.end().isEmpty()
        || row.end()
            .flatMap(AttemptEnd::failure)
            .filter(failure -> Failings.mayBeTakenUp(failure.kind()))
            .isPresent();
  }
}
