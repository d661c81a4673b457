package io.openbailian.engines.comfyui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.Handle;
import io.openbailian.engine.EngineEvent.MediaReady;
import io.openbailian.engine.EngineEvent.Progress;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.EngineSettings;
import io.openbailian.engine.Media;
import io.openbailian.engine.Time;
import io.openbailian.engine.test.SteppedTime;
import io.openbailian.engine.test.TestCall;
import io.openbailian.outbound.HastyTime;
import io.openbailian.outbound.TakenUp;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Every trap that was seen on a running ComfyUI, with the workflows of the documentation.
class ComfyUiEngineTest {
  private static final Path WORKFLOWS = Path.of("..", "docs", "engines", "comfyui");
  private static final TestCall PICTURE =
      TestCall.textToImage("a cat").model("qwen-image").negativePrompt("dogs").size("1664*928");

  @TempDir private Path folder;

  private final FakeComfy comfy = new FakeComfy();

  @AfterEach
  void stop() {
    comfy.close();
  }

  private Engine open(Time time) {
    return new ComfyUiProvider()
        .open(
            new EngineSettings(
                Map.of(
                    "base-url",
                    comfy.server().base(),
                    "workflows",
                    WORKFLOWS.toString(),
                    "timeouts",
                    Map.of("connect", "5m")), // a busy machine is no trap
                folder,
                time));
  }

  private List<EngineEvent> run(EngineCall call) throws EngineFailure, InterruptedException {
    List<EngineEvent> events = new ArrayList<>();
    try (Engine engine = open(new HastyTime())) {
      engine.run(call, events::add);
    }
    return events;
  }

  private JsonNode node(String type) {
    return comfy.prompts().getLast().path("prompt").values().stream()
        .filter(node -> node.path("class_type").asString().equals(type))
        .findFirst()
        .orElseThrow()
        .path("inputs");
  }

  @Test
  void fillsAWorkflowAndFetchesWhatItSaved() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = run(PICTURE.seed(41));

