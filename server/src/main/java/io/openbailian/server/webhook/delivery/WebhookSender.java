package io.openbailian.server.webhook.delivery;

import io.openbailian.engine.Time;
import io.openbailian.protocol.WebhookMessages;
import io.openbailian.server.fetch.FetchException;
import io.openbailian.server.fetch.GuardedPost;
import io.openbailian.server.node.Turn;
import io.openbailian.server.share.Shares;
import io.openbailian.server.supervision.SupervisedThread;
import io.openbailian.server.supervision.Supervisor;
import io.openbailian.server.webhook.WebhookMessage;
import io.openbailian.server.webhook.WebhookSecrets;
import io.openbailian.server.webhook.sql.SqlOutbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is in the outbox, each message until it has arrived. A host gets a few at a time; one
/// that fails gets one at a time, more and more rarely, and slows no other.
public final class WebhookSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

  /// Nobody looks more rarely, whatever the clock says of the next message.
  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);

  /// Other nodes do not ring when a task of theirs ends.
  private static final Duration LOOK_AMONG_NODES = Duration.ofSeconds(1);

  private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);
  private static final Duration DEAD_ARE_KEPT = Duration.ofDays(30);
  private static final int AT_ONCE_TO_A_HOST = 4;
  private static final int AT_ONCE = 64;

  /// Callers name hosts: so many are looked at in one go, and so many that fail are remembered.
  private static final int HOSTS_AT_ONCE = 256;

  private static final int HOSTS_REMEMBERED = 10_000;
  private static final int GONE = 410;

  private final SqlOutbox outbox;
  private final WebhookSecrets secrets;
  private final GuardedPost post;
  private final Time time;
  private final Turn turn;
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();
  private final Map<String, Thread> underWay = new ConcurrentHashMap<>();

  /// Each holds a connection for as long as its host takes: no workspace has them all.
  private final Shares places = new Shares(AT_ONCE);

  private final Semaphore bell = new Semaphore(0);
  private final SupervisedThread thread;
  private Instant nextSweep = Instant.MIN;

  /// Where the last round found no place any more: the next begins behind it.
  private String cursor = "";

  private volatile boolean closing;

  public WebhookSender(
      SqlOutbox outbox,
      WebhookSecrets secrets,
      GuardedPost post,
      Time time,
      Turn turn,
      Supervisor supervisor) {
    this.turn = turn;
    this.outbox = outbox;
    this.secrets = secrets;
    this.post = post;
    this.time = time;
    this.thread = supervisor.startVirtual("webhooks", this::run);
  }

  /// What is known of a host.
  private static final class Host {
    private int underWay;
    private int failures;
    private Instant rest = Instant.MIN;

    synchronized Instant rest() {
      return rest;
    }

    synchronized int room() {
      return (failures > 0 ? 1 : AT_ONCE_TO_A_HOST) - underWay;
    }

    synchronized void begun() {
      underWay++;
    }

    synchronized void ended(boolean arrived, Instant now) {
      underWay--;
      failures = arrived ? 0 : failures + 1;
      rest = arrived ? Instant.MIN : now.plus(WebhookRetries.rest(failures));
    }

    /// Whether nothing is under way to it.
    synchronized boolean isIdle() {
      return underWay == 0;
    }

    /// Whether there is nothing to remember of it.
    synchronized boolean isWell() {
      return underWay == 0 && failures == 0;
    }
  }

  /// Something may be due.
  public void ring() {
    if (bell.availablePermits() == 0) {
      bell.release();
    }
  }

  /// Nobody looks at the clock while nothing waits.
  private void run() throws InterruptedException {
    while (!closing) {
      bell.drainPermits();
      Optional<Duration> sleep = round(time.now());
      if (sleep.isPresent()) {
        boolean _ = time.await(() -> closing || bell.availablePermits() > 0, sleep.get());
      } else {
        bell.acquire();
      }
    }
  }

  /// Begins what is due; whoever has ended rings for what found no room.
  ///
  /// @return how long nothing else is due; empty when nothing waits
  private Optional<Duration> round(Instant now) throws InterruptedException {
    if (!turn.isMine()) {
      return Optional.of(LOOK_AMONG_NODES);
    }
    boolean tooMany = hosts.size() > HOSTS_REMEMBERED;
    hosts.values().removeIf(host -> tooMany ? host.isIdle() : host.isWell());
    forgetDead(now);
    Duration sleep = turn.isShared() ? LOOK_AMONG_NODES : LONGEST_SLEEP;
    boolean anyWaits = turn.isShared();
    String after = cursor;
    boolean fromTheBeginning = cursor.isEmpty();
    while (true) {
      List<SqlOutbox.HostDue> some = outbox.hosts(after, HOSTS_AT_ONCE);
      anyWaits |= !some.isEmpty();
      for (SqlOutbox.HostDue due : some) {
        sleep = least(sleep, look(due, now));
        if (places.lent() >= AT_ONCE) {
          cursor = due.host();
          return Optional.of(sleep); // whoever ends rings
        }
      }
      if (some.size() == HOSTS_AT_ONCE) {
        after = some.getLast().host();
      } else if (fromTheBeginning) {
        cursor = "";
        return anyWaits ? Optional.of(sleep) : Optional.empty();
      } else {
        fromTheBeginning = true;
        after = "";
      }
    }
  }

  /// Begins what is due for a host.
  ///
  /// @return how long nothing else is due for it, or as long as anybody sleeps
  private Duration look(SqlOutbox.HostDue due, Instant now) throws InterruptedException {
    Host host = hosts.computeIfAbsent(due.host(), _ -> new Host());
    Instant at = later(due.next(), host.rest());
    if (at.isAfter(now)) {
      return Duration.between(now, at);
    }
    begin(due.host(), host, now, host.room());
    return LONGEST_SLEEP;
  }

  private void forgetDead(Instant now) {
    if (now.isAfter(nextSweep)) {
      nextSweep = now.plus(BETWEEN_SWEEPS);
      outbox.forget(now.minus(DEAD_ARE_KEPT));
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void begin(String name, Host host, Instant now, int room) throws InterruptedException {
    int begun = 0;
    for (WebhookMessage message : outbox.due(name, now, room + AT_ONCE_TO_A_HOST)) {
      if (begun < room && begin(message, host)) {
        begun++;
      }
    }
  }

  /// @return whether there was a place for it; whoever ends rings for what found none
  private boolean begin(WebhookMessage message, Host host) {
    Shares.Loan place = places.open(message.workspace());
    Thread sending =
        Thread.ofVirtual()
            .name("webhook-" + message.id())
            .unstarted(() -> {
              try (place) {
                deliver(message, host);
              }
              ring();
            });
    if (underWay.containsKey(message.id()) || !place.tryGrow(1)) {
      place.close();
      return false;
    }
    underWay.put(message.id(), sending);
    host.begun();
    sending.start();
    return true;
  }

  private void deliver(WebhookMessage message, Host host) {
    boolean arrived = false;
    try {
      arrived = tried(message);
    } catch (InterruptedException e) {
      LOG.debug("webhook={} is broken off; it is sent again", message.id());
    } catch (Throwable e) { // it is tried again; the others are to go on
      LOG.error("webhook={} could not be sent", message.id(), e);
    } finally {
      host.ended(arrived, time.now());
      underWay.remove(message.id());
    }
  }

  private boolean tried(WebhookMessage message) throws InterruptedException {
    String said;
    boolean goesOn = true;
    try {
      int status = send(message);
      if (status >= 200 && status < 300) {
        outbox.arrived(message.id());
        return true;
      }
      said = "the answer was %d".formatted(status);
      goesOn = status != GONE; // nobody is there any more
    } catch (FetchException e) {
      said = String.valueOf(e.getMessage());
    }
    Optional<Instant> next =
        goesOn ? WebhookRetries.next(message, message.tries() + 1, time.now()) : Optional.empty();
    LOG.info(
        "webhook={} task={} did not arrive: {}; {}",
        message.id(),
        message.task(),
        said,
        next.map("again at %s"::formatted).orElse("it is not tried any more"));
    outbox.failed(message, said, next);
    return false;
  }

  private int send(WebhookMessage message) throws FetchException, InterruptedException {
    long at = time.now().getEpochSecond();
    String signature =
        secrets.sign(
            message.workspace(),
            outbox.secret(message.workspace()),
            message.id(),
            at,
            message.body());
    return post.send(
        message.to(),
        WebhookMessages.headers(message.id(), at, signature),
        message.body().getBytes(StandardCharsets.UTF_8));
  }

  /// What is under way is broken off; it is sent again after the next start.
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    underWay.values().forEach(Thread::interrupt);
  }
}
