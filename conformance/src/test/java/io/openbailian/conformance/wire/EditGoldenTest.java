package io.openbailian.conformance.wire;

import io.openbailian.conformance.Drawings;
import io.openbailian.conformance.LocalWeb;
import io.openbailian.conformance.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Edits as tasks, byte for byte: how each is submitted, and how it looks when it has ended.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditGoldenTest {
  private static final String RULES =
      """
      [{when: {prompt: partial}, items: [ok, {fail: DataInspectionFailed}]},
       {when: {prompt: forbidden}, fail: DataInspectionFailed},
       {when: {prompt: unsupported}, fail: {code: UnsupportedOperation, message: no such thing}}]
      """
          .replace("\n", " ");

  private LocalWeb web;
  private TestServer server;

  @BeforeAll
  void start() {
    web = LocalWeb.start();
    web.put("/base.png", Drawings.ball());
    web.put("/mask.png", Drawings.ballMask());
    web.put("/note.txt", "no picture".getBytes(StandardCharsets.US_ASCII));
    web.put("/small.png", Drawings.blank(511));
    server = TestServer.scripted(RULES, Map.of("fetch.allow", "[%s]".formatted(web.place())));
  }

  @AfterAll
  void stop() {
    server.close();
    web.close();
  }

  private String web(String file) {
    return "http://" + web.place() + file;
  }

  private void image2image(String name, String model, String input, String parameters)
      throws Exception {
    TaskExchange.check(
        "image2image/" + name,
        server,
        "/api/v1/services/aigc/image2image/image-synthesis",
        "{\"model\":\"%s\",\"input\":{%s},\"parameters\":{%s}}"
            .formatted(model, input, parameters));
  }

  private void edit(String name, String function, String prompt, String parameters)
      throws Exception {
    String mask =
        function.endsWith("_with_mask")
            ? ",\"mask_image_url\":\"%s\"".formatted(web("/mask.png"))
            : "";
    image2image(
        name,
        "wanx2.1-imageedit",
        "\"function\":\"%s\",\"prompt\":\"%s\",\"base_image_url\":\"%s\"%s"
            .formatted(function, prompt, web("/base.png"), mask),
        parameters);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "stylization_all|转换成法国绘本风格|\"strength\":0.5",
        "stylization_local|把房子变成木板风格|\"n\":1",
        "description_edit|把女孩的头发修改为红色|\"strength\":0.7,\"seed\":12345",
        "description_edit_with_mask|陶瓷兔子抱着陶瓷小花|\"n\":1,\"seed\":12345,\"watermark\":false",
        "remove_watermark|去除图像中的文字|",
        "expand|一位绿色仙子|\"top_scale\":1.5,\"bottom_scale\":1.5,\"left_scale\":1.5,\"right_scale\":1.5",
        "super_resolution|图像超分。|\"upscale_factor\":2",
        "colorization|蓝色背景，黄色的叶子|''",
        "doodle|北欧极简风格的客厅|\"is_sketch\":false",
        "control_cartoon_feature|卡通形象小心翼翼地探出头|\"n\":2"
      })
  void aFunction(String function, String prompt, String parameters) throws Exception {
    edit(function, function, prompt, parameters == null ? "" : parameters);
  }

  @Test
  void someOfThePicturesAskedFor() throws Exception {
    edit("partial", "stylization_all", "partial", "\"n\":4");
  }

  @Test
  void aRefusedEdit() throws Exception {
    edit("forbidden", "stylization_all", "forbidden", "\"n\":2");
    edit("unsupported", "description_edit", "unsupported", "");
  }

  @ParameterizedTest
  @CsvSource({
    "no-picture,/note.txt",
    "too-small,/small.png",
    "not-there,/nothing.png",
  })
  void aPictureThatCannotBeUsed(String name, String file) throws Exception {
    image2image(
        name,
        "wanx2.1-imageedit",
        "\"function\":\"colorization\",\"base_image_url\":\"%s\"".formatted(web(file)),
        "");
  }

  @Test
  void aPictureWhereNothingIsFetched() throws Exception {
    image2image(
        "forbidden-address",
        "wanx2.1-imageedit",
        "\"function\":\"colorization\",\"base_image_url\":\"http://169.254.169.254/latest\"",
        "");
  }

  @Test
  void anUploadThatIsNobodys() throws Exception {
    image2image(
        "foreign-upload",
        "wanx2.1-imageedit",
        "\"function\":\"colorization\",\"base_image_url\":\"oss://dashscope-instant/other/a.png\"",
        "");
  }

  @Test
  void aMaskOfAnotherSize() throws Exception {
    image2image(
        "mask-size",
        "wanx2.1-imageedit",
        "\"function\":\"description_edit_with_mask\",\"prompt\":\"\",\"base_image_url\":\"%s\",\"mask_image_url\":\"%s\""
            .formatted(web("/base.png"), web("/small.png")),
        "");
  }

  @Test
  void aTranslation() throws Exception {
    image2image(
        "translated",
        "qwen-mt-image",
        "\"image_url\":\"%s\",\"source_lang\":\"Auto\",\"target_lang\":\"zh\",\"ext\":{\"domainHint\":\"food menu\",\"sensitives\":[\"敏感词1\"],\"terminologies\":[{\"src\":\"Apple\",\"tgt\":\"苹果\"}],\"config\":{\"skipImgSegment\":false}}"
            .formatted(web("/base.png")),
        "");
  }

  @ParameterizedTest
  @CsvSource({
    "wan2.6-t2i,'{\"text\":\"未来城市\"}','\"n\":2'",
    "wan2.6-image,'{\"text\":\"参考图1 的风格\"},{\"image\":\"@\"}','\"n\":2,\"size\":\"768*768\"'",
    "failed,'{\"text\":\"forbidden\"},{\"image\":\"@\"}','\"n\":2'"
  })
  void messagesAsATask(String name, String content, String parameters) throws Exception {
    TaskExchange.check(
        "image-generation/" + name,
        server,
        "/api/v1/services/aigc/image-generation/generation",
        "{\"model\":\"%s\",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":[%s]}]},\"parameters\":{%s}}"
            .formatted(
                name.equals("failed") ? "wan2.6-image" : name,
                content.replace("@", web("/base.png")),
                parameters));
  }

  @ParameterizedTest
  @CsvSource({
    "plus-one,'',qwen-image-edit-plus,'\"size\":\"1000*600\"'",
    "plus-two,'',qwen-image-edit-plus,'\"n\":2'",
    "plus-two-streamed,X-DashScope-SSE: enable,qwen-image-edit-plus,'\"n\":2'",
    "edit,'',qwen-image-edit,''",
    "wan-two,'',wan2.6-image,'\"n\":2,\"size\":\"768*768\"'",
    "wan-two-streamed,X-DashScope-SSE: enable,wan2.6-image,'\"n\":2,\"size\":\"768*768\"'"
  })
  void anEditThatIsWaitedFor(String name, String header, String model, String parameters)
      throws Exception {
    direct(name, header, model, "换成雪景", parameters);
  }

  @ParameterizedTest
  @CsvSource({"edit-partial,partial", "edit-forbidden,forbidden", "edit-unsupported,unsupported"})
  void anEditThatDoesNotComeWhole(String name, String prompt) throws Exception {
    direct(name, "", "qwen-image-edit-plus", prompt, "\"n\":2");
    direct(
        name + "-streamed", "X-DashScope-SSE: enable", "qwen-image-edit-plus", prompt, "\"n\":2");
  }

  private void direct(String name, String header, String model, String prompt, String parameters)
      throws Exception {
    String content = "{\"image\":\"%s\"},{\"text\":\"%s\"}".formatted(web("/base.png"), prompt);
    send(name, header, model, content, parameters);
  }

  private void send(String name, String header, String model, String content, String parameters)
      throws Exception {
    String request =
        "POST /api/v1/services/aigc/multimodal-generation/generation HTTP/1.1\nAuthorization: Bearer %s\n%s\n{\"model\":\"%s\",\"input\":{\"messages\":[{\"role\":\"user\",\"content\":[%s]}]},\"parameters\":{%s}}"
            .formatted(
                TestServer.KEY, header.isEmpty() ? "" : header + "\n", model, content, parameters);
    Golden.check("direct/" + name, request, new RawHttp(server.url()).send(request));
  }
}
