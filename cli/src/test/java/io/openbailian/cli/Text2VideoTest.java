package io.openbailian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class Text2VideoTest {
  private static final String ROUTE = "POST /api/v1/services/aigc/video-generation/video-synthesis";

  @TempDir Path folder;
  private FakeService service;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    service = FakeService.making("");
    service.json(ROUTE, 200, FakeService.task("PENDING", ""));
    service.json(
        "GET /api/v1/tasks/t-1",
        200,
        FakeService.task(
            "SUCCEEDED",
            ",\"video_url\":\"%s/results/1.mp4?Expires=1\"".formatted(service.root())));
    service.json("GET /results/1.mp4", 200, "a film");
    shell = new Shell(folder).at(service).withAllModels();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void savesTheVideoAndPrintsPathSeedAndTime() {
    int exit = shell.run("text2video", "日出", "延时", "--seed", "7");

    assertThat(shell.err()).isEmpty();
    assertThat(exit).isZero();
    assertThat(shell.out()).matches("wan2\\.1-t2v-turbo-7\\.mp4\tseed 7\t\\d+\\.\\d\\d s\\R");
    assertThat(folder.resolve("wan2.1-t2v-turbo-7.mp4")).hasContent("a film");
  }

  @Test
  void sendsEveryOption() {
    shell.run(
        "text2video",
        "猫",
        "--resolution",
        "1280x720",
        "--duration",
        "3",
        "--fps",
        "30",
        "--negative-prompt",
        "人物",
        "--no-prompt-extend",
        "--watermark",
        "--model",
        "wan2.1-t2v-plus");

    assertThat(service.asked(ROUTE).json())
        .isEqualTo(
            json(
                """
                {'model':'wan2.1-t2v-plus','input':{'prompt':'猫','negative_prompt':'人物'},
                 'parameters':{'size':'1280*720','duration':3,'fps':30,'prompt_extend':false,'watermark':true}}
                """));
  }

  @Test
  void takesARequestFromAFile() throws IOException {
    Files.writeString(
        folder.resolve("film.json"),
        "{\"input\":{\"prompt\":\"日出\"},\"parameters\":{\"duration\":9}} // a film");

    int exit = shell.run("text2video", "--config", "film.json", "--duration", "2");

    assertThat(exit).isZero();
    assertThat(service.asked(ROUTE).json().at("/input/prompt").asString()).isEqualTo("日出");
    assertThat(service.asked(ROUTE).json().at("/parameters/duration").asInt()).isEqualTo(2);
  }

  @Test
  void wantsAPrompt() {
    assertThat(shell.run("text2video", "--duration", "2")).isEqualTo(2);
    assertThat(shell.err()).contains("Say what the video shows");
  }

  @Test
  void tellsInItsHelpWhatIsLegal() {
    shell.run("text2video", "--help");

    assertThat(shell.out())
        .contains("--duration", "--resolution", "--fps", "wan2.1-t2v-plus", "1280*720");
  }

  private static ObjectNode json(String text) {
    return Json.parseObject(text.replace('\'', '"'));
  }
}
