package io.openbailian.cli.output;

import io.openbailian.client.BailianClient;
import io.openbailian.client.BailianException;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.client.TaskAnswer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Waits for a task, with a progress line where a person watches.
public final class TaskWatch {
  /// The wire keeps a task for this long.
  private static final Duration LIFETIME = Duration.ofHours(24);

  private static final Duration BETWEEN_GLANCES = Duration.ofMillis(500);

  private final Terminal terminal;
  private final BailianClient client;

  public TaskWatch(Terminal terminal, BailianClient client) {
    this.terminal = terminal;
    this.client = client;
  }

  public TaskAnswer until(String id) throws InterruptedException {
    try (@Nullable ProgressLine line = ProgressLine.where(terminal, TaskStatus.PENDING)) {
      if (line == null) {
        return client.await(id, LIFETIME, _ -> {});
      }
      Thread glances = Thread.ofVirtual().name("progress-of-task").start(() -> glance(id, line));
      try {
        return client.await(id, LIFETIME, line::say);
      } finally {
        glances.interrupt();
        glances.join();
      }
    }
  }

  /// Questions for the end are held by a server of ours; how far the task is, is asked beside them.
  private void glance(String id, ProgressLine line) {
    try {
      TaskAnswer answer = client.glance(id);
      while (!answer.status().isFinal() && answer.whole().path("output").has("progress")) {
        line.say(answer);
        terminal.pace().pause(BETWEEN_GLANCES);
        answer = client.glance(id);
      }
    } catch (BailianException e) {
      // The line goes on with what the other questions tell.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// As {@link #until}, but Ctrl-C cancels the task, if that is still possible, and says so.
  public TaskAnswer untilOrCancel(String id) throws InterruptedException {
    try {
      return until(id);
    } catch (InterruptedException e) {
      terminal.say(cancel(id));
      throw e;
    }
  }

  private String cancel(String id) {
    try {
      client.cancel(id);
      return Texts.say("task.canceled", id);
    } catch (BailianException e) {
      return Texts.say("task.not-canceled", id, Obstacles.sentence(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Texts.say("task.cancel-broken", id);
    }
  }
}
