package io.openbailian.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.ChildServer;
import io.openbailian.conformance.Eventually;
import io.openbailian.conformance.LocalWeb;
import io.openbailian.conformance.Sounds;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Files of others that kill the process outside of any engine in it: a recording while it is
/// looked at, and a result from elsewhere while it is finished. The process really dies, each time
/// in the middle of that work.
@Tag("slow")
class DeadlyWorkTest {
  private static final int LAST_DEATH = 5;

  /// A recording whose header does not say how long it is: it is decoded from end to end.
  private static final int HOURS = 3;

  private static final int SIDE = 4500;
  private static final String REMOTE = "wan2.5-t2i-preview";

  private static final String CONFIG =
      """
      engines:
        inside: {kind: scripted, computes: true, rules: [{after: 1s}]}
        upstream:
          kind: scripted
          costs-money: true
          batches: false
          upstream: %s
          rules: [%s {handle: true, after: 1s}]
      routes:
        "wan2.5-t2i-preview": upstream
        "paraformer-v2": upstream
        "*": inside
      tasks: {workers: 8, hold: 0}
      fetch: {allow: ["%s"]}
      """;

  @TempDir private Path data;
  @TempDir private Path elsewhere;
  private Path jobs;
  private final List<String> neighbours = new ArrayList<>();

  @BeforeEach
  void openTheUpstream() throws IOException {
    jobs = Files.createFile(elsewhere.resolve("jobs.jsonl"));
  }

  @Test
  void aResultFromElsewhereThatKillsWhileItIsFinishedIsGivenUpAndWasPaidForOnce() throws Exception {
    Path picture = elsewhere.resolve("large.png");
    ImageIO.write(noise(), "png", picture.toFile());
    String rule = "{when: {prompt: deadly}, handle: true, file: %s},".formatted(picture);
    String config = CONFIG.formatted(jobs, rule, "127.0.0.1:9");

    String deadly = killAgainAndAgain(config, api -> pictures(api, REMOTE, "deadly"));

    assertThat(end(config, deadly)).contains("while its files were worked on");
    assertThat(submissions()).containsOnlyOnce(deadly);
  }

  @Test
  void aRecordingThatKillsWhileItIsLookedAtIsGivenUpAndWasNeverPaidFor() throws Exception {
    try (LocalWeb web = LocalWeb.start()) {
      String address = web.put("/long.amr", Sounds.amr(HOURS * 3600));
      String config = CONFIG.formatted(jobs, "", web.place());

      String deadly = killAgainAndAgain(config, api -> transcribe(api, address));

      assertThat(end(config, deadly)).contains("while its inputs were looked at");
      assertThat(submissions()).doesNotContain(deadly);
    }
  }

  /// Submits the task that kills.
  @FunctionalInterface
  private interface Submission {
    String by(Api api);
  }

  /// A picture of which each pixel has to be read.
  private static BufferedImage noise() {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        image.setRGB(x, y, x * 31 + y * 17 + x * y);
      }
    }
    return image;
  }

  private static String transcribe(Api api, String address) {
    return api.post(
            "/api/v1/services/audio/asr/transcription",
            """
            {"model":"paraformer-v2","input":{"file_urls":["%s"]},"parameters":{}}\
            """
                .formatted(address))
        .output()
        .path("task_id")
        .asString();
  }

  /// The first death may have had others at work too, and counts for nobody then.
  private String killAgainAndAgain(String config, Submission submission) throws Exception {
    String deadly = "";
    for (int death = 1; death <= LAST_DEATH + 1; death++) {
      try (ChildServer child = ChildServer.start(data, config, "512m")) {
        if (deadly.isEmpty()) {
          Api api = new Api(child.url(data), TestServer.KEY);
          for (int i = 0; i < 4; i++) {
            neighbours.add(pictures(api, i % 2 == 0 ? "wan2.2-t2i-flash" : REMOTE, "neighbour"));
          }
          deadly = submission.by(api);
        }
        killWorkingOn(deadly, child);
      }
      if (isGivenUp(deadly)) {
        return deadly;
      }
    }
    throw new AssertionError("it is carried out again and again");
  }

  private static String pictures(Api api, String model, String prompt) {
    return api.post(
            "/api/v1/services/aigc/text2image/image-synthesis",
            """
            {"model":"%s","input":{"prompt":"%s"},"parameters":{"n":1,"size":"768*768"}}\
            """
                .formatted(model, prompt))
        .output()
        .path("task_id")
        .asString();
  }

  private void killWorkingOn(String task, ChildServer child) throws Exception {
    Path mark = data.resolve("working-on").resolve(task);
    Eventually.holds(task + " is worked on", () -> Files.exists(mark));
    child.kill();
    assertThat(mark).as("it died in the middle of that work").exists();
  }

  /// By a server that carries nothing out.
  private boolean isGivenUp(String task) {
    Map<String, String> idle = TestServer.script("[]", Map.of("tasks.workers", "0"));
    try (TestServer server = TestServer.startOn(data, idle)) {
      return Api.of(server).status(task).equals("FAILED");
    }
  }

  /// Everybody else's task ends well.
  ///
  /// @return what the client of the deadly task is told
  private String end(String config, String deadly) throws Exception {
    try (ChildServer child = ChildServer.start(data, config, "512m")) {
      Api api = new Api(child.url(data), TestServer.KEY);
      for (String neighbour : neighbours) {
        JsonNode ended = api.ended(neighbour).output();
        assertThat(ended.path("task_status").asString())
            .as(ended.toString())
            .isEqualTo("SUCCEEDED");
      }
      JsonNode full = api.get("/api/v1/tasks/%s?view=full".formatted(deadly)).output();
      assertThat(full.path("attempts"))
          .allSatisfy(attempt -> assertThat(attempt.has("end_time")).isTrue());
      assertThat(full.path("code").asString()).isEqualTo("TaskFailed");
      return full.path("message").asString();
    }
  }

  /// The calls of which something was handed on, as often as it was.
  private List<String> submissions() throws IOException {
    return Files.readAllLines(jobs).stream()
        .map(line -> Json.mapper().readTree(line))
        .filter(job -> job.has("handle"))
        .map(job -> job.path("call").asString())
        .toList();
  }
}
