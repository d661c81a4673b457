package io.openbailian.engines.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openbailian.engine.Engine;
import io.openbailian.engine.EngineEvent;
import io.openbailian.engine.EngineEvent.MediaReady;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.Media;
import io.openbailian.engine.test.TestCall;
import io.openbailian.outbound.TestServer;
import io.openbailian.protocol.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Pictures as servers were seen to be asked for them, and to answer.
class PictureMakerTest {
  private static final TestServer.Handler PICTURE =
      (_, reply) -> reply.json(Servers.pictureAnswer());

  private static TestServer.Heard asked(String profile, TestCall call)
      throws EngineFailure, InterruptedException {
    try (TestServer server = TestServer.start(PICTURE);
        Engine engine = Servers.open(server, profile)) {
      Servers.run(engine, call);
      return server.last();
    }
  }

  private static JsonNode json(String profile, TestCall call)
      throws EngineFailure, InterruptedException {
    return Json.parseObject(asked(profile, call).text());
  }

  @Test
  void sendsAGenericServerOnlyWhatTheDialectHas() throws EngineFailure, InterruptedException {
    JsonNode sent = json("generic", TestCall.textToImage("a cat").negativePrompt("dogs"));

    assertThat(sent)
        .isEqualTo(
            Json.parseObject(
                """
                {"model":"test-model","prompt":"a cat","n":1,"size":"96x64","response_format":"b64_json"}\
                """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vllm-omni", "sglang"})
  void alwaysAsksForBase64WhereAnAddressIsTheDefault(String profile)
      throws EngineFailure, InterruptedException {
    JsonNode sent = json(profile, TestCall.textToImage("a cat").negativePrompt("dogs").seed(41));

    assertThat(sent.path("response_format").asString()).isEqualTo("b64_json");
    assertThat(sent.path("negative_prompt").asString()).isEqualTo("dogs");
    assertThat(sent.path("seed").asInt()).isEqualTo(41);
  }

  /// Without one, or with one that it does not read, it takes a size of its own and says nothing.
  @ParameterizedTest
  @ValueSource(strings = {"generic", "vllm-omni", "sglang", "sdcpp", "localai"})
  void alwaysSaysTheSizeWithAnX(String profile) throws EngineFailure, InterruptedException {
    assertThat(json(profile, TestCall.textToImage("a cat").size("96*64")).path("size").asString())
        .isEqualTo("96x64");
  }

  @Test
  void putsWhatTheServerReadsFromThePromptIntoATagOfItsOwn()
      throws EngineFailure, InterruptedException {
    JsonNode sent = json("sdcpp", TestCall.textToImage("a cat").negativePrompt("dogs").seed(41));

    assertThat(sent.path("prompt").asString())
        .isEqualTo(
            "a cat<sd_cpp_extra_args>{\"negative_prompt\":\"dogs\",\"seed\":41}</sd_cpp_extra_args>");
    assertThat(sent.has("model")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sdcpp; a <sd_cpp_extra_args>{\"seed\":1}</sd_cpp_extra_args>; <sd_cpp_extra_args>{\"seed\":1}",
        "sdcpp; a <LORA:evil:1> b; <LORA:",
        "sdcpp; an Embedding:evil; Embedding:",
        "localai; a cat|a dog; cat|a",
        "localai; a <Lora:evil:1>; <Lora:"
      })
  void takesItsMeaningFromAPromptThatSpeaksToTheServer(String profile, String prompt, String gone)
      throws EngineFailure, InterruptedException {
    TestCall call = TestCall.textToImage(prompt).negativePrompt(prompt);
    String sent = json(profile, call).path("prompt").asString();

    assertThat(sent).doesNotContain(gone);
    assertThat(sent.split("<sd_cpp_extra_args>", -1).length).isLessThanOrEqualTo(2);
    assertThat(sent.chars().filter(c -> c == '|').count()).isLessThanOrEqualTo(1);
  }

  @Test
  void putsTheNegativePromptBehindTheBar() throws EngineFailure, InterruptedException {
    JsonNode sent = json("localai", TestCall.textToImage("a cat").negativePrompt("dogs"));

    assertThat(sent.path("prompt").asString()).isEqualTo("a cat|dogs");
  }

  @Test
  void asksForEachPictureWithASeedOfItsOwn() throws EngineFailure, InterruptedException {
    try (TestServer server = TestServer.start(PICTURE);
        Engine engine = Servers.open(server, "vllm-omni")) {
      for (TestCall one : TestCall.textToImage("a cat").seed(5).items(3).split()) {
        Servers.run(engine, one);
      }

      assertThat(server.heard())
          .extracting(heard -> Json.parseObject(heard.text()).path("seed").asInt())
          .containsExactly(5, 6, 7);
    }
  }

  private static BufferedImage image(int rgb) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Servers.png(8, 4, rgb)));
  }

  /// White on the left half.
  private static BufferedImage mask() throws IOException {
    BufferedImage mask = image(0);
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        mask.setRGB(x, y, 0xFFFFFF);
      }
    }
    return mask;
  }

  private static TestCall edit(BufferedImage... images) {
    return TestCall.textToImage("make it red").images(images);
  }

  @ParameterizedTest
  @CsvSource({
    "generic, /v1/images/edits, image, mask",
    "vllm-omni, /v1/images/edits, image, mask_image",
    "sglang, /v1/images/edits, image, mask",
    "sdcpp, /v1/images/edits, image[], mask",
    "localai, /v1/images/inpainting, image, mask"
  })
  void namesTheFilesOfAnEditAsTheServerDoes(
      String profile, String path, String imageName, String maskName)
      throws EngineFailure, IOException, InterruptedException {
    TestServer.Heard sent = asked(profile, edit(image(0x112233)).mask(mask()));

    assertThat(sent.is()).isEqualTo("POST " + path);
    assertThat(sent.headers().get("content-type")).startsWith("multipart/form-data; boundary=");
    assertThat(sent.bytes())
        .contains("name=\"" + imageName + "\"; filename=\"image-1.png\"")
        .contains("name=\"" + maskName + "\"; filename=\"mask.png\"")
        .contains("name=\"prompt\"\r\n\r\nmake it red");
  }

  @ParameterizedTest
  @CsvSource({
    "generic, 0x00FFFFFF, 0xFF000000",
    "vllm-omni, 0xFFFFFFFF, 0xFF000000",
    "sglang, 0xFFFFFFFF, 0xFF000000",
    "sdcpp, 0xFFFFFFFF, 0xFF000000",
    "localai, 0xFFFFFFFF, 0xFF000000"
  })
  void marksWhatMayChangeAsTheServerReadsIt(String profile, String changes, String stays)
      throws EngineFailure, IOException, InterruptedException {
    TestServer.Heard sent = asked(profile, edit(image(0x112233)).mask(mask()));

    BufferedImage theirs = file(sent, "filename=\"mask.png\"");
    assertThat(theirs.getRGB(1, 1)).isEqualTo((int) Long.decode(changes).longValue());
    assertThat(theirs.getRGB(6, 1)).isEqualTo((int) Long.decode(stays).longValue());
  }

  private static BufferedImage file(TestServer.Heard sent, String name) throws IOException {
    int part = sent.bytes().indexOf(name);
    int begin = sent.bytes().indexOf("\r\n\r\n", part) + 4;
    return ImageIO.read(
        new ByteArrayInputStream(Arrays.copyOfRange(sent.body(), begin, sent.body().length)));
  }

  @Test
  void sendsSeveralPicturesInOrder() throws EngineFailure, IOException, InterruptedException {
    TestServer.Heard sent = asked("sdcpp", edit(image(0xFF0000), image(0x0000FF)));

    assertThat(file(sent, "image-1.png").getRGB(0, 0)).isEqualTo(0xFFFF0000);
    assertThat(file(sent, "image-2.png").getRGB(0, 0)).isEqualTo(0xFF0000FF);
  }

  @Test
  void refusesWhatTheServerCannotDo() throws EngineFailure, IOException, InterruptedException {
    refuses("generic", edit(image(1), image(2)));
    refuses("localai", edit(image(1)));
    refuses("sglang", edit(image(1)).operation("image2image").with("function", "super_resolution"));
  }

  private static void refuses(String profile, TestCall call) {
    try (TestServer server = TestServer.start(PICTURE);
        Engine engine = Servers.open(server, profile)) {
      assertThatExceptionOfType(EngineFailure.Refused.class)
          .isThrownBy(() -> Servers.run(engine, call))
          .satisfies(e -> assertThat(e.error().code()).isEqualTo("UnsupportedOperation"));
      assertThat(server.heard()).isEmpty();
    }
  }

  @Test
  void putsAFunctionInWords() throws EngineFailure, IOException, InterruptedException {
    TestCall call = edit(image(1)).operation("image2image").with("function", "stylization_all");

    assertThat(asked("sglang", call).bytes())
        .contains("Redraw the whole picture in this style, keeping its composition: make it red");
  }

  private static Media media(TestServer.Handler handler)
      throws EngineFailure, InterruptedException {
    try (TestServer server = TestServer.start(handler);
        Engine engine = Servers.open(server, "generic")) {
      List<EngineEvent> events = Servers.run(engine, TestCall.textToImage("a cat"));
      return ((MediaReady) events.getLast()).media();
    }
  }

  @Test
  void fetchesAPictureFromTheEnginesHostWhateverHostTheAnswerNames()
      throws EngineFailure, InterruptedException {
    byte[] file = Servers.png(4, 4, 0);
    for (String address :
        List.of("http://localhost:1/generated/x.png?a=b", "/generated/x.png?a=b")) {
      Media media =
          media((request, reply) -> {
            if (request.is().equals("GET /generated/x.png?a=b")) {
              reply.whole(200, "image/png", file);
            } else {
              reply.json("{\"data\":[{\"url\":\"" + address + "\"}]}");
            }
          });

      assertThat(((Media.Encoded) media).bytes()).isEqualTo(file);
    }
  }

  @Test
  void takesAPictureThatIsTheAnswer() throws EngineFailure, InterruptedException {
    byte[] file = Servers.png(4, 4, 0);

    Media media = media((_, reply) -> reply.whole(200, "image/png", file));

    assertThat(((Media.Encoded) media).bytes()).isEqualTo(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":[]}",
        "{\"data\":[{}]}",
        "{\"data\":[{\"b64_json\":\"!!!\"}]}",
        "{\"data\":[{\"url\":\"mailto:x\"}]}",
        "[]",
        "<html></html>"
      })
  void callsAnAnswerWithoutAPictureBroken(String body) {
    assertThatExceptionOfType(EngineFailure.Broken.class)
        .isThrownBy(() ->
            media((_, reply) ->
                reply.whole(200, "application/json", body.getBytes(StandardCharsets.UTF_8))));
  }
}
