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

class Text2ImageTest {
  private static final String ROUTE = "POST /api/v1/services/aigc/text2image/image-synthesis";
  private static final String TASK = "GET /api/v1/tasks/t-1";
  private static final String ONE =
      "{\"orig_prompt\":\"猫\",\"url\":\"ROOT/results/1.png?Expires=1\"}";
  private static final String TWO = ONE + ",{\"url\":\"ROOT/results/2.png\"}";

  @TempDir Path folder;
  private FakeService service;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    service = FakeService.making(ONE);
    shell = new Shell(folder).at(service);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void writesThePictureAndPrintsPathSeedAndTime() {
    int exit = shell.run("text2image", "可爱猫咪", "--model", "m-good");

    assertThat(exit).isZero();
    assertThat(shell.out()).matches("m-good-42\\.png\tseed 42\t\\d+\\.\\d\\d s\\R");
    assertThat(shell.err()).isEmpty();
    assertThat(folder.resolve("m-good-42.png")).hasBinaryContent(Png.with("seed", "42"));
  }

  @Test
  void saysWhatThePictureItselfSaysThatItDoesNotShow() {
    service.picture("GET /results/1.png", Png.with("missed", "河马; 坐"));

    int exit = shell.run("text2image", "一只河马坐着", "--model", "m-good", "-o", "a.png");

    assertThat(exit).isZero();
    assertThat(shell.out()).startsWith("a.png");
    assertThat(shell.err()).contains("note: a.png does not show: 河马; 坐");
  }

  @Test
  void asksForOnePictureOfTheRecommendedModelUnlessToldOtherwise() {
    shell.run("text2image", "a", "cat");

    assertThat(service.asked(ROUTE).json())
        .isEqualTo(json("{'model':'m-fast','input':{'prompt':'a cat'},'parameters':{'n':1}}"));
    assertThat(service.asked(ROUTE).authorization()).isEqualTo("Bearer sk-test");
  }

  @Test
  void sendsEveryOption() {
    shell.run(
        "text2image",
        "猫",
        "--size",
        "1024x768",
        "--n",
        "2",
        "--negative-prompt",
        "人物",
        "--seed",
        "7",
        "--no-prompt-extend",
        "--watermark");

    assertThat(service.asked(ROUTE).json())
        .isEqualTo(
            json(
                """
                {'model':'m-fast','input':{'prompt':'猫','negative_prompt':'人物'},
                 'parameters':{'size':'1024*768','n':2,'seed':7,'prompt_extend':false,'watermark':true}}
                """));
  }

  @Test
  void readsTheHttpBodyFromAFileWithComments() throws IOException {
    write(
        "req.json",
        """
        { // a comment
          "model": "m-good", "input": {"prompt": "猫"},
          "parameters": {"n": 2, "seed": 12345, "style": "kept"} }
        """);

    shell.run("text2image", "--config", "req.json");

    assertThat(service.asked(ROUTE).json())
        .isEqualTo(
            json(
                "{'model':'m-good','input':{'prompt':'猫'},'parameters':{'n':2,'seed':12345,'style':'kept'}}"));
  }

  @Test
  void letsOptionsWinOverTheFile() throws IOException {
    write("req.json", "{\"model\":\"m-good\",\"prompt\":\"dog\",\"n\":4}");

    shell.run("text2image", "cat", "--n", "1", "--config", "req.json");

    assertThat(service.asked(ROUTE).json())
        .isEqualTo(json("{'model':'m-good','input':{'prompt':'cat'},'parameters':{'n':1}}"));
  }

  @Test
  void readsTheOneEntryOfImageTasks() throws IOException {
    write(
        "req.json",
        "{\"image_tasks\":[{\"model\":\"m-good\",\"prompt\":\"city\",\"size\":\"1440*810\",\"n\":2}]}");

    shell.run("text2image", "--config", "req.json");

    assertThat(service.asked(ROUTE).json())
        .isEqualTo(
            json(
                "{'model':'m-good','input':{'prompt':'city'},'parameters':{'size':'1440*810','n':2}}"));
  }

  @Test
  void refusesAFileOfSeveralTasks() throws IOException {
    write("req.json", "{\"image_tasks\":[{\"prompt\":\"a\"},{\"prompt\":\"b\"}]}");

    assertThat(shell.run("text2image", "--config", "req.json")).isEqualTo(2);
    assertThat(shell.err()).contains("several tasks");
  }

  @Test
  void saysWhereAFileIsNoJson() throws IOException {
    write("req.json", "{\n \"model\": oops }");

    assertThat(shell.run("text2image", "--config", "req.json")).isEqualTo(2);
    assertThat(shell.err()).contains("req.json").contains("line 2");
  }

  @Test
  void wantsAPrompt() {
    assertThat(shell.run("text2image")).isEqualTo(2);
    assertThat(shell.err()).startsWith("error: Say what the picture shows");
  }

