package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.SocketMessage.ContinueTask;
import io.openbailian.protocol.SocketMessage.FinishTask;
import io.openbailian.protocol.SocketMessage.RunTask;
import io.openbailian.protocol.SocketMessage.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketMessageTest {
  private static final JsonShape SHAPE = SocketMessage.shape(JsonShape.whole());

  private static SocketMessage read(String text) {
    return SocketMessage.parse(text, SHAPE);
  }

  @Test
  void whatAClientWritesTheServerReads() {
    var payload = Json.object().put("model", "m").put("x", 1);

    assertThat(read(SocketMessage.runTask("t", payload))).isEqualTo(new RunTask("t", payload));
    assertThat(read(SocketMessage.runDuplexTask("t", payload)))
        .isEqualTo(new RunTask("t", payload));
    assertThat(read(SocketMessage.finishTask("t"))).isEqualTo(new FinishTask("t"));
    assertThat(read("{\"header\":{\"action\":\"continue-task\",\"task_id\":\"t\"}}"))
        .isEqualTo(new ContinueTask("t"));
    assertThat(SocketMessage.runTask("t", payload)).contains("\"streaming\":\"out\"");
    assertThat(SocketMessage.runDuplexTask("t", payload)).contains("\"streaming\":\"duplex\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "header.task_id|{\"header\":{\"action\":\"run-task\"}}",
        "header.task_id|{\"header\":{\"action\":\"run-task\",\"task_id\":\" \"}}",
        "header.action|{\"header\":{\"action\":\"walk\",\"task_id\":\"t\"}}",
        "header.action|{\"header\":{\"task_id\":\"t\"}}",
        "payload|{\"header\":{\"action\":\"run-task\",\"task_id\":\"t\"},\"payload\":[]}",
        "payload.model|{\"header\":{\"action\":\"run-task\",\"task_id\":\"t\"},\"payload\":{}}",
        "payload.model|{\"header\":{\"action\":\"run-task\",\"task_id\":\"t\"},\"payload\":{\"model\":\"\"}}",
        "payload.model|{\"header\":{\"action\":\"run-task\",\"task_id\":\"t\"},\"payload\":{\"model\":7}}",
      })
  void theMemberThatIsMissingIsNamed(String member, String text) {
    assertThat(read(text))
        .isInstanceOfSatisfying(
            Unreadable.class,
            wrong -> assertThat(wrong.error()).isEqualTo(ErrorCode.PROTOCOL.with(member)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{", "[]", "7", "hello"})
  void whatIsNoObjectOfJsonIsRefused(String text) {
    assertThat(read(text)).isEqualTo(new Unreadable("", ErrorCode.INVALID_BODY.with()));
  }

  @Test
  void anIdIsAsLongAsItMayBeAndNoLonger() {
    String longest = "t".repeat(SocketMessage.LONGEST_TASK_ID);

    assertThat(read(SocketMessage.finishTask(longest))).isEqualTo(new FinishTask(longest));
    assertThat(read(SocketMessage.finishTask(longest + "t")))
        .isEqualTo(new Unreadable("", ErrorCode.PROTOCOL.with("header.task_id")));
  }

  @Test
  void aFrameThatWouldTakeMuchMemoryIsRefused() {
    String lists = "[]".repeat(100_000).replace("][", "],[");

    assertThat(
            read(
                "{\"header\":{\"action\":\"run-task\",\"task_id\":\"t\"},\"payload\":{\"model\":\"m\",\"x\":[%s]}}"
                    .formatted(lists)))
        .isEqualTo(new Unreadable("", ErrorCode.INVALID_BODY.with()));
  }
}
