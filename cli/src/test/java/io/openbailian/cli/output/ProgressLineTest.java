package io.openbailian.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.Json;
import io.openbailian.protocol.client.TaskAnswer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a person sees who waits.
class ProgressLineTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final ProgressLine line =
      new ProgressLine(
          new PrintStream(screen, true, StandardCharsets.UTF_8), () -> 1_500_000_000L, "PENDING");

  @AfterEach
  void close() {
    line.close();
  }

  private static TaskAnswer task(String status, String more) {
    String json =
        "{'output':{'task_id':'t','task_status':'%s'%s}}"
            .formatted(status, more)
            .replace('\'', '"');
    return TaskAnswer.parse(Json.parseObject(json)).orElseThrow();
  }

  /// What is drawn now, without the spinner and the seconds.
  private String drawn() {
    synchronized (line) {
      screen.reset();
      line.draw();
      String all = screen.toString(StandardCharsets.UTF_8).replace("\r\u001b[K", "");
      return all.isEmpty() ? "" : all.substring(2, all.lastIndexOf("  "));
    }
  }

  @Test
  void countsSeveralPicturesAndTellsThePlaceInTheQueue() {
    line.say(task("PENDING", ",'queue_position':3"));
    assertThat(drawn()).isEqualTo("PENDING (2 before it)");
    line.say(task("RUNNING", ",'task_metrics':{'TOTAL':4,'SUCCEEDED':0,'FAILED':0},'progress':10"));
    assertThat(drawn()).isEqualTo("RUNNING 0/4 10 %");
    line.say(task("RUNNING", ",'task_metrics':{'TOTAL':4,'SUCCEEDED':2,'FAILED':1},'progress':75"));
    assertThat(drawn()).isEqualTo("RUNNING 3/4 75 %");
  }

  /// Two ask about the task: an answer may be overtaken by a later one.
  @Test
  void showsNoStateThatIsOver() {
    line.say(task("RUNNING", ",'task_metrics':{'TOTAL':2,'SUCCEEDED':1,'FAILED':0}"));
    line.say(task("PENDING", ""));
    line.say(task("RUNNING", ",'task_metrics':{'TOTAL':2,'SUCCEEDED':0,'FAILED':0}"));
    assertThat(drawn()).isEqualTo("RUNNING 1/2");

    line.say(task("SUCCEEDED", ""));
    line.say(task("RUNNING", ",'task_metrics':{'TOTAL':2,'SUCCEEDED':1,'FAILED':0}"));
    assertThat(drawn()).isEmpty();
  }
}