  @Test
  void neverOverwritesWhatItWasNotTold() throws IOException {
    write("m-fast-42.png", "mine");

    shell.run("text2image", "cat");

    assertThat(folder.resolve("m-fast-42.png")).hasContent("mine");
    assertThat(shell.out()).startsWith("m-fast-42-2.png\t");
  }

  @Test
  void replacesTheFileItWasTold() throws IOException {
    write("cat.png", "old");

    shell.run("text2image", "cat", "--out", "cat.png");

    assertThat(folder.resolve("cat.png")).hasBinaryContent(Png.with("seed", "42"));
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void numbersTheFurtherPicturesOfAFile() throws IOException {
    try (FakeService two = FakeService.making(TWO)) {
      new Shell(folder).at(two).run("text2image", "cat", "--n", "2", "--out", "cat.png");
    }

    assertThat(folder.resolve("cat.png")).exists();
    assertThat(folder.resolve("cat-2.png")).exists();
  }

  @Test
  void makesTheFolderItWasTold() {
    shell.run("text2image", "cat", "-o", "pictures/");

    assertThat(shell.out()).startsWith("pictures/m-fast-42.png\t");
  }

  @Test
  void printsOneJsonDocument() {
    shell.run("text2image", "cat", "--json");

    ObjectNode document = Json.parseObject(shell.out());
    assertThat(document.at("/output/task_id").asString()).isEqualTo("t-1");
    assertThat(document.at("/files/0/seed").asLong()).isEqualTo(42);
    assertThat(document.at("/files/0/path").asString())
        .isEqualTo(folder.resolve("m-fast-42.png").toString());
    assertThat(document.path("seconds").isNumber()).isTrue();
  }

  @Test
  void endsWithFiveWhenSomePicturesFailed() throws IOException {
    try (FakeService half =
        FakeService.making(
            ONE + ",{\"code\":\"InternalError.Timeout\",\"message\":\"too slow\"}")) {
      assertThat(new Shell(folder).at(half).with("x", "y").run("text2image", "cat")).isEqualTo(5);
    }
    assertThat(folder.resolve("m-fast-42.png")).exists();
  }

  @Test
  void endsWithOneWhenTheTaskFailed() {
    service.json(
        TASK, 200, FakeService.task("FAILED", ",\"code\":\"TaskFailed\",\"message\":\"no luck\""));

    assertThat(shell.run("text2image", "cat")).isEqualTo(1);
    assertThat(shell.err()).contains("error: TaskFailed: no luck").contains("request id: r-1");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void printsCodeSentenceHintAndRequestIdOfARefusal() {
    service.json(
        ROUTE,
        400,
        """
        {"code":"InvalidParameter","message":"Range of n should be [1, 4] (parameters.n: 9)",
         "request_id":"r-9","error":{"hint":"ask twice"}}
        """);

    assertThat(shell.run("text2image", "cat", "--n", "9")).isEqualTo(3);
    assertThat(shell.err())
        .isEqualTo(
            """
            error: InvalidParameter: Range of n should be [1, 4] (parameters.n: 9)
            hint: ask twice
            request id: r-9
            """);
  }

  @Test
  void endsWithFourWhenNothingAnswers() {
    service.close();

    assertThat(shell.run("text2image", "cat")).isEqualTo(4);
    assertThat(shell.err()).contains("connection refused");
  }

  @Test
  void cancelsWhatIsPendingOnCtrlC() throws InterruptedException {
    service
        .json(TASK, 200, FakeService.task("PENDING", ""))
        .json("POST /api/v1/tasks/t-1/cancel", 200, "{\"request_id\":\"r\"}");

    Thread.currentThread().interrupt(); // arrives while the request is under way or soon after
    int first = shell.run("text2image", "cat");

    assertThat(first).isEqualTo(130);
    assertThat(shell.err()).contains("Interrupted.");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void saysWhichTaskItCanceled() {
    service.json("POST /api/v1/tasks/t-1/cancel", 200, "{\"request_id\":\"r\"}");
    Thread command = Thread.currentThread();
    service.then(TASK, FakeService.task("PENDING", ""), command::interrupt);

    assertThat(shell.run("text2image", "cat")).isEqualTo(130);
    assertThat(shell.err()).contains("Canceled task t-1.");
  }

  @Test
  void drawsAProgressLineOnATerminalAndErasesIt() {
    shell.onTerminal().run("text2image", "cat");

    assertThat(shell.err()).endsWith("\r\u001b[K");
    assertThat(shell.out()).startsWith("m-fast-42.png");
  }

  @Test
  void explainsItsOptionsFromTheCatalogue() {
    assertThat(shell.run("text2image", "--help")).isZero();
    assertThat(shell.out())
        .contains("m-fast, m-good")
        .contains("legal size: 100% of them")
        .contains("legal negative_prompt: 100% of them");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private static ObjectNode json(String quoted) {
    return Json.parseObject(quoted.replace('\'', '"'));
  }
}
