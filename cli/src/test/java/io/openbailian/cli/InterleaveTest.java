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

class InterleaveTest {
  private static final String ROUTE = "POST /api/v1/services/aigc/multimodal-generation/generation";
  private static final String FIRST = frame("{'type':'text','text':'第一步：'}", "null");
  private static final String MORE = frame("{'type':'text','text':'切'}", "null");
  private static final String PICTURE =
      frame("{'type':'image','image':'ROOT/results/1.png'}", "null");
  private static final String THEN = frame("{'type':'text','text':'第二步：炒'}", "null");
  private static final String END = frame("", "stop");
  private static final String TOLD = "第一步：切\n\n![1](wan2.6-image-42.png)\n\n第二步：炒\n";

  @TempDir Path folder;
  private FakeService service;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    service = FakeService.making("");
    shell = new Shell(folder).at(service).withAllModels();
    service.stream(ROUTE, FIRST + ":keep-alive\n\n" + MORE + PICTURE + THEN + END);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void tellsTheStoryAndWritesIt() {
    int exit = shell.run("interleave", "番茄炒蛋", "--max-images", "2", "--out", "cook");

    assertThat(exit).isZero();
    assertThat(shell.out()).isEqualTo(TOLD);
    assertThat(folder.resolve("cook/story.md")).hasContent(TOLD);
    assertThat(folder.resolve("cook/wan2.6-image-42.png")).exists();
    assertThat(shell.err()).isEqualTo("written to cook/story.md\n");
  }

  @Test
  void asksForAStreamOfTextAndPictures() {
    shell.run("interleave", "番茄炒蛋", "https://h/1.png", "--max-images", "2");

    assertThat(service.asked(ROUTE).header("X-DashScope-SSE")).isEqualTo("enable");
    assertThat(service.asked(ROUTE).json())
        .isEqualTo(
            json(
                """
                {'model':'wan2.6-image',
                 'input':{'messages':[{'role':'user','content':[
                   {'image':'https://h/1.png'},{'text':'番茄炒蛋'}]}]},
                 'parameters':{'max_images':2,'enable_interleave':true,'stream':true}}
                """));
  }

  @Test
  void neverOverwritesAStory() throws IOException {
    Files.writeString(folder.resolve("story.md"), "mine");

    shell.run("interleave", "番茄炒蛋");

    assertThat(folder.resolve("story.md")).hasContent("mine");
    assertThat(folder.resolve("story-2.md")).hasContent(TOLD);
  }

  @Test
  void writesToTheFileThatWasNamed() {
    shell.run("interleave", "番茄炒蛋", "-o", "eggs.md");

    assertThat(folder.resolve("eggs.md")).hasContent(TOLD);
  }

  @Test
  void printsOneDocument() {
    assertThat(shell.run("interleave", "番茄炒蛋", "--json")).isZero();

    ObjectNode document = Json.parseObject(shell.out());
    assertThat(document.at("/output/choices/0/message/content").size()).isEqualTo(3);
    assertThat(document.at("/output/choices/0/message/content/0/text").asString())
        .isEqualTo("第一步：切");
    assertThat(document.path("story").asString()).isEqualTo(folder.resolve("story.md").toString());
    assertThat(document.path("files").size()).isEqualTo(1);
  }

  @Test
  void keepsWhatCameBeforeAnError() {
    service.stream(
        ROUTE,
        FIRST
            + MORE
            + "event:error\n:HTTP_STATUS/400\n"
            + "data:{\"code\":\"DataInspectionFailed\",\"message\":\"no\",\"request_id\":\"r-1\"}\n\n");

    assertThat(shell.run("interleave", "番茄炒蛋")).isEqualTo(3);
    assertThat(shell.err()).contains("error: DataInspectionFailed: no").contains("request id: r-1");
    assertThat(folder.resolve("story.md")).hasContent("第一步：切\n");
  }

  @Test
  void endsWithFiveWhenTheStoryHasNoEnd() {
    service.stream(ROUTE, FIRST + MORE);

    assertThat(shell.run("interleave", "番茄炒蛋")).isEqualTo(5);
    assertThat(shell.err()).contains("ended before the story did");
  }

  @Test
  void endsWithOneWhenNothingCame() {
    service.stream(ROUTE, END);

    assertThat(shell.run("interleave", "番茄炒蛋")).isEqualTo(1);
    assertThat(folder.resolve("story.md")).doesNotExist();
  }

  @Test
  void stopsOnCtrlC() {
    Thread.currentThread().interrupt();

    assertThat(shell.run("interleave", "番茄炒蛋")).isEqualTo(130);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void wantsAPrompt() {
    assertThat(shell.run("interleave")).isEqualTo(2);
    assertThat(shell.err()).contains("Say in quotes what to tell");
  }

  private static String frame(String content, String reason) {
    return """
    event:result
    :HTTP_STATUS/200
    data:{'request_id':'r-1','output':{'choices':[{'finish_reason':'%s','message':{'role':'assistant','content':[%s]}}]}}

    """
        .formatted(reason, content)
        .replace('\'', '"');
  }

  private static ObjectNode json(String quoted) {
    return Json.parseObject(quoted.replace('\'', '"'));
  }
}
