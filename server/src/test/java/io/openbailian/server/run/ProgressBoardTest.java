package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.server.run.ProgressBoard.Progress;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TestTasks;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressBoardTest {
  private final ProgressBoard board = new ProgressBoard();

  @Test
  void countsDoneAndFailedItemsAndThePercentOfTheCallOnItsWay() {
    assertThat(new Progress(4, 1, 1, 50, "mine").overall()).isEqualTo(62);
    assertThat(new Progress(4, 3, 1, 50, "mine").overall()).as("no call is left").isEqualTo(100);
    assertThat(new Progress(0, 0, 0, 30, "mine").overall()).as("nothing to count").isEqualTo(30);
    assertThat(Progress.none(3).overall()).isZero();
  }

  @Test
  void guessesTheMiddleOfTheLastFifty() {
    IntStream.range(0, 4).forEach(_ -> board.ended("m", Duration.ofSeconds(9)));
    assertThat(board.usual("m")).as("four are too few").isEmpty();

    board.ended("m", Duration.ofSeconds(1));
    assertThat(board.usual("m")).contains(Duration.ofSeconds(9));

    IntStream.range(0, 50).forEach(_ -> board.ended("m", Duration.ofSeconds(2)));
    assertThat(board.usual("m")).as("the older ones are forgotten").contains(Duration.ofSeconds(2));
    assertThat(board.usual("another")).isEmpty();
  }

  @Test
  void whoReadATaskBeforeItsEndIsNotToldThatNothingOfItIsDone() {
    Task task = TestTasks.aTask();
    Progress last = new Progress(2, 1, 0, 90, "mine");
    board.put(task.id(), last);

    board.remove(task.id());

    assertThat(board.of(task)).isEqualTo(last);
    assertThat(board.knows(task.id())).isFalse();
    assertThat(board.of(TestTasks.aTask())).isEqualTo(Progress.none(1));
  }

  @Test
  void filesOfATaskAreItsOwnWhileItIsCarriedOut() {
    board.put("task-1", Progress.none(1));

    assertThat(board.knows("task-1")).isTrue();
    assertThat(board.makes("task-1-0.png")).isTrue();
    assertThat(board.makes("task-2-0.png")).isFalse();
    assertThat(board.makes("nothing")).isFalse();

    board.remove("task-1");
    assertThat(board.knows("task-1")).isFalse();
    assertThat(board.makes("task-1-0.png")).isFalse();
  }
}
