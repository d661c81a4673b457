package io.openbailian.server.task;

import static io.openbailian.server.task.TestTasks.NOON;
import static io.openbailian.server.task.TestTasks.aTask;
import static io.openbailian.server.task.TestTasks.aTaskAt;
import static io.openbailian.server.task.TestTasks.aTaskOf;
import static io.openbailian.server.task.TestTasks.aTaskOfModel;
import static io.openbailian.server.task.TestTasks.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.TaskStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

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

  @Test
  void countsAndPagesOverSecondsMinutesAndHours() throws IOException, InterruptedException {
    List<Task> all = new ArrayList<>();
    for (long millis : new long[] {0, 1, 299, 1_000, 59_999, 61_000, 3_599_000, 7_300_001}) {
      all.add(submitted(aTaskAt(NOON.plusMillis(millis))));
      all.add(submitted(aTaskAt(NOON.plusMillis(millis))));
    }
    Collections.reverse(all);
    List<String> newestFirst = all.stream().map(Task::id).toList();
    Instant evening = NOON.plus(Duration.ofHours(8));

    for (int size = 1; size <= 5; size++) {
      List<String> paged = new ArrayList<>();
      for (int number = 1; number <= 17; number++) {
        TaskPage page = store.list(KEY, window(DAY_BEFORE, evening, number, size, evening));
        assertThat(page.total()).isEqualTo(16);
        paged.addAll(idsOf(page));
      }
      assertThat(paged).isEqualTo(newestFirst.subList(0, Math.min(16, 17 * size)));
    }
  }

  @Test
  void countsExactlyWhateverTheWindow() throws IOException, InterruptedException {
    Random random = new Random(7);
    List<Long> submitted = new ArrayList<>();
    List<Callable<Task>> works = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long millis = random.nextInt(10_000_000);
      submitted.add(millis);
      Task task = aTaskAt(NOON.plusMillis(millis));
      works.add(() -> submitted(task));
    }
    Together.run(works);
    Instant evening = NOON.plus(Duration.ofHours(8));

    for (int round = 0; round < 50; round++) {
      long from = random.nextInt(10_000_000);
      long to = from + random.nextInt(5_000_000);
      long expected = submitted.stream().filter(at -> at >= from && at <= to).count();
      TaskFilter filter = window(NOON.plusMillis(from), NOON.plusMillis(to), 1, 100, evening);
      assertThat(store.list(KEY, filter).total()).isEqualTo(expected);
      assertThat(store.list(KEY, filter).tasks()).hasSize((int) Math.min(expected, 100));
    }
  }

  @Test
  void countsWhatTasksHaveBecome() throws IOException, InterruptedException {
    ended(aTask(), failure());
    running();
    Task canceled = submitted(aTask());
    store.cancel(canceled.id(), KEY, END);
    submitted(aTask());

    for (TaskStatus status :
        List.of(TaskStatus.FAILED, TaskStatus.RUNNING, TaskStatus.CANCELED, TaskStatus.PENDING)) {
      assertThat(store.list(KEY, ofStatus(status)).total()).as(status.name()).isEqualTo(1);
    }
    assertThat(store.list(KEY, filter(1, 10)).total()).isEqualTo(4);
    restart();
    assertThat(store.list(KEY, filter(1, 10)).total()).isEqualTo(4);
  }

  private static TaskFilter window(Instant from, Instant to, int number, int size, Instant now) {
    return filter(Optional.empty(), Optional.empty(), from, to, number, size, now);
  }
}
