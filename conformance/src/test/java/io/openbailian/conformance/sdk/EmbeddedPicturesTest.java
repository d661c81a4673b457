package io.openbailian.conformance.sdk;

import static io.openbailian.conformance.sdk.Sdk.images;
import static io.openbailian.conformance.sdk.Sdk.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.aigc.imagesynthesis.ImageSynthesisResult;
import io.openbailian.conformance.Api;
import io.openbailian.conformance.Png;
import io.openbailian.conformance.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The engine that a stranger meets first, through the wire.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPicturesTest {
  private static final String PROMPT = "雪地里的小教堂，极光";

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.start(Map.of());
    Sdk.pointAt(server.apiBase());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static List<Png> pictures(ImageSynthesisResult result) {
    assertThat(Sdk.status(result)).isEqualTo("SUCCEEDED");
    return result.getOutput().getResults().stream()
        .map(found -> Png.read(Api.download(found.getOrDefault("url", ""))))
        .toList();
  }

  @Test
  void pictureIOfNIsThePictureOfSeedPlusIAlone() throws Exception {
    List<Png> four = pictures(images().call(picture(PROMPT).n(4).seed(41).size("640*512").build()));

    for (int i = 0; i < 4; i++) {
      Png alone =
          pictures(images().call(picture(PROMPT).seed(41 + i).size("640*512").build())).getFirst();
      assertThat(four.get(i).samePixels(alone)).as("picture %d", i).isTrue();
      assertThat(four.get(i).texts()).containsEntry("seed", Integer.toString(41 + i));
    }
    assertThat(four.get(0).samePixels(four.get(1))).isFalse();
  }

  @Test
  void charactersThatNoFontHasAreNamedInTheFile() throws Exception {
    Png poster = pictures(images().call(picture("海报，标题“你好ሀ”").seed(1).build())).getFirst();

    assertThat(poster.texts().get("Comment")).contains("ሀ");
  }

  @Test
  void thePromptDecidesWhatIsDrawn() throws Exception {
    Png chapel = pictures(images().call(picture(PROMPT).seed(1).build())).getFirst();
    Png beach = pictures(images().call(picture("夏天的海滩，正午").seed(1).build())).getFirst();

    assertThat(chapel.samePixels(beach)).isFalse();
  }

  @Test
  void aSeedIsDrawnForWhoNamesNone() throws Exception {
    Png one = pictures(images().call(picture(PROMPT).build())).getFirst();
    Png other = pictures(images().call(picture(PROMPT).build())).getFirst();

    assertThat(one.texts().get("seed")).isNotEqualTo(other.texts().get("seed"));
    Png again =
        pictures(
                images()
                    .call(
                        picture(PROMPT)
                            .seed(Integer.valueOf(one.texts().getOrDefault("seed", "")))
                            .build()))
            .getFirst();
    assertThat(again.samePixels(one)).isTrue();
  }

  @Test
  void equalRequestsGiveEqualPicturesWhereSeedsComeFromThem() throws Exception {
    try (TestServer repeatable = TestServer.start(Map.of("embedded.seed", "request"))) {
      Sdk.pointAt(repeatable.apiBase());
      Png one = pictures(images().call(picture(PROMPT).build())).getFirst();
      Png other = pictures(images().call(picture(PROMPT).build())).getFirst();

      assertThat(one.samePixels(other)).isTrue();
    } finally {
      Sdk.pointAt(server.apiBase());
    }
  }

  @Test
  void aRewrittenPromptSaysWhatIsDrawn() throws Exception {
    Map<String, String> on =
        images()
            .call(picture("小教堂").promptExtend(true).build())
            .getOutput()
            .getResults()
            .getFirst();
    Map<String, String> off =
        images()
            .call(picture("小教堂").promptExtend(false).build())
            .getOutput()
            .getResults()
            .getFirst();

    assertThat(on).containsEntry("orig_prompt", "小教堂");
    assertThat(on.get("actual_prompt")).contains("小教堂").hasSizeGreaterThan(10);
    assertThat(off).doesNotContainKey("actual_prompt");
  }

  @Test
  void sizesAreExactWhateverTheyAre() throws Exception {
    for (String size : List.of("512*512", "513*1439", "1440*512")) {
      Png png = pictures(images().call(picture(PROMPT).size(size).build())).getFirst();

      assertThat(png.image().getWidth() + "*" + png.image().getHeight()).isEqualTo(size);
    }
  }

  @Test
  void theMarkIsDrawnAtTheLowerRightOnly() throws Exception {
    Png plain = pictures(images().call(picture(PROMPT).seed(5).size("800*600").build())).getFirst();
    Png marked =
        pictures(images().call(picture(PROMPT).seed(5).size("800*600").watermark(true).build()))
            .getFirst();

    Png.Box box = plain.differences(marked);
    assertThat(box.isEmpty()).isFalse();
    assertThat(box.left()).isGreaterThan(400);
    assertThat(box.top()).isGreaterThan(450);
  }

  @Test
  void anyPromptIsDrawn() throws Exception {
    for (String prompt :
        List.of("!", "😀".repeat(800), "\u0000\uFFFF", "“引用”的文字", "a".repeat(800), "\\n\\t")) {
      assertThat(pictures(images().call(picture(prompt).build()))).hasSize(1);
    }
  }
}
