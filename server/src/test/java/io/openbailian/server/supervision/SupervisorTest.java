package io.openbailian.server.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.test.SteppedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SupervisorTest {
  private final SteppedTime time = SteppedTime.atNoon();
  private final List<String> fallen = new CopyOnWriteArrayList<>();
  private final Supervisor supervisor = new Supervisor(time, fallen::add);

  @Test
  void aThreadThatFellIsStartedAgainWhateverItThrew() throws InterruptedException {
    List<Supplier<Throwable>> faults =
        List.of(
            OutOfMemoryError::new,
            StackOverflowError::new,
            () -> new NoClassDefFoundError("java.awt.image.BufferedImage"),
            IllegalStateException::new,
            InterruptedException::new,
            IOException::new);
    LinkedBlockingQueue<Integer> rounds = new LinkedBlockingQueue<>();
    CountDownLatch end = new CountDownLatch(1);
    int[] round = {0};

    SupervisedThread thread =
        supervisor.start(
            "sweeper",
            () -> {
              int now = round[0]++;
              rounds.add(now);
              if (now < faults.size()) {
                throw SupervisorTest.<RuntimeException>unchecked(faults.get(now).get());
              }
              end.await();
            });

    for (int i = 0; i <= faults.size(); i++) {
      assertThat(rounds.take()).isEqualTo(i);
      if (i < faults.size()) {
        time.untilWaiting(1);
        assertThat(supervisor.down()).containsExactly("the sweeper fell and is being restarted");
        time.step(Duration.ofSeconds(30));
      }
    }
    assertThat(fallen).hasSize(faults.size()).containsOnly("sweeper");
    assertThat(supervisor.down()).containsExactly("the sweeper fell and was restarted just now");
    time.step(Duration.ofSeconds(30));
    assertThat(supervisor.down()).isEmpty();
    end.countDown();
    thread.close();
  }

  @Test
  void theOneWhoCountsFallsMayFallToo() throws InterruptedException {
    LinkedBlockingQueue<String> rounds = new LinkedBlockingQueue<>();
    Supervisor strained =
        new Supervisor(
            time,
            name -> {
              throw new OutOfMemoryError();
            });

    SupervisedThread thread =
        strained.start(
            "sweeper",
            () -> {
              rounds.add("one");
              throw new OutOfMemoryError();
            });

    for (int i = 0; i < 3; i++) {
      assertThat(rounds.take()).isEqualTo("one");
    }
    thread.close();
  }

  @Test
  void theOthersGoOn() throws InterruptedException {
    LinkedBlockingQueue<String> rounds = new LinkedBlockingQueue<>();
    CountDownLatch end = new CountDownLatch(1);
    SupervisedThread well =
        supervisor.startVirtual(
            "socket watch",
            () -> {
              rounds.add("well");
              end.await();
            });
    SupervisedThread ill =
        supervisor.start(
            "sweeper",
            () -> {
              throw new StackOverflowError();
            });

    time.untilWaiting(1);

    assertThat(rounds.take()).isEqualTo("well");
    assertThat(supervisor.down()).hasSize(1);
    ill.interrupt();
    ill.close();
    end.countDown();
    well.close();
    assertThat(supervisor.down()).isEmpty();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(Throwable fault) throws E {
    throw (E) fault;
  }
}
