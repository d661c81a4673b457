package io.openbailian.server.task;

import static io.openbailian.server.task.TestTasks.NOON;
import static io.openbailian.server.task.TestTasks.aTask;
import static io.openbailian.server.task.TestTasks.aTaskAt;
import static io.openbailian.server.task.TestTasks.aTaskFor;
import static io.openbailian.server.task.TestTasks.aTaskOf;
import static io.openbailian.server.task.TestTasks.aTaskOfModel;
import static io.openbailian.server.task.TestTasks.asking;
import static io.openbailian.server.task.TestTasks.fileOf;
import static io.openbailian.server.task.TestTasks.prompt;
import static io.openbailian.server.task.TestTasks.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.Values;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.server.artifact.Artifact;
import io.openbailian.server.artifact.ArtifactIndex;
import io.openbailian.server.task.TaskStore.Cancellation;
import io.openbailian.server.task.TaskStore.Expired;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;


/// How every task store lists tasks.
public abstract class TaskListContract extends TaskStoreFixture {
  @Test
  void listsTheKeysTasksNewestFirst() throws IOException, InterruptedException {
    Task oldest = submitted(aTaskAt(NOON));
    Task newest = submitted(aTaskAt(NOON.plusSeconds(2)));
    Task middle = submitted(aTaskAt(NOON.plusSeconds(1)));
    Task twin = submitted(aTaskAt(NOON.plusSeconds(1)));
    submitted(aTaskOf("k-other"));

    TaskPage page = store.list(KEY, filter(1, 10));

    assertThat(page.total()).isEqualTo(4);
    assertThat(page.tasks())
        .extracting(Task::id)
        .containsExactly(newest.id(), twin.id(), middle.id(), oldest.id());
  }

  @Test
  void pagesThroughAList() throws IOException, InterruptedException {
    List<String> ids = submitMany(25);
    Collections.reverse(ids);

    assertThat(idsOf(store.list(KEY, filter(1, 10)))).isEqualTo(ids.subList(0, 10));
    assertThat(idsOf(store.list(KEY, filter(3, 10)))).isEqualTo(ids.subList(20, 25));
    assertThat(idsOf(store.list(KEY, filter(4, 10)))).isEmpty();
    assertThat(store.list(KEY, filter(4, 10)).total()).isEqualTo(25);
  }

  @Test
  void filtersAListByModelAndStatus() throws IOException, InterruptedException {
    Task a = submitted(aTaskOfModel("model-a"));
    Task b = submitted(aTaskOfModel("model-b"));
    store.cancel(b.id(), KEY, END);

    assertThat(idsOf(store.list(KEY, ofModel("model-a")))).containsExactly(a.id());
    assertThat(idsOf(store.list(KEY, ofStatus(TaskStatus.CANCELED)))).containsExactly(b.id());
    assertThat(idsOf(store.list(KEY, ofStatus(TaskStatus.PENDING)))).containsExactly(a.id());
    assertThat(store.list(KEY, ofStatus(TaskStatus.SUSPENDED)).total()).isZero();
  }

  @Test
  void filtersAListByTime() throws IOException, InterruptedException {
    submitted(aTaskAt(NOON.minusMillis(1)));
    Task first = submitted(aTaskAt(NOON));
    Task last = submitted(aTaskAt(END));
    submitted(aTaskAt(END.plusMillis(1)));

    assertThat(idsOf(store.list(KEY, between(NOON, END)))).containsExactly(last.id(), first.id());
  }

  @Test
  void listsOneTaskByItsId() throws IOException, InterruptedException {
    Task task = submitted(aTask());
    Task foreign = submitted(aTaskOf("k-other"));

    assertThat(idsOf(store.list(KEY, ofId(task.id(), 1)))).containsExactly(task.id());
    assertThat(store.list(KEY, ofId(task.id(), 2))).isEqualTo(new TaskPage(1, List.of()));
    assertThat(store.list(KEY, ofId(foreign.id(), 1)).total()).isZero();
    assertThat(store.list(KEY, ofId("no id", 1)).total()).isZero();
  }

  @Test
  void leavesExpiredTasksOutOfLists() throws IOException, InterruptedException {
    Task ended = ended(aTaskAt(NOON), succeeded(END, PICTURE));
    submitted(aTaskAt(NOON));
    Instant later = NOON.plus(Task.LIFETIME);

    TaskPage page =
        store.list(KEY, filter(Optional.empty(), Optional.empty(), NOON, END, 1, 10, later));

    assertThat(page.total()).isEqualTo(1);
    assertThat(idsOf(page)).containsExactly(ended.id());
  }
}
