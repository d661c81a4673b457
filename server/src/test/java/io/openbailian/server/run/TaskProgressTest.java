package io.openbailian.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.ErrorCode;
import io.openbailian.protocol.Json;
import io.openbailian.server.run.ProgressBoard.Progress;
import io.openbailian.server.task.ItemResult;
import io.openbailian.server.task.Task;
import io.openbailian.server.task.TestTasks;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far a task is shown to be while its items are made, and what is usual.
class TaskProgressTest {
  private final ProgressBoard board = new ProgressBoard();

  private static Task four() {
    return TestTasks.aTask()
        .with(Values.of(Json.object().put(Meaning.PROMPT, "cat").put(Meaning.N, 4)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 0",
    "0, 0, 0, 40, 40",
    "4, 0, 0, 0, 0",
    "4, 0, 0, 50, 12",
    "4, 1, 0, 50, 37",
    "4, 1, 2, 99, 99",
    "4, 3, 1, 50, 100",
    "1, 0, 0, 100, 100",
    "1, 2, 0, 0, 100",
  })
  void aTaskIsAsFarAsItsItemsAndTheCallOnItsWay(
      int total, int succeeded, int failed, int percent, int overall) {
    assertThat(new Progress(total, succeeded, failed, percent, "").overall()).isEqualTo(overall);
  }

  @Test
  void whatBecomesOfItemsIsShownAtOnce() {
    Task task = four();
    Gathered gathered = new Gathered(new Owner(task.id(), "workspace"));
    TaskProgress progress = new TaskProgress(board, gathered, task);

    progress.progressed(30);
    assertThat(board.of(task)).isEqualTo(new Progress(4, 0, 0, 30, ""));
    progress.done(0, new ItemResult.Produced("a", null, 1, 1));
    assertThat(board.of(task)).isEqualTo(new Progress(4, 1, 0, 0, ""));
    progress.progressed(30);
    progress.failed(1, ErrorCode.TIMEOUT.with());
    assertThat(board.of(task)).isEqualTo(new Progress(4, 1, 1, 0, ""));
    progress.between(new ItemResult.Note("n"));
    assertThat(gathered.items()).hasSize(3);
  }

  @Test
  void whatIsUsualIsTheMiddleOfTheLastFiftyAndOfNoFewerThanFive() {
    for (int seconds : new int[] {9, 1, 8, 2}) {
      board.ended("m", Duration.ofSeconds(seconds));
    }
    assertThat(board.usual("m")).isEmpty();
    board.ended("m", Duration.ofSeconds(3));
    assertThat(board.usual("m")).contains(Duration.ofSeconds(3));
    assertThat(board.usual("other")).isEmpty();

    for (int i = 0; i < 49; i++) {
      board.ended("m", Duration.ofSeconds(i < 25 ? 20 : 10));
    }
    assertThat(board.usual("m")).contains(Duration.ofSeconds(20));
    board.ended("m", Duration.ofSeconds(10));
    board.ended("m", Duration.ofSeconds(10));
    assertThat(board.usual("m")).contains(Duration.ofSeconds(10));
  }
}
