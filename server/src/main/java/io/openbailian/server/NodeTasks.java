package io.openbailian.server;

import io.openbailian.engine.Time;
import io.openbailian.server.node.sql.NodeLife;
import io.openbailian.server.run.Workers;
import io.openbailian.server.task.LaneOf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of tasks, money and keys when nodes come and go.
record NodeTasks(Storage storage, Workers workers, LaneOf lanes, Time time)
    implements NodeLife.Tasks {
  private static final Logger LOG = LoggerFactory.getLogger(NodeTasks.class);

  @Override
  public void takeOver() throws InterruptedException {
    for (String gone : storage.tasks().reap(lanes, time.now())) {
      LOG.warn("node {} is gone; what it held is anybody's now", gone);
    }
    int calls = storage.ledger().releaseCallsOfGone();
    if (calls > 0) {
      LOG.warn("what was set aside for {} calls of nodes that are gone is free again", calls);
    }
  }

  @Override
  public void lost() {
    workers.lost();
  }

  @Override
  public void accountsChanged() {
    storage.accounts().reload();
    storage.ledger().reload();
  }
}
