package io.openbailian.server.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbailian.catalog.model.Values;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.TaskStatus;
import io.openbailian.protocol.WireException;
import io.openbailian.server.admission.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys of requests, and what a task is by its state and for its viewers.
class IdempotencyKeyTest {
  private static final Instant NOON = TestTasks.NOON;

  private static IdempotencyKey key(String key, String body) {
    return IdempotencyKey.of("/path", key, Json.parseObject(body));
  }

  @Test
  void theSameRequestIsTheSameInWhicheverOrderItsMembersStand() {
    IdempotencyKey one = key("k", "{\"a\":1,\"b\":{\"c\":[1,2],\"d\":2}}");

    assertThat(one.path()).isEqualTo("/path");
    assertThat(one.key()).isEqualTo("k");
    assertThat(one.request()).matches("[0-9a-f]{64}");
    assertThat(key("k", "{\"b\":{\"d\":2,\"c\":[1,2]},\"a\":1}")).isEqualTo(one);
    assertThat(key("k", "{\"b\":{\"d\":2,\"c\":[2,1]},\"a\":1}")).isNotEqualTo(one);
    assertThat(key("k", "{}").request()).isNotEqualTo(one.request());
  }

  @Test
  void aKeyMayHaveTwoHundredAndFiftyFiveVisibleCharacters() {
    assertThat(key("!~" + "k".repeat(253), "{}").key()).hasSize(255);
    assertThatThrownBy(() -> key("k".repeat(256), "{}"))
        .isInstanceOfSatisfying(
            WireException.class,
            refused ->
                assertThat(refused.error().message())
                    .isEqualTo(
                        "Length of Idempotency-Key should be [1, 255], visible ASCII characters"
                            + " (256 characters)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\u007f", "é", "a\n"})
  void whatIsNotVisibleIsNoKey(String key) {
    assertThatThrownBy(() -> key(key, "{}"))
        .isInstanceOfSatisfying(
            WireException.class,
            refused -> {
              assertThat(refused.error().code()).isEqualTo("InvalidParameter");
              assertThat(refused.error().message())
                  .endsWith("(%d characters)".formatted(key.length()));
            });
  }

  @Test
  void aTaskLivesADayFromItsSubmissionAndThenFromItsEnd() {
    Task task = TestTasks.aTask();
    Instant later = NOON.plusSeconds(60);
    List<TaskState> open =
        List.of(new TaskState.Pending(), new TaskState.Running(later), new TaskState.Running(NOON));
    List<TaskState> ended =
        List.of(
            new TaskState.Succeeded(NOON, later, List.of()),
            new TaskState.Failed(null, later, "C", "m"),
            new TaskState.Canceled(later));

    assertThat(open)
        .allSatisfy(
            state -> assertThat(task.with(state).expires()).isEqualTo(NOON.plus(Task.LIFETIME)));
    assertThat(ended)
        .allSatisfy(
            state -> assertThat(task.with(state).expires()).isEqualTo(later.plus(Task.LIFETIME)));
    assertThat(open)
        .extracting(TaskState::status)
        .containsExactly(TaskStatus.PENDING, TaskStatus.RUNNING, TaskStatus.RUNNING);
    assertThat(ended)
        .extracting(TaskState::status)
        .containsExactly(TaskStatus.SUCCEEDED, TaskStatus.FAILED, TaskStatus.CANCELED);
  }

  @Test
  void aTaskThatChangesOneThingKeepsTheOthers() {
    Task task = TestTasks.aTask();
    Values values = Values.of(Json.object().put("prompt", "other"));

    assertThat(task.inLane("l").lane()).isEqualTo("l");
    assertThat(task.inLane("l").inLane(task.lane())).isEqualTo(task);
    assertThat(task.with(values).request().values()).isEqualTo(values);
    assertThat(task.with(values).request().model()).isEqualTo(task.request().model());
    assertThat(task.with(values).id()).isEqualTo(task.id());
  }

  @Test
  void aViewerSeesTheTasksOfItsWorkspaceOrOfItsKeyAlone() {
    Task task = TestTasks.aTaskOf("w");
    Principal owner = task.owner();
    TaskViewer stranger = new TaskViewer("w", Optional.of("another key"));

    assertThat(TaskViewer.of(owner, false).sees(task)).isTrue();
    assertThat(TaskViewer.of(owner, true).sees(task)).isTrue();
    assertThat(new TaskViewer("w", Optional.empty()).sees(task)).isTrue();
    assertThat(stranger.sees(task)).isFalse();
    assertThat(new TaskViewer("v", Optional.of(owner.keyId())).sees(task)).isFalse();
  }
}
