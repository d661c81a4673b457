package io.openbailian.server.node.sql;

import io.openbailian.server.task.CancelWish;
import io.openbailian.server.task.TaskListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What this node has committed and others wait for: told to those who wait here at once, and kept
/// for the others until it is taken. In no transaction of a task, where it would make all commits
/// of all nodes wait for each other.
///
/// It is a hint. Who has not heard it finds out by looking, a little later.
public final class News implements TaskListener {
  /// PostgreSQL takes less than 8000 bytes at a time.
  private static final int MOST_BYTES = 7_500;

  /// More is not worth telling one by one: the others look by themselves within seconds.
  private static final int MOST_KEPT = 50_000;

  private static final String LANE = "p";
  private static final String SUSPECTS = "s";
  private static final String END = "e";
  private static final String WISH = "w";
  private static final String WISH_TO_ABANDON = "x";

  private final TaskListener here;
  private final Runnable bell;
  private final Set<String> kept = new LinkedHashSet<>();

  /// @param here those who wait in this process
  /// @param bell rings when there is something to tell; must not block
  News(TaskListener here, Runnable bell) {
    this.here = here;
    this.bell = bell;
  }

  @Override
  public void pending(Set<String> lanes) {
    here.pending(lanes);
    lanes.forEach(lane -> keep(LANE + lane));
  }

  @Override
  public void suspects() {
    here.suspects();
    keep(SUSPECTS);
  }

  @Override
  public void ended(Set<String> taskIds) {
    here.ended(taskIds);
    taskIds.forEach(id -> keep(END + id));
  }

  @Override
  public void cancelWish(String taskId, CancelWish wish) {
    here.cancelWish(taskId, wish);
    keep(
        switch (wish) {
              case END -> WISH;
              case ABANDON -> WISH_TO_ABANDON;
            }
            + taskId);
  }

  private void keep(String one) {
    synchronized (kept) {
      if (kept.size() < MOST_KEPT) {
        kept.add(one);
      }
    }
    bell.run();
  }

  /// What there is to tell, in pieces that can be sent.
  ///
  /// @param from who tells it
  List<String> take(String from) {
    List<String> all;
    synchronized (kept) {
      all = List.copyOf(kept);
      kept.clear();
    }
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder(from);
    int bytes = piece.length();
    for (String one : all) {
      int more = 1 + one.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + more > MOST_BYTES) {
        pieces.add(piece.toString());
        piece = new StringBuilder(from);
        bytes = piece.length();
      }
      piece.append('\n').append(one);
      bytes += more;
    }
    if (bytes > from.length()) {
      pieces.add(piece.toString());
    }
    return pieces;
  }

  /// Forgets what there is to tell: nobody is there.
  void drop() {
    synchronized (kept) {
      kept.clear();
    }
  }

  /// Tells those who wait here what another node has told.
  ///
  /// @param self what this node calls itself; its own words come back to it
  void hear(String piece, String self) {
    List<String> lines = piece.lines().toList();
    if (lines.isEmpty() || lines.getFirst().equals(self)) {
      return;
    }
    Set<String> ended = new LinkedHashSet<>();
    Set<String> lanes = new LinkedHashSet<>();
    for (String line : lines.subList(1, lines.size())) {
      String rest = line.substring(Math.min(1, line.length()));
      switch (line.substring(0, Math.min(1, line.length()))) {
        case LANE -> lanes.add(rest);
        case SUSPECTS -> here.suspects();
        case END -> ended.add(rest);
        case WISH -> here.cancelWish(rest, CancelWish.END);
        case WISH_TO_ABANDON -> here.cancelWish(rest, CancelWish.ABANDON);
        default -> {} // of a later release
      }
    }
    if (!lanes.isEmpty()) {
      here.pending(lanes);
    }
    if (!ended.isEmpty()) {
      here.ended(ended);
    }
  }
}
