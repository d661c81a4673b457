package io.openbailian.server.node.sql;

import io.openbailian.engine.Time;
import io.openbailian.server.sql.DatabaseException;
import io.openbailian.server.sql.PostgresAddress;
import io.openbailian.server.sql.UnitOfWork;
import io.openbailian.server.supervision.SupervisedThread;
import io.openbailian.server.supervision.Supervisor;
import io.openbailian.server.task.CancelWish;
import io.openbailian.server.task.TaskSignals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a node does beside its work: it says that it is there, tells others what it has committed,
/// hears what they have, looks for what nobody told, and takes over from those who are gone.
public final class NodeLife implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeLife.class);

  /// At most fifty times a second.
  private static final Duration BETWEEN_TELLING = Duration.ofMillis(20);

  /// Where nothing is heard, this is how late an end is known at another node.
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration LOOK_WHILE_HEARING = Duration.ofSeconds(5);

  private final UnitOfWork database;
  private final Membership membership;
  private final TaskSignals signals;
  private final Time time;
  private final News news;
  private final NewsTable table = new NewsTable();
  private final Semaphore bell = new Semaphore(0);
  private final @Nullable NewsListening listening;
  private @Nullable Tasks tasks;
  private @Nullable List<SupervisedThread> threads;
  private volatile boolean closing;
  private volatile boolean lookNow;
  private long revision = -1;

  /// @param listenUrl the database itself, where one may listen; without it others are looked at
  ///   once a second
  public NodeLife(
      UnitOfWork database,
      Membership membership,
      TaskSignals signals,
      Optional<PostgresAddress> listenUrl,
      Time time) {
    this.database = database;
    this.membership = membership;
    this.signals = signals;
    this.time = time;
    this.news = new News(signals, this::ring);
    this.listening = listenUrl.map(url -> new NewsListening(url, this::heard)).orElse(null);
  }

  /// What those do with tasks and accounts who know them.
  public interface Tasks {
    /// Takes over what those held who are gone.
    void takeOver() throws InterruptedException;

    /// This node has lost what it held.
    void lost();

    /// Keys, workspaces or budgets were changed, perhaps elsewhere.
    void accountsChanged() throws InterruptedException;
  }

  public Membership membership() {
    return membership;
  }

  /// Who is to be told of this node's commits.
  public News news() {
    return news;
  }

  /// Begins.
  public void start(Tasks of, Supervisor supervisor) {
    tasks = of;
    List<SupervisedThread> common =
        List.of(
            supervisor.startVirtual("node heartbeat", this::beats),
            supervisor.startVirtual("node news", this::tells),
            supervisor.startVirtual("node look", this::looks));
    threads =
        listening == null
            ? common
            : Stream.concat(
                    common.stream(), Stream.of(supervisor.start("node ear", listening::run)))
                .toList();
  }

  private void ring() {
    if (bell.availablePermits() == 0) {
      bell.release();
    }
  }

  private void heard(String piece) {
    if (piece.equals("a")) {
      lookNow = true;
    } else {
      news.hear(piece, membership.self().id());
    }
  }

  private void beats() throws InterruptedException {
    while (!closing) {
      try {
        if (membership.beat() == Membership.Heard.ANEW) {
          tasks().lost();
        }
        if (membership.mayJudge()) {
          tasks().takeOver();
        }
      } catch (DatabaseException e) {
        LOG.warn("nobody has heard this node: {}", e.getMessage());
      }
      boolean _ = time.await(() -> closing, Membership.BEAT);
    }
  }

  private void tells() throws InterruptedException {
    while (!closing) {
      bell.acquire();
      bell.drainPermits();
      if (!membership.hasOthers()) {
        news.drop();
        continue;
      }
      List<String> pieces = news.take(membership.self().id());
      try {
        boolean _ =
            database.write(transaction -> {
              for (String piece : pieces) {
                table.tell(transaction, piece);
              }
              return true;
            });
      } catch (DatabaseException e) {
        LOG.warn("others are not told what happened here; they will look: {}", e.getMessage());
      }
      boolean _ = time.await(() -> closing, BETWEEN_TELLING);
    }
  }

  /// What was not told: because nobody listens, or who should have told it is gone.
  private void looks() throws InterruptedException {
    while (!closing) {
      lookNow = false;
      try {
        look();
      } catch (DatabaseException e) {
        LOG.debug("what others did cannot be looked at now: {}", e.getMessage());
      }
      Duration pause = hears() ? LOOK_WHILE_HEARING : LOOK;
      boolean _ = time.await(() -> closing || lookNow, pause);
    }
  }

  private boolean hears() {
    return listening != null && listening.listens();
  }

  private record Seen(Set<String> ended, Map<String, CancelWish> wishes, long revision) {}

  private void look() throws InterruptedException {
    List<UUID> waiting = signals.waitedFor().stream().map(UUID::fromString).toList();
    String self = membership.self().id();
    Seen seen =
        database.read(session ->
            new Seen(
                table.ended(session, waiting),
                table.wishes(session, self),
                table.revision(session)));
    if (!seen.ended().isEmpty()) {
      signals.ended(seen.ended());
    }
    seen.wishes().forEach(signals::cancelWish);
    signals.wakeAll();
    if (seen.revision() != revision) {
      tasks().accountsChanged();
      revision = seen.revision();
    }
  }

  private Tasks tasks() {
    return Objects.requireNonNull(tasks, "not started");
  }

  @Override
  public void close() {
    closing = true;
    ring();
    if (listening != null) {
      listening.close();
    }
    if (threads != null) {
      threads.forEach(SupervisedThread::close);
    }
    membership.leave();
  }
}
