package io.openbailian.conformance.wire;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Drawings;
import io.openbailian.conformance.LocalWeb;
import io.openbailian.conformance.Programs;
import io.openbailian.conformance.TestServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// How translations of the embedded engine end, byte for byte: with what it read, with nothing to
/// read, and with what is missing here.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranslationGoldenTest {
  private static final String PATH = "/api/v1/services/aigc/image2image/image-synthesis";

  private LocalWeb web;
  private TestServer server;
  private TestServer blind;
  private String sign = "";
  private String blank = "";

  @BeforeAll
  void start() throws Exception {
    web = LocalWeb.start();
    Map<String, String> open = Map.of("fetch.allow", "[%s]".formatted(web.place()));
    server = TestServer.start(open);
    blind =
        TestServer.start(
            Map.of(
                "fetch.allow",
                open.getOrDefault("fetch.allow", ""),
                "engines",
                "{blind: {kind: embedded, tesseract: no-such-program}}",
                "routes",
                "{qwen-mt-image: blind}"));
    blank = web.put("/blank.png", Drawings.blank(512));
    sign = web.put("/sign.png", sign());
  }

  /// A picture that says SALE, written by this server.
  private byte[] sign() throws Exception {
    Api api = Api.of(server);
    String body =
        "{\"model\":\"wanx2.1-imageedit\",\"input\":{\"function\":\"description_edit\",\"prompt\":\"添加黑色文字“SALE”\",\"base_image_url\":\"%s\"}}"
            .formatted(blank);
    String id = api.post(PATH, body).output().path("task_id").asString();
    return Api.download(api.ended(id).output().path("results").path(0).path("url").asString());
  }

  @AfterAll
  void stop() {
    server.close();
    blind.close();
    web.close();
  }

  private static void check(
      String name, TestServer server, String picture, String target, String ext) throws Exception {
    String body =
        "{\"model\":\"qwen-mt-image\",\"input\":{\"image_url\":\"%s\",\"source_lang\":\"en\",\"target_lang\":\"%s\",\"ext\":{%s}}}"
            .formatted(picture, target, ext);
    TaskExchange.check("translations/" + name, server, PATH, body);
  }

  @Test
  void aTextThatATermTranslates() throws Exception {
    Programs.require("tesseract");
    check(
        "translated", server, sign, "zh", "\"terminologies\":[{\"src\":\"SALE\",\"tgt\":\"特卖\"}]");
  }

  @Test
  void aTextThatIsToStayAsItIs() throws Exception {
    Programs.require("tesseract");
    check("left-alone", server, sign, "zh", "\"sensitives\":[\"SALE\"]");
  }

  @Test
  void aPictureWithoutText() throws Exception {
    Programs.require("tesseract");
    check("no-text", server, blank, "zh", "");
  }

  @Test
  void nothingThatCouldRead() throws Exception {
    check("no-reader", blind, sign, "zh", "");
  }

  @Test
  void nothingThatCouldWrite() throws Exception {
    check("no-font", server, sign, "ar", "");
  }

  @Test
  void nothingThatCouldTranslate() throws Exception {
    Programs.require("tesseract");
    check("no-words", server, sign, "fr", "");
  }
}
