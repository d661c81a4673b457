package io.openbailian.server.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.engine.test.SteppedTime;
import io.openbailian.server.http.exchange.AnswerStore.Answer;
import io.openbailian.server.http.exchange.AnswerStore.Scope;
import io.openbailian.server.http.exchange.AnswerStore.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Room for ten answers of this length, of which one workspace has four.
class AnswerStoreTest {
  private static final int LENGTH = 1 << 10;
  private static final long WEIGHT = 2L * LENGTH;

  private final SteppedTime time = SteppedTime.atNoon();
  private final AnswerStore store = new AnswerStore(time, 10 * WEIGHT, 4 * WEIGHT);

  private static Scope scope(String workspace, String key) {
    return new Scope(workspace, "/a", key);
  }

  private Turn turn(Scope scope, String request) throws InterruptedException {
    return store.turn(scope, request, Duration.ZERO);
  }

  private void keep(String workspace, String key) throws InterruptedException {
    Scope scope = scope(workspace, key);
    assertThat(turn(scope, "r")).isEqualTo(new Turn.First());
    store.end(scope, Optional.of(answer(LENGTH)));
  }

  private static Answer answer(int length) {
    return new Answer("r", "id", "text/plain", null, "x".repeat(length));
  }

  /// Whether it is there; where it is not, nobody begins it.
  private boolean has(String workspace, String key) throws InterruptedException {
    Scope scope = scope(workspace, key);
    boolean there = turn(scope, "r") instanceof Turn.Again;
    if (!there) {
      store.end(scope, Optional.empty());
    }
    return there;
  }

  private List<Boolean> have(String workspace, String... keys) throws InterruptedException {
    Boolean[] found = new Boolean[keys.length];
    for (int i = 0; i < keys.length; i++) {
      found[i] = has(workspace, keys[i]);
    }
    return Stream.of(found).toList();
  }

  @Test
  void aWorkspaceThatKeepsMuchGivesUpItsOwnOldest() throws InterruptedException {
    keep("quiet", "1");
    for (String key : List.of("1", "2", "3", "4", "5", "6")) {
      keep("busy", key);
    }

    assertThat(have("busy", "1", "2", "3", "4", "5", "6"))
        .containsExactly(false, false, true, true, true, true);
    assertThat(has("quiet", "1")).isTrue();
  }

  @Test
  void theOldestOfAllGoWhereThereIsNoRoom() throws InterruptedException {
    for (String workspace : List.of("a", "b", "c")) {
      for (String key : List.of("1", "2", "3", "4")) {
        keep(workspace, key);
      }
    }

    assertThat(have("a", "1", "2", "3", "4")).containsExactly(false, false, true, true);
    assertThat(have("c", "1", "2", "3", "4")).containsOnly(true);
  }

  @Test
  void aWorkspaceWhoseLastWasDroppedForItsNextIsCountedStill() throws InterruptedException {
    AnswerStore small = new AnswerStore(time, WEIGHT, WEIGHT);
    for (String key : List.of("1", "2", "3")) {
      assertThat(small.turn(scope("a", key), "r", Duration.ZERO)).isEqualTo(new Turn.First());
      small.end(scope("a", key), Optional.of(answer(LENGTH)));
    }

    assertThat(small.turn(scope("a", "2"), "r", Duration.ZERO)).isEqualTo(new Turn.First());
    assertThat(small.turn(scope("a", "3"), "r", Duration.ZERO)).isInstanceOf(Turn.Again.class);
  }

  @Test
  void isForgottenAfterAnHour() throws InterruptedException {
    keep("a", "1");
    time.step(Duration.ofMinutes(59));
    assertThat(has("a", "1")).isTrue();

    time.step(Duration.ofMinutes(1));

    assertThat(has("a", "1")).isFalse();
  }

  @Test
  void isNotKeptWhereItIsLongerThanAShare() throws InterruptedException {
    Scope scope = scope("a", "1");
    assertThat(turn(scope, "r")).isEqualTo(new Turn.First());

    store.end(scope, Optional.of(answer(LENGTH * 8)));

    assertThat(has("a", "1")).isFalse();
  }

  @Test
  void oneThatComesMeanwhileIsToldSoWhenItsPatienceIsOver() throws InterruptedException {
    Scope scope = scope("a", "1");
    assertThat(turn(scope, "r")).isEqualTo(new Turn.First());

    assertThat(turn(scope, "r")).isEqualTo(new Turn.Busy());
    assertThat(turn(scope, "another")).isEqualTo(new Turn.Other());
  }
}
