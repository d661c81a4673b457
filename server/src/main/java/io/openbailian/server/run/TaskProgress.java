package io.openbailian.server.run;

import io.openbailian.protocol.WireError;
import io.openbailian.server.routing.Lane;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.Task;

/// Gathers what a task's items become, and shows how far it is.
final class TaskProgress implements ItemDelivery.Listener {
  private final ProgressBoard board;
  private final Gathered gathered;
  private final String id;
  private final int total;
  private String engine = "";

  TaskProgress(ProgressBoard board, Gathered gathered, Task task) {
    this.board = board;
    this.gathered = gathered;
    this.id = task.id();
    this.total = Invocation.picturesOf(task.request().values());
  }

  @Override
  public void begun(Lane lane) {
    engine = lane.name();
    show(0);
  }

  @Override
  public void done(int item, ItemResult result) {
    gathered.add(item, result);
    show(0);
  }

  @Override
  public void failed(int item, WireError error) {
    gathered.fail(item, error);
    show(0);
  }

  @Override
  public void between(ItemResult part) {
    gathered.add(part);
  }

  @Override
  public void progressed(int percent) {
    show(percent);
  }

  private void show(int percent) {
    board.put(
        id,
        new ProgressBoard.Progress(
            total, gathered.succeeded(), gathered.failed(), percent, engine));
  }
}
