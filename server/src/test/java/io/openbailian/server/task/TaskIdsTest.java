package io.openbailian.server.task;

import static io.openbailian.server.task.TestTasks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.test.SteppedTime;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskIdsTest {
  private final SteppedTime time = new SteppedTime(NOON);
  private final TaskIds ids = new TaskIds(time, new Random(7));

  @Test
  void makesUuidsOfVersionSevenThatCarryTheTime() {
    UUID id = UUID.fromString(ids.next());

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void sortsByTheOrderOfMakingWithinAMillisecondAndOverIt() {
    List<String> made = Stream.generate(ids::next).limit(10_000).toList();

    assertThat(made).isSorted();
    assertThat(made.stream().map(id -> id.substring(0, 18)).distinct()).hasSize(10_000);
  }

  @Test
  void sortsThoughTheClockStepsBack() {
    String before = ids.next();
    time.step(Duration.ofHours(-1));

    assertThat(ids.next()).isGreaterThan(before);
  }
}
