package io.openbailian.server.http.peer;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/// A connection whose selector goes on looking for bytes while a request is worked on.
///
/// Jetty takes its interest in reading back as soon as bytes have come, and gives it again when
/// they were answered: two system calls for each request, and a third that wakes the selector. But
/// hardly any client sends while it waits. Here the interest stays until something comes that
/// nobody has asked for; only then it is taken back, as Jetty does always.
///
/// How: Jetty tells {@link #updateKey} after a selection, and until then considers an update
/// pending, which makes it leave out the others. Where that call is not passed on, the update stays
/// pending and the key as it is.
final class LazyInterestEndPoint extends SocketChannelEndPoint {
  private final ManagedSelector selector;
  private final SelectionKey key;

  /// What was selected last was bytes that somebody had asked for. Set and read by whichever thread
  /// runs the selector; one at a time, each handing over to the next.
  private volatile boolean wanted;

  LazyInterestEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
    super(channel, selector, key, scheduler);
    this.selector = selector;
    this.key = key;
  }

  @Override
  public Runnable onSelected() {
    wanted =
        isFillInterested()
            && key.isValid()
            && key.readyOps() == SelectionKey.OP_READ
            && key.interestOps() == SelectionKey.OP_READ;
    return super.onSelected();
  }

  /// Not passed on when nobody waits for bytes by now, and nothing has come unasked.
  @Override
  public void updateKey() {
    boolean stays = wanted && !isFillInterested();
    wanted = false;
    if (!stays) {
      super.updateKey();
    }
  }

  /// An answer that its client takes slowly: the selector has to look for room, whatever is left
  /// pending.
  @Override
  protected void onIncompleteFlush() {
    super.onIncompleteFlush();
    selector.submit(_ -> super.updateKey());
  }
}
