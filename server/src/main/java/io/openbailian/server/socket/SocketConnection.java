package io.openbailian.server.socket;

import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.JsonShape;
import io.openbailian.protocol.SocketMessage;
import io.openbailian.protocol.WireError;
import io.openbailian.protocol.WireException;
import io.openbailian.protocol.server.SocketFrames;
import io.openbailian.server.admission.ApiKey;
import io.openbailian.server.admission.HeldKey;
import io.openbailian.server.run.Invocation;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection: tasks follow each other on it, one at a time. It is closed a moment after the
/// last one; an SDK keeps what it no longer needs and can open only so many.
final class SocketConnection {
  private static final Logger LOG = LoggerFactory.getLogger(SocketConnection.class);

  private static final Duration FIRST_TASK = Duration.ofSeconds(60);
  private static final Duration NEXT_TASK = Duration.ofMillis(1500);

  /// Of its longest message a client sends 13 KiB/s then.
  private static final Duration LONGEST_MESSAGE = Duration.ofSeconds(20);

  private static final int NORMAL = 1000;
  private static final int GOING_AWAY = 1001;
  private static final int SERVER_ERROR = 1011;
  private static final int VIOLATION = 1008;

  private final String path;
  private final HeldKey key;
  private final JsonShape shape;
  private final Peer peer;
  private final SocketParts parts;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private @Nullable SocketTask task;
  private long idleSince;
  private Duration patience = FIRST_TASK;
  private boolean over;
  private volatile @Nullable Long unfinishedSince;

  /// @param path the operations are reached at
  /// @param key that opened it
  SocketConnection(String path, HeldKey key, Peer peer, SocketParts parts) {
    this.path = path;
    this.key = key;
    this.shape = SocketMessage.shape(parts.invoker().shapeAt(path));
    this.peer = peer;
    this.parts = parts;
    this.idleSince = parts.time().nanos();
  }

  /// A message has begun that is not whole yet.
  void unfinished() {
    if (unfinishedSince == null) {
      unfinishedSince = parts.time().nanos();
    }
  }

  /// No message is unfinished.
  void whole() {
    unfinishedSince = null;
  }

  private boolean isDrawnOut(long nanos) {
    Long since = unfinishedSince;
    return since != null && nanos - since > LONGEST_MESSAGE.toNanos();
  }

  /// Takes a text frame.
  void text(String text) throws InterruptedException {
    long came = parts.time().nanos();
    switch (SocketMessage.parse(text, shape)) {
      case SocketMessage.RunTask run -> begin(run, came);
      case SocketMessage.ContinueTask _ -> {} // audio comes in binary frames, a text all at once
      case SocketMessage.FinishTask _ -> finish();
      case SocketMessage.Unreadable(String id, WireError error) -> unreadable(id, error);
    }
  }

  /// Takes a binary frame; waits while the task cannot keep up, and so does its client.
  void binary(byte[] frame) throws InterruptedException {
    SocketTask running = running();
    if (running != null) {
      running.hear(frame);
    } else if (isFresh()) {
      refuse("", ErrorCode.PROTOCOL.with("header.action"));
    }
  }

  private @Nullable SocketTask running() {
    lock.lock();
    try {
      return task;
    } finally {
      lock.unlock();
    }
  }

  /// Whether no task has been asked for yet; frames of one that has failed may still be on their
  /// way.
  private boolean isFresh() {
    lock.lock();
    try {
      return patience.equals(FIRST_TASK);
    } finally {
      lock.unlock();
    }
  }

  private void begin(SocketMessage.RunTask run, long came) throws InterruptedException {
    if (isBusy()) {
      tell(SocketFrames.failed(run.taskId(), parts.names().rename(busy())));
      return;
    }
    try {
      Invocation invocation = parts.invoker().duplex(path, run.payload());
      ApiKey now = key.now();
      parts.invocations().check(invocation, now);
      start(new SocketTask(new SocketTask.Asked(run.taskId(), now, came), invocation, peer, parts));
    } catch (WireException e) {
      refuse(run.taskId(), e.error());
    }
  }

