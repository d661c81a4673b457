package io.openbailian.server.task;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers what it was told, in order.
public final class RecordingListener implements TaskListener {
  /// Stands among the lanes for the suspects.
  public static final String SUSPECTS = "suspects";

  private final List<String> lanes = new CopyOnWriteArrayList<>();
  private final List<CancelWish> wishes = new CopyOnWriteArrayList<>();
  private final List<String> ended = new CopyOnWriteArrayList<>();

  @Override
  public void pending(Set<String> told) {
    lanes.addAll(told);
  }

  @Override
  public void ended(Set<String> told) {
    ended.addAll(told);
  }

  @Override
  public void suspects() {
    lanes.add(SUSPECTS);
  }

  @Override
  public void cancelWish(String taskId, CancelWish wish) {
    wishes.add(wish);
  }

  public List<CancelWish> wishes() {
    return wishes;
  }

  public List<String> lanes() {
    return lanes;
  }

  public List<String> ended() {
    return ended;
  }
}