    assertThat(node("KSampler").path("seed").isInt()).isTrue();
    assertThat(node("KSampler").path("seed").asInt()).isEqualTo(41);
    assertThat(node("EmptySD3LatentImage").path("width").asInt()).isEqualTo(1664);
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            MediaReady.class,
            ready -> assertThat(((Media.Encoded) ready.media()).bytes()).hasSize(3));
    assertThat(comfy.server().requests())
        .contains("GET /view?filename=a.png&subfolder=openbailian&type=output");
  }

  @Test
  void givesEachPictureAFileOfItsOwn() throws EngineFailure, InterruptedException {
    run(PICTURE);
    String first = node("SaveImage").path("filename_prefix").asString();
    run(TestCall.textToImage("a cat").model("qwen-image").negativePrompt("dogs").size("1664*928"));

    assertThat(first).startsWith("openbailian/call-");
    assertThat(node("SaveImage").path("filename_prefix").asString()).isNotEqualTo(first);
  }

  @Test
  void opensTheSocketBeforeItHandsTheWorkOn() throws EngineFailure, InterruptedException {
    run(PICTURE);

    List<String> requests = comfy.server().requests();
    assertThat(requests.getFirst()).startsWith("GET /ws?clientId=");
    assertThat(comfy.prompts().getLast().path("client_id").asString())
        .isEqualTo(requests.getFirst().substring("GET /ws?clientId=".length()));
  }

  @Test
  void namesJobsByALowerCaseUuid() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = run(PICTURE);

    assertThat(((Handle) events.getFirst()).text())
        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\", \"x\": \"", "{{seed}}", "a\nb\\\"}}", "{{task_id}} {{prompt}}"})
  void takesAPromptForNothingButText(String prompt) throws EngineFailure, InterruptedException {
    run(TestCall.textToImage(prompt).model("z-image-turbo"));

    assertThat(node("CLIPTextEncode").path("text").asString()).isEqualTo(prompt);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a embedding:evil", "EMBEDDING:evil", "<lora:evil:1>", "__evil__"})
  void namesNoFileOfTheServerByAPrompt(String prompt) throws EngineFailure, InterruptedException {
    run(TestCall.textToImage(prompt).model("z-image-turbo"));

    assertThat(node("CLIPTextEncode").path("text").asString())
        .contains("evil")
        .doesNotContainIgnoringCase("embedding:", "<lora:")
        .doesNotContain("__");
  }

  @Test
  void tellsProgressOfItsOwnJobAlone() throws EngineFailure, InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    comfy.plays(job -> {
      if (asked.incrementAndGet() > 1) {
        return FakeComfy.success("a.png");
      }
      comfy.preview(job);
      comfy.tell(job, progress(19, "another-job"));
      comfy.tell(job, progress(10, job));
      comfy.tell(job, over("another-job"));
      comfy.tell(job, over(job));
      return null;
    });
    List<EngineEvent> events = new ArrayList<>();
    try (Engine engine = open(SteppedTime.atNoon())) { // only the socket can end the wait
      engine.run(PICTURE, events::add);
    }

    assertThat(events).contains(new Progress(47)).doesNotContain(new Progress(90));
  }

  private static String over(String job) {
    return "{\"type\":\"execution_success\",\"data\":{\"prompt_id\":\"%s\"}}".formatted(job);
  }

  private static String progress(int value, String job) {
    return "{\"type\":\"progress\",\"data\":{\"value\":%d,\"max\":20,\"prompt_id\":\"%s\",\"node\":\"8\"}}"
        .formatted(value, job);
  }

  @Test
  void goesOnWithoutASocket() throws EngineFailure, InterruptedException {
    comfy.hasSocket = false;

    assertThat(run(PICTURE).getLast()).isInstanceOf(MediaReady.class);
  }

  @Test
  void tellsWhyANodeFailedWithoutThePathsOfTheServer() {
    comfy.plays(job ->
        FakeComfy.error(
            "execution_error",
            "{\"exception_message\":\"no memory in /srv/comfy/nodes.py\",\"traceback\":[\"/srv/comfy\"]}"));

    assertThatExceptionOfType(EngineFailure.Broken.class)
        .isThrownBy(() -> run(PICTURE))
        .withMessageContaining("no memory")
        .satisfies(e -> assertThat(e.error().message()).doesNotContain("/srv"));
  }

  /// As 0.3.64 answers where a file of a model is not there.
  @Test
  void tellsWhyAWorkflowIsNotTakenWithoutThePathsOfTheServer() {
    comfy.refusal =
        """
        {"error":{"type":"prompt_outputs_failed_validation","message":"Prompt outputs failed validation","details":"","extra_info":{}},
        "node_errors":{"4":{"errors":[{"type":"value_not_in_list","message":"Value not in list","details":"ckpt_name: 'a' not in ['/srv/comfy/models/b']","extra_info":{}}],"class_type":"CheckpointLoaderSimple"}}}\
        """;

    assertThatExceptionOfType(EngineFailure.class)
        .isThrownBy(() -> run(PICTURE))
        .satisfies(e -> {
          assertThat(e).isNotInstanceOf(EngineFailure.Unknown.class);
          assertThat(e.error().message()).doesNotContain("/srv");
        });
    assertThat(comfy.prompts()).isEmpty();
  }

  /// An Origin that is not its own host is answered with 403.
  @Test
  void saysNothingOfAnOrigin() throws EngineFailure, InterruptedException {
    run(edit("description_edit"));

    assertThat(comfy.server().heard())
        .hasSizeGreaterThan(3)
        .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("origin"));
  }

  @Test
  void isBrokenWhereSomebodyInterruptedTheWork() {
    comfy.plays(job -> FakeComfy.error("execution_interrupted", "{}"));

    assertThatExceptionOfType(EngineFailure.Broken.class).isThrownBy(() -> run(PICTURE));
  }

  @Test
  void doesNotWaitForAJobThatWasTakenOutOfTheQueue() {
    comfy.plays(job -> null);
    comfy.queue = "nowhere";

    assertThatExceptionOfType(EngineFailure.Broken.class)
        .isThrownBy(() -> run(PICTURE))
        .withMessageContaining("does not know the job");
  }

  @Test
  void takesAJobUpByItsNameAndBeginsNoOther() throws EngineFailure, InterruptedException {
    List<EngineEvent> events = run(new TakenUp(PICTURE, "0b4f6a4e-0000-3000-8000-000000000000"));

    assertThat(events).hasSize(1);
    assertThat(comfy.prompts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"queue_running", "queue_pending"})
  void interruptsWhatRunsOnlyWhereThatIsItsOwn(String queue) {
    TestCall call = PICTURE.seed(3);
    comfy.queue = queue;
    comfy.plays(job -> {
      call.end();
      return null;
    });

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> run(call));

    assertThat(comfy.server().requests()).contains("POST /queue");
    assertThat(comfy.server().requests().contains("POST /interrupt"))
        .isEqualTo(queue.equals("queue_running"));
  }

  private static BufferedImage image() {
    return new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
  }

  private static TestCall edit(String function) {
    return TestCall.textToImage("make it red")
        .operation("image2image")
        .model("wanx2.1-imageedit")
        .with("function", function)
        .without("size")
        .images(image());
  }

  @Test
  void bringsPicturesToTheServerAndCallsThemWhatItCallsThem()
      throws EngineFailure, InterruptedException {
    run(edit("description_edit"));

    assertThat(node("LoadImage").path("image").asString())
        .startsWith("openbailian/call-")
        .endsWith("-0-1.png");
  }

  @Test
  void choosesTheWorkflowByMaskAndFunction() throws EngineFailure, InterruptedException {
    run(edit("description_edit_with_mask").mask(image()));
    assertThat(node("LoadImageMask").path("image").asString()).endsWith("-mask.png");

    run(edit("super_resolution").with("upscale_factor", 2));
    assertThat(node("ImageScaleBy").path("scale_by").asDouble()).isEqualTo(2);

    run(edit("expand").with("left_scale", 1.5).with("bottom_scale", 1.25));
    assertThat(node("ImagePadForOutpaint").path("left").asInt()).isEqualTo(100);
    assertThat(node("ImagePadForOutpaint").path("bottom").asInt()).isEqualTo(25);
    assertThat(node("ImagePadForOutpaint").path("top").asInt()).isZero();
  }

  @Test
  void refusesWhatNoWorkflowIsFor() {
    assertThatExceptionOfType(EngineFailure.Refused.class)
        .isThrownBy(() -> run(edit("doodle")))
        .satisfies(e -> assertThat(e.error().code()).isEqualTo("UnsupportedOperation"));
    assertThatExceptionOfType(EngineFailure.Refused.class)
        .isThrownBy(() -> run(edit("description_edit").mask(image())));
  }

  @Test
  void fetchesAFilm() throws EngineFailure, InterruptedException {
    comfy.plays(job -> FakeComfy.success("a_00001_.mp4"));
    TestCall call =
        TestCall.textToImage("a cat runs")
            .operation("text2video")
            .model("wan2.1-t2v-turbo")
            .size("832*480")
            .withJson("duration", "5")
            .withJson("fps", "16");

    assertThat(run(call).getLast()).isInstanceOf(MediaReady.class);
    assertThat(node("EmptyHunyuanLatentVideo").path("length").asInt()).isEqualTo(81);
  }
}
