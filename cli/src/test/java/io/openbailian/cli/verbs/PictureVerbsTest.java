package io.openbailian.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.cli.FakeService;
import io.openbailian.cli.Shell;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PictureVerbsTest {
  private static final String EDITING = "POST /api/v1/services/aigc/image2image/image-synthesis";
  private static final String AT_ONCE =
      "POST /api/v1/services/aigc/multimodal-generation/generation";
  private static final String AS_TASK = "POST /api/v1/services/aigc/image-generation/generation";
  private static final String TASK = "GET /api/v1/tasks/t-1";
  private static final String CAT = "data:image/png;base64,YSBjYXQ=";
  private static final String URL = "https://example.com/cat.png";

  @TempDir Path folder;
  private FakeService service;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    service = FakeService.making("{\"url\":\"ROOT/results/1.png\"}");
    service.json(EDITING, 200, FakeService.task("PENDING", ""));
    service.json(AS_TASK, 200, FakeService.task("PENDING", ""));
    shell = new Shell(folder).at(service).withAllModels();
    Files.writeString(folder.resolve("cat.png"), "a cat");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void sendsPicturesBeforeTheInstruction() {
    shell.run("edit", "cat.png", URL, "把图1放到图2里", "--seed", "7");

    assertThat(sent(AS_TASK).at("/input/messages/0").toString())
        .isEqualTo(
            """
            {"role":"user","content":[{"image":"%s"},{"image":"%s"},{"text":"把图1放到图2里"}]}\
            """
                .formatted(CAT, URL));
    assertThat(sent(AS_TASK).path("parameters")).isEqualTo(json("{'seed':7,'n':1}"));
  }

  @Test
  void asksModelsThatAnswerAtOnceAtTheirOwnPlace() {
    service.json(AT_ONCE, 200, choices("{'content':[IMAGE1,IMAGE2]}"));

    int exit =
        shell.run(
            "edit",
            URL,
            "blue",
            "--model",
            "qwen-image-edit-plus",
            "-n",
            "2",
            "--negative-prompt",
            "red");

    assertThat(exit).isZero();
    assertThat(sent(AT_ONCE).path("parameters")).isEqualTo(json("{'n':2,'negative_prompt':'red'}"));
    assertThat(shell.out())
        .matches(
            "qwen-image-edit-plus-42\\.png\tseed 42\t\\S+ s\\R"
                + "qwen-image-edit-plus-43\\.png\tseed 43\t\\S+ s\\R");
  }

  @Test
  void readsSeveralChoicesOfATask() {
    service.json(
        TASK,
        200,
        FakeService.task(
            "SUCCEEDED",
            ",\"choices\":[%s,%s]"
                .formatted(choice("{'content':[IMAGE1]}"), choice("{'content':[IMAGE2]}"))));

    shell.run("edit", URL, "blue", "-n", "2", "--json");

    assertThat(Json.parseObject(shell.out()).path("files").size()).isEqualTo(2);
  }

  @Test
  void endsWithFiveWhenAnAnswerCountsFailures() {
    service.json(
        AT_ONCE,
        200,
        choices("{'content':[IMAGE1]}")
            .replace("\"choices\"", "\"task_metric\":{\"FAILED\":1},\"choices\""));

    assertThat(shell.run("edit", URL, "blue", "--model", "qwen-image-edit-plus", "-n", "2"))
        .isEqualTo(5);
    assertThat(shell.err()).contains("1 of the pictures failed").contains("request id: r-1");
  }

  @Test
  void editsWithTheModelsOfFunctionsToo() {
    shell.run("edit", URL, "blue", "--model", "wanx2.1-imageedit");

    assertThat(sent(EDITING).path("input"))
        .isEqualTo(json("{'function':'description_edit','base_image_url':'URL','prompt':'blue'}"));
  }

  @Test
  void refusesASecondPictureWhereThereIsOne() {
    assertThat(shell.run("edit", URL, URL, "blue", "--model", "wanx2.1-imageedit")).isEqualTo(2);
    assertThat(shell.err()).contains("takes one picture, not 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"edit", "expand", "upscale", "erase", "restyle", "colorize", "sketch"})
  void wantsAPicture(String verb) {
    assertThat(shell.run(verb)).isEqualTo(2);
    assertThat(shell.err()).contains("Name ").contains("bailian " + verb + " IMAGE");
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void saysWhichFileIsNotThere() {
    assertThat(shell.run("edit", "cat.png", "dog.png", "blue")).isEqualTo(2);
    assertThat(shell.err()).contains("There is no file dog.png");
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void wantsAnInstructionBehindThePictures() {
    assertThat(shell.run("edit", "cat.png", "cat.png")).isEqualTo(2);
    assertThat(shell.err()).contains("say what to do");
  }

  @Test
  void refusesFilesThatAreNoPictures() throws IOException {
    Files.createFile(folder.resolve("empty.png"));

    assertThat(shell.run("upscale", "empty.png")).isEqualTo(2);
    assertThat(shell.run("upscale", ".")).isEqualTo(2);
    assertThat(shell.err()).contains("empty.png is empty.").contains(". is a folder");
  }

  @Test
  void expandsAllSidesAndLetsOneDiffer() {
    shell.run("expand", URL, "一位绿色仙子", "--scale", "1.5", "--top", "1.0");

    assertThat(sent(EDITING))
        .isEqualTo(
            json(
                """
                {'model':'wanx2.1-imageedit',
                 'input':{'function':'expand','base_image_url':'URL','prompt':'一位绿色仙子'},
                 'parameters':{'top_scale':1.0,'bottom_scale':1.5,'left_scale':1.5,
                               'right_scale':1.5,'n':1}}
                """));
  }

  @Test
  void wantsToKnowHowFarToExpand() {
    assertThat(shell.run("expand", URL)).isEqualTo(2);
    assertThat(shell.err()).contains("Say how far");
  }

  @Test
  void upscalesTwiceUnlessToldOtherwise() {
    shell.run("upscale", URL);

    assertThat(sent(EDITING).at("/parameters/upscale_factor").asInt()).isEqualTo(2);
    assertThat(sent(EDITING).at("/input/prompt").asString()).isNotEmpty();
  }

  @Test
  void erasesTextWithoutAMask() {
    shell.run("erase", URL, "去除英文文字");

    assertThat(sent(EDITING).path("input"))
        .isEqualTo(
            json("{'function':'remove_watermark','base_image_url':'URL','prompt':'去除英文文字'}"));
  }

  @Test
  void erasesWhatAMaskCovers() {
    shell.run("erase", URL, "--mask", "cat.png");

    assertThat(sent(EDITING).path("input"))
        .isEqualTo(
            json(
                "{'function':'description_edit_with_mask','mask_image_url':'CAT',"
                    + "'base_image_url':'URL','prompt':''}"));
  }

  @Test
  void restylesAllOrAPart() {
    shell.run("restyle", URL, "法国绘本", "--strength", "0.3");
    assertThat(sent(EDITING).path("input"))
        .isEqualTo(json("{'function':'stylization_all','base_image_url':'URL','prompt':'法国绘本'}"));
    assertThat(sent(EDITING).at("/parameters/strength").asDouble()).isEqualTo(0.3);

    service.asked().clear();
    shell.run("restyle", URL, "把房子变成木板风格", "--local");
    assertThat(sent(EDITING).at("/input/function").asString()).isEqualTo("stylization_local");
    assertThat(sent(EDITING).path("parameters")).isEqualTo(json("{'n':1}"));
  }

  @Test
  void refusesAStrengthThatWouldNotCount() {
    assertThat(shell.run("restyle", URL, "冰雕", "--local", "--strength", "1")).isEqualTo(2);
    assertThat(shell.err()).contains("--strength is for whole pictures");
  }

  @Test
  void makesPicturesOfLinesAndColours() {
    shell.run("sketch", URL, "北欧极简风格的客厅", "--is-sketch");
    assertThat(sent(EDITING).at("/input/function").asString()).isEqualTo("doodle");
    assertThat(sent(EDITING).at("/parameters/is_sketch").asBoolean()).isTrue();

    service.asked().clear();
    shell.run("colorize", URL);
    assertThat(sent(EDITING).at("/input/function").asString()).isEqualTo("colorization");
  }

  @Test
  void translates() {
    service.json(
        TASK,
        200,
        FakeService.task(
            "SUCCEEDED",
            ",\"image_url\":\"%s/results/1.png\",\"message\":\"No text detected for translation\""
                .formatted(service.root())));

    int exit =
        shell.run(
            "translate", URL, "--to", "zh", "--term", "Apple=苹果", "--keep", "A", "--keep", "B");

    assertThat(exit).isZero();
    assertThat(sent(EDITING))
        .isEqualTo(
            json(
                """
                {'model':'qwen-mt-image','input':{'image_url':'URL','target_lang':'zh',
                 'source_lang':'auto','ext':{'sensitives':['A','B'],
                 'terminologies':[{'src':'Apple','tgt':'苹果'}]}}}
                """));
    assertThat(shell.out()).startsWith("qwen-mt-image-42.png");
    assertThat(shell.err()).isEqualTo("note: No text detected for translation\n");
  }

  @Test
  void wantsToKnowTheLanguage() {
    assertThat(shell.run("translate", URL)).isEqualTo(2);
    assertThat(shell.run("translate", URL, "--to", "zh", "--term", "Apple")).isEqualTo(2);
    assertThat(shell.err()).contains("--to en").contains("source=target");
  }

  @Test
  void sendsTheRawFieldsAndNothingElse() {
    shell.run(
        "image2image", URL, "--function", "control_cartoon_feature", "--prompt", "peeking out");

    assertThat(sent(EDITING))
        .isEqualTo(
            json(
                """
                {'model':'wanx2.1-imageedit','input':{'function':'control_cartoon_feature',
                 'prompt':'peeking out','base_image_url':'URL'},'parameters':{'n':1}}
                """));
  }

  @Test
  void readsTheRawBodyFromAFile() throws IOException {
    Files.writeString(
        folder.resolve("req.json"),
        """
        { "model": "mine", // a comment
          "input": {"function": "expand", "base_image_url": "https://h/1.png"},
          "parameters": {"seed": 1} }
        """);

    shell.run("image2image", "--config", "req.json", "--top-scale", "1.2");

    assertThat(sent(EDITING))
        .isEqualTo(
            json(
                """
                {'model':'mine','input':{'function':'expand','base_image_url':'https://h/1.png'},
                 'parameters':{'seed':1,'top_scale':1.2}}
                """));
  }

  @Test
  void uploadsFilesThatAreLarge() throws IOException {
    Files.write(folder.resolve("large.png"), new byte[(1 << 20) + 1]);
    service.json(
        "GET /api/v1/uploads",
        200,
        """
        {"request_id":"r","data":{"policy":"p","signature":"s","upload_dir":"d",
         "upload_host":"%s/oss","oss_access_key_id":"L","x_oss_object_acl":"private",
         "x_oss_forbid_overwrite":"true"}}
        """
            .formatted(service.root()));
    service.json("POST /oss", 200, "");

    shell.run("upscale", "large.png");

    assertThat(sent(EDITING).at("/input/base_image_url").asString()).isEqualTo("oss://d/large.png");
    assertThat(service.asked(EDITING).header("X-DashScope-OssResourceResolve")).isEqualTo("enable");
    assertThat(service.asked("GET /api/v1/uploads").line()).contains("model=wanx2.1-imageedit");
  }

  @Test
  void asksForPicturesFromTextWhereTheModelIsServed() {
    service.json(AT_ONCE, 200, choices("{'content':[IMAGE1,{'text':'rewritten'}]}"));

    shell.run("text2image", "猫", "--model", "z-image-turbo", "--size", "1024x1536");

    assertThat(sent(AT_ONCE))
        .isEqualTo(
            json(
                """
                {'model':'z-image-turbo','parameters':{'size':'1024*1536','n':1},
                 'input':{'messages':[{'role':'user','content':[{'text':'猫'}]}]}}
                """));
    assertThat(service.asked(AT_ONCE).header("X-DashScope-Async")).isEqualTo("null");
    assertThat(shell.out()).startsWith("z-image-turbo-42.png");
  }

  @Test
  void prefersATaskWhereAModelIsServedBothWays() {
    shell.run("text2image", "猫", "--model", "wan2.6-t2i", "--negative-prompt", "狗");

    assertThat(sent(AS_TASK).path("parameters")).isEqualTo(json("{'n':1,'negative_prompt':'狗'}"));
    assertThat(service.asked(AS_TASK).header("X-DashScope-Async")).isEqualTo("enable");
  }

  @Test
  void asksAModelItDoesNotKnowLikeTheUsualOne() {
    shell.run("upscale", URL, "--model", "theirs");

    assertThat(sent(EDITING).path("model").asString()).isEqualTo("theirs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "edit",
        "expand",
        "upscale",
        "erase",
        "restyle",
        "colorize",
        "sketch",
        "translate",
        "interleave",
        "image2image"
      })
  void explainsEveryVerbFromTheCatalogue(String verb) {
    assertThat(shell.run(verb, "--help")).isZero();
    assertThat(shell.out()).contains("Usage: bailian " + verb).contains("One of ", "Default: ");
  }

  private ObjectNode sent(String route) {
    return service.asked(route).json();
  }

  private String choices(String message) {
    return "{\"request_id\":\"r-1\",\"output\":{\"choices\":[%s]}}".formatted(choice(message));
  }

  private String choice(String message) {
    return "{'finish_reason':'stop','message':%s}"
        .formatted(message)
        .replace("IMAGE1", "{'image':'%s/results/1.png'}".formatted(service.root()))
        .replace("IMAGE2", "{'image':'%s/results/2.png'}".formatted(service.root()))
        .replace('\'', '"');
  }

  private static JsonNode json(String quoted) {
    return Json.parseObject(
        quoted
            .replace("'URL'", "'" + URL + "'")
            .replace("'CAT'", "'" + CAT + "'")
            .replace('\'', '"'));
  }
}
