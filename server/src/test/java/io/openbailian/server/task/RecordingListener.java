package io.openbailian.server.task;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers what it was told, in order.
public final class RecordingListener implements TaskListener {
  private final List<String> lanes = new CopyOnWriteArrayList<>();
  private final List<String> ended = new CopyOnWriteArrayList<>();

  @Override
  public void pending(Set<String> told) {
    lanes.addAll(told);
  }

  @Override
  public void ended(Set<String> told) {
    ended.addAll(told);
  }

  public List<String> lanes() {
    return lanes;
  }

  public List<String> ended() {
    return ended;
  }
}
