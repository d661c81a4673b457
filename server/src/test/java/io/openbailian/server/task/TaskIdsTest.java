package io.openbailian.server.task;

import static io.openbailian.server.task.TestTasks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.test.SteppedTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

  /// The first halves are numbers of rows: no two nodes may make the same, whatever their clocks
  /// say.
  @Test
  void noTwoNodesMakeTheSameFirstHalf() {
    TaskIds first = new TaskIds(time, new Random(7), Optional.of(() -> 0));
    TaskIds last = new TaskIds(time, new Random(7), Optional.of(() -> 63));

    List<String> made =
        Stream.concat(
                Stream.generate(first::next).limit(1_000), Stream.generate(last::next).limit(1_000))
            .toList();

    assertThat(made.subList(0, 1_000)).isSorted();
    assertThat(made.subList(1_000, 2_000)).isSorted();
    assertThat(made.stream().map(id -> id.substring(0, 18)).distinct()).hasSize(2_000);
    assertThat(made).allSatisfy(id -> assertThat(UUID.fromString(id).version()).isEqualTo(7));
  }
}
