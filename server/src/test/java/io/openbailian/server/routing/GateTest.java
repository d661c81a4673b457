package io.openbailian.server.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {
  private static boolean passed(Gate.Turn turn) throws InterruptedException {
    return turn.await(Duration.ZERO);
  }

  @Test
  void letsAsManyInAsItIsWide() throws InterruptedException {
    Gate gate = new Gate(2);
    List<Gate.Turn> turns = List.of(gate.queue("a"), gate.queue("a"), gate.queue("a"));

    assertThat(passed(turns.get(0))).isTrue();
    assertThat(passed(turns.get(1))).isTrue();
    assertThat(passed(turns.get(2))).isFalse();
    turns.get(0).close();
    assertThat(passed(turns.get(2))).isTrue();
  }

  /// However many calls of one key wait, another key's first one is behind those inside alone.
  @Test
  void aKeyWithThousandsOfCallsDelaysNobodyByMoreThanThoseInside() throws InterruptedException {
    Gate gate = new Gate(2);
    List<Gate.Turn> many = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      many.add(gate.queue("many"));
    }
    Gate.Turn other = gate.queue("other");

    many.get(0).close(); // its turn was the key's next one
    assertThat(passed(other) || passed(many.get(2))).isTrue();
    many.get(1).close();
    assertThat(passed(other)).isTrue();
  }

  /// Those who are bound and one too many keep nobody waiting, of their own key or of another.
  @Test
  void whoIsOneTooManyOfThoseBoundIsPassedOver() throws InterruptedException {
    Gate gate = new Gate(3);
    Optional<Gate.Bound> bound = Optional.of(gate.bound(1));
    Gate.Turn first = gate.queue("a", bound);
    Gate.Turn second = gate.queue("a", bound);

    assertThat(passed(first)).isTrue();
    assertThat(passed(second)).isFalse();
    assertThat(passed(gate.queue("a"))).isTrue();
    assertThat(passed(gate.queue("b"))).isTrue();

    first.leave(); // still busy with what it brought out
    assertThat(gate.inside()).isEqualTo(2);
    assertThat(passed(second)).isFalse();
    first.close();
    assertThat(passed(second)).isTrue();
    assertThat(gate.inside()).isEqualTo(3);
  }

  @Test
  void whoeverLeavesTheQueueIsPassedOver() throws InterruptedException {
    Gate gate = new Gate(1);
    Gate.Turn inside = gate.queue("a");
    Gate.Turn gone = gate.queue("b");
    Gate.Turn next = gate.queue("c");

    gone.close();
    gone.close();
    inside.close();

    assertThat(passed(next)).isTrue();
    assertThat(gate.inside()).isOne();
    assertThat(gate.waiting()).isZero();
  }

  /// It is the next of its key, behind nobody of another who waited before.
  @Test
  void whoeverLeftComesBackBeforeTheOthersOfItsKey() throws InterruptedException {
    Gate gate = new Gate(1);
    Gate.Turn first = gate.queue("a", Optional.of(gate.bound(1)));
    first.leave();
    Gate.Turn meanwhile = gate.queue("b");
    Gate.Turn behind = gate.queue("a");
    assertThat(passed(meanwhile)).isTrue();

    Thread back = comingBack(first);
    untilWaiting(gate, 2);
    meanwhile.close();
    back.join();

    assertThat(gate.inside()).isOne();
    assertThat(passed(behind)).isFalse();
    first.close();
    assertThat(passed(behind)).isTrue();
    assertThat(gate.waiting()).isZero();
  }

  @Test
  void whoeverIsNotUnderwayAnyMoreDoesNotComeBack() throws InterruptedException {
    Gate gate = new Gate(1);
    Gate.Turn first = gate.queue("a");
    first.comeBack(); // it is inside
    assertThat(gate.inside()).isOne();
    first.leave();
    Gate.Turn other = gate.queue("b");
    Thread back = comingBack(first);
    untilWaiting(gate, 1);

    first.close();
    back.join();

    assertThat(gate.waiting()).isZero();
    other.close();
    assertThat(gate.inside()).isZero();
  }

  private static Thread comingBack(Gate.Turn turn) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            turn.comeBack();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void untilWaiting(Gate gate, int turns) {
    while (gate.waiting() != turns) {
      Thread.onSpinWait();
    }
  }
}
