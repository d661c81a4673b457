package io.openbailian.server.node.sql;

import io.openbailian.engine.Time;
import io.openbailian.server.node.NodeList;
import io.openbailian.server.node.Turn;
import io.openbailian.server.sql.DatabaseException;
import io.openbailian.server.sql.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This process as one of several nodes: it says every few seconds that it is there, in one
/// transaction whatever it holds, and has lost all it held when it comes too late. Then it is there
/// again under another number, and what it claimed before is not its own any more.
///
/// A node that was cut off itself does not judge others: nobody who is gone is taken over from
/// before this one has been heard without a break for as long as a lease lasts. After the database
/// was away for all, all are still there.
public final class Membership {
  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  /// How long a node is there after it has said so.
  public static final Duration LEASE = Duration.ofSeconds(30);

  /// How often it says so.
  public static final Duration BEAT = Duration.ofSeconds(5);

  /// How long after the latest word of anybody a node counts as silent.
  private static final Duration SILENT = BEAT.multipliedBy(3);

  private final UnitOfWork database;
  private final String name;
  private final Time time;
  private final NodeTable nodes = NodeTable.BY_DATABASE;
  private final DutyTable duties = new DutyTable();

  /// Until when this node has each duty, by the monotonic clock.
  private final Map<String, Long> mine = new ConcurrentHashMap<>();

  private final Map<String, Turn> turns = new ConcurrentHashMap<>();
  private volatile NodeTable.Node self;
  private volatile long heard;
  private volatile long heardSince;
  private volatile int others;

  /// Is there when this returns.
  ///
  /// @param name of the data folder
  public Membership(UnitOfWork database, String name, Time time) {
    this.database = database;
    this.name = name;
    this.time = time;
    this.heard = time.nanos();
    this.heardSince = heard;
    this.self = enter();
  }

  private NodeTable.Node enter() {
    NodeTable.Node entered = database.write(transaction -> nodes.enter(transaction, name, LEASE));
    LOG.info("this is node {} (place {})", entered.id(), entered.slot());
    return entered;
  }

  /// This incarnation.
  public NodeTable.Node self() {
    return self;
  }

  /// Whether other nodes were there when it was last looked.
  public boolean hasOthers() {
    return others > 0;
  }

  /// The turns of a duty; the node that has it keeps it as long as it is there.
  public Turn turnOf(String duty) {
    return turns.computeIfAbsent(
        duty,
        _ ->
            new Turn() {
              @Override
              public boolean isMine() {
                return mine.getOrDefault(duty, Long.MIN_VALUE) - time.nanos() > 0;
              }

              @Override
              public boolean isShared() {
                return true;
              }
            });
  }

  /// What came of a heartbeat.
  public enum Heard {
    /// It is there, as before.
    STILL,
    /// It has lost what it held, and is there under another number.
    ANEW
  }

  /// Says that it is there.
  ///
  /// @throws DatabaseException when nobody heard it
  public Heard beat() {
    long asked = time.nanos();
    NodeTable.Node now = self;
    boolean still =
        database.write(transaction -> {
          if (!nodes.beat(transaction, now.id(), LEASE)) {
            return false;
          }
          others = Math.max(0, nodes.all(transaction).size() - 1);
          for (String duty : turns.keySet()) {
            if (duties.take(transaction, duty, now.id(), LEASE)) {
              mine.put(duty, asked + LEASE.minus(BEAT).toNanos());
            } else {
              mine.remove(duty);
            }
          }
          return true;
        });
    if (asked - heard > LEASE.toNanos()) {
      heardSince = asked; // it was away itself
    }
    heard = asked;
    if (still) {
      return Heard.STILL;
    }
    mine.clear();
    LOG.warn(
        "node {} was not heard of for {}: what it held is not its own any more", now.id(), LEASE);
    self = enter();
    heardSince = asked;
    return Heard.ANEW;
  }

  /// Whether it may judge who is gone.
  public boolean mayJudge() {
    return time.nanos() - heardSince > LEASE.toNanos();
  }

  /// Goes; what it holds is anybody's from now on.
  public void leave() {
    NodeTable.Node now = self;
    try {
      boolean _ =
          database.write(transaction -> {
            duties.leave(transaction, now.id());
            nodes.leave(transaction, now.id());
            return true;
          });
    } catch (DatabaseException e) {
      LOG.warn("node {} could not say that it goes; it counts as gone in {}", now.id(), LEASE, e);
    }
  }

  /// All nodes that are there.
  public List<NodeTable.Node> all() throws InterruptedException {
    return database.readIfRoom(nodes::all);
  }

  /// Those that share the database. One is silent that was not heard of since this one has said
  /// several times that it is there.
  public List<NodeList.Entry> list() throws InterruptedException {
    List<NodeTable.Node> all = all();
    String own = self.id();
    long latest = all.stream().mapToLong(NodeTable.Node::until).max().orElse(0);
    return all.stream()
        .map(node ->
            new NodeList.Entry(
                node.id(),
                node.slot(),
                Instant.ofEpochMilli(node.started()),
                latest - node.until() < SILENT.toMillis(),
                node.id().equals(own)))
        .toList();
  }
}