  /// Whether a task runs; one that is just ending is waited for.
  private boolean isBusy() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (task != null && task.isEnding()) {
        freed.await();
      }
      return task != null;
    } finally {
      lock.unlock();
    }
  }

  private static WireError busy() {
    return ErrorCode.INVALID_PARAMETER.with(
        "Another task is running on this connection; send run-task after its task-finished.");
  }

  private void start(SocketTask next) {
    lock.lock();
    try {
      if (over) {
        next.abandon();
        return;
      }
      task = next;
      patience = NEXT_TASK;
    } finally {
      lock.unlock();
    }
    Thread _ = Thread.ofVirtual().name("socket-" + next.id()).start(() -> carryOut(next));
  }

  private void carryOut(SocketTask running) {
    boolean usable = false;
    try {
      usable = running.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) { // the client must not wait for a task that is no more
      LOG.error("task={} failed; its connection is closed", running.id(), e);
      tellInternalError(running);
    } finally {
      ended(usable);
    }
  }

  private void tellInternalError(SocketTask running) {
    try {
      tell(SocketFrames.failed(running.id(), ErrorCode.INTERNAL_ERROR.with()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ended(boolean usable) {
    lock.lock();
    try {
      task = null;
      idleSince = parts.time().nanos();
      freed.signalAll();
    } finally {
      lock.unlock();
    }
    if (!usable) {
      close(NORMAL, "the task has ended");
    }
  }

  private void finish() {
    SocketTask running = running();
    if (running != null) {
      running.finish();
    }
  }

  /// Where a task runs, a stray message does it no harm.
  private void unreadable(String id, WireError error) throws InterruptedException {
    if (running() == null) {
      refuse(id, error);
    } else {
      tell(SocketFrames.failed(id, parts.names().rename(error)));
    }
  }

  private void refuse(String id, WireError error) throws InterruptedException {
    tell(SocketFrames.failed(id, parts.names().rename(error)));
    close(id.isEmpty() ? VIOLATION : NORMAL, error.code());
  }

  private void tell(String frame) throws InterruptedException {
    try {
      peer.send(frame);
    } catch (IOException e) {
      LOG.debug("the client has gone: {}", e.getMessage());
    }
  }

  /// Looks at the clock and at the key: who is silent for too long, needs the connection no more,
  /// or may not have it any more?
  void look(long nanos) {
    Optional<WireError> closed = key.closed();
    if (closed.isPresent()) {
      shut(closed.get());
      return;
    }
    if (isDrawnOut(nanos)) {
      whole();
      close(VIOLATION, "a message was not whole within " + LONGEST_MESSAGE);
      return;
    }
    SocketTask running = running();
    if (running != null) {
      running.look(nanos);
      return;
    }
    boolean late;
    lock.lock();
    try {
      late = task == null && !over && nanos - idleSince > patience.toNanos();
    } finally {
      lock.unlock();
    }
    if (late) {
      close(NORMAL, "no task was asked for within " + patience);
    }
  }

  /// The key opens nothing any more: what runs ends with the reason, and so does the connection.
  private void shut(WireError reason) {
    SocketTask running = running();
    if (running == null) {
      close(VIOLATION, reason.code());
    } else {
      running.end(reason);
    }
  }

  /// The server stops.
  void goAway() {
    gone();
    peer.close(GOING_AWAY, "the server is stopping");
  }

  /// Something went wrong here that is nobody's request.
  void fail() throws InterruptedException {
    SocketTask running = running();
    if (running != null) {
      tellInternalError(running);
    }
    close(SERVER_ERROR, ErrorCode.INTERNAL_ERROR.with().code());
  }

  /// Stops what runs and closes the connection.
  void close(int code, String reason) {
    gone();
    peer.close(code, reason);
  }

  /// The connection is no more; whatever runs for it stops.
  void gone() {
    SocketTask running;
    lock.lock();
    try {
      over = true;
      running = task;
    } finally {
      lock.unlock();
    }
    if (running != null) {
      running.abandon();
    }
  }
}
