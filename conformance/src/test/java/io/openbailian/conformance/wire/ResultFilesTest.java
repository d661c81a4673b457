package io.openbailian.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.Png;
import io.openbailian.conformance.Programs;
import io.openbailian.conformance.TestServer;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The files behind result URLs, fetched as browsers, SDKs and download managers do.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultFilesTest {
  private TestServer server;
  private Api api;
  private String id;
  private URI url;
  private byte[] file;

  @BeforeAll
  void start() throws Exception {
    server = TestServer.scripted("[]", Map.of());
    api = Api.of(server);
    id = api.submit("可爱猫咪", "\"n\":1,\"size\":\"600*512\",\"seed\":7");
    url = URI.create(url(api.ended(id)));
    file = Api.download(url.toString());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static String url(Api.Answer ended) {
    return ended.output().path("results").get(0).path("url").asString();
  }

  private RawHttp.Answer ask(String method, String target, String... headers) throws IOException {
    String lines = String.join("\n", headers);
    return new RawHttp(server.url())
        .send("%s %s HTTP/1.1\n%s\n\n".formatted(method, target, lines.isEmpty() ? "A: b" : lines));
  }

  private String target() {
    return url.getRawPath() + "?" + url.getRawQuery();
  }

  @Test
  void isAPictureOfTheSizeAskedFor() throws IOException {
    RawHttp.Answer answer = ask("GET", target());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).hasValue("image/png");
    assertThat(answer.header("Content-Length")).hasValue(Integer.toString(file.length));
    assertThat(answer.bytes()).isEqualTo(file);
    assertThat(Png.read(file).image().getWidth()).isEqualTo(600);
    assertThat(Png.read(file).image().getHeight()).isEqualTo(512);
  }

  @Test
  void hasAnAddressThatEndsInASensibleFileName() throws IOException {
    assertThat(url.getPath()).matches("/results/[A-Za-z0-9._-]+\\.png");
    assertThat(ask("GET", target()).header("Content-Disposition").orElse(""))
        .contains(url.getPath().substring("/results/".length()));
  }

  @Test
  void hasTheSameAddressInEveryAnswer() {
    assertThat(api.task(id).path("results").get(0).path("url").asString())
        .isEqualTo(url.toString());
  }

  @Test
  void tellsItsHeadersWithoutItsBytes() throws IOException {
    RawHttp.Answer answer = ask("HEAD", target());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Length")).hasValue(Integer.toString(file.length));
    assertThat(answer.header("Content-Type")).hasValue("image/png");
    assertThat(answer.header("Accept-Ranges")).hasValue("bytes");
    assertThat(answer.bytes()).isEmpty();
  }

  @Test
  void comesInParts() throws IOException {
    part("bytes=0-99", 0, 99);
    part("bytes=100-", 100, file.length - 1);
    part("bytes=-10", file.length - 10, file.length - 1);
    part("bytes=-99999999", 0, file.length - 1);
    part("bytes=5-99999999999999999999", 5, file.length - 1);
  }

  private void part(String range, int first, int last) throws IOException {
    RawHttp.Answer answer = ask("GET", target(), "Range: " + range);

    assertThat(answer.status()).as(range).isEqualTo(206);
    assertThat(answer.header("Content-Range"))
        .hasValue("bytes %d-%d/%d".formatted(first, last, file.length));
    assertThat(answer.bytes()).isEqualTo(Arrays.copyOfRange(file, first, last + 1));
  }

  @Test
  void refusesARangeBeyondItsEnd() throws IOException {
    for (String range : new String[] {"bytes=" + file.length + "-", "bytes=9-3", "bytes=-0"}) {
      RawHttp.Answer answer = ask("GET", target(), "Range: " + range);

      assertThat(answer.status()).as(range).isEqualTo(416);
      assertThat(answer.header("Content-Range")).hasValue("bytes */" + file.length);
    }
  }

  @Test
  void comesWholeWhenSeveralRangesOrOtherUnitsAreAsked() throws IOException {
    for (String range : new String[] {"bytes=0-1,5-6", "lines=1-2", "bytes=a-b"}) {
      RawHttp.Answer answer = ask("GET", target(), "Range: " + range);

      assertThat(answer.status()).as(range).isEqualTo(200);
      assertThat(answer.bytes()).isEqualTo(file);
    }
  }

  @Test
  void isNotSentAgainToWhoHasIt() throws IOException {
    String tag = ask("HEAD", target()).header("ETag").orElseThrow();

    RawHttp.Answer known = ask("GET", target(), "If-None-Match: " + tag);
    RawHttp.Answer other = ask("GET", target(), "If-None-Match: \"other\"");
    RawHttp.Answer changed = ask("GET", target(), "Range: bytes=0-9", "If-Range: \"other\"");
    RawHttp.Answer unchanged = ask("GET", target(), "Range: bytes=0-9", "If-Range: " + tag);

    assertThat(known.status()).isEqualTo(304);
    assertThat(known.bytes()).isEmpty();
    assertThat(other.status()).isEqualTo(200);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(unchanged.status()).isEqualTo(206);
  }

  @Test
  void isOnlyForWhoHasTheWholeAddress() throws IOException {
    String query = url.getRawQuery();
    String expires = query.replaceFirst(".*Expires=(\\d+).*", "$1");
    String later = query.replace(expires, Long.toString(Long.parseLong(expires) + 1));
    String other = "/results/" + "0385dc79-5ff8-4d82-bcb6-a1b2c3d4e5f6-0.png";

    refused(url.getPath());
    refused(url.getPath() + "?Expires=" + expires);
    refused(url.getPath() + "?Expires=never&Signature=x");
    refused(url.getPath() + "?" + later);
    refused(url.getPath() + "?" + flipped(query));
    refused(other + "?" + query);
    assertThat(ask("HEAD", url.getPath() + "?" + later).status()).isEqualTo(403);
  }

  /// The last character of a signature of 32 bytes holds bits that mean nothing; another is better.
  private static String flipped(String query) {
    int at = query.indexOf("Signature=") + "Signature=".length();
    char replaced = query.charAt(at) == 'A' ? 'B' : 'A';
    return query.substring(0, at) + replaced + query.substring(at + 1);
  }

  private void refused(String target) throws IOException {
    RawHttp.Answer answer = ask("GET", target);

    assertThat(answer.status()).as(target).isEqualTo(403);
    JsonNode body = Json.mapper().readTree(answer.bytes());
    assertThat(body.path("code").asString()).isEqualTo("AccessDenied");
    assertThat(body.path("message").asString())
        .startsWith("The signature of this URL does not match its path and Expires");
  }

  @Test
  void carriesTheLabelAndItsStory() {
    Map<String, String> texts = Png.read(file).texts();

    JsonNode label = Json.mapper().readTree(texts.getOrDefault("AIGC", "{}"));
    assertThat(label.path("Label").asString()).isEqualTo("1");
    assertThat(label.path("ContentProducer").asString()).isEqualTo("OpenBailian");
    assertThat(label.path("ProduceID").asString()).isEqualTo(id);
    assertThat(label.propertyNames())
        .containsExactly(
            "Label",
            "ContentProducer",
            "ProduceID",
            "ReservedCode1",
            "ContentPropagator",
            "PropagateID",
            "ReservedCode2");
    assertThat(texts)
        .containsEntry("prompt", "可爱猫咪")
        .containsEntry("model", "wan2.2-t2i-flash")
        .containsEntry("seed", "7")
        .containsEntry("size", "600*512")
        .containsEntry("engine", "scripted");
  }

  @Test
  void keepsThePromptToItselfWhenToldTo() throws Exception {
    try (TestServer discreet =
        TestServer.scripted("[]", Map.of("metadata", "label", "producer", "测试服务"))) {
      Api other = Api.of(discreet);
      String task = other.submit("a secret");
      Png png = Png.read(Api.download(url(other.ended(task))));

      assertThat(png.texts()).containsOnlyKeys("AIGC");
      assertThat(png.texts().get("AIGC")).contains("测试服务").contains(task);
    }
  }

  @Test
  void numbersTheSeedsOfSeveralPictures() throws Exception {
    String four = api.submit("four", "\"n\":4,\"size\":\"512*512\",\"seed\":2147483646");
    JsonNode results = api.ended(four).output().path("results");

    String seeds = "";
    for (JsonNode result : results) {
      seeds += Png.read(Api.download(result.path("url").asString())).texts().get("seed") + " ";
    }
    assertThat(seeds).isEqualTo("2147483646 2147483647 0 1 ");
  }

  @Test
  void isMarkedAtTheLowerRightOnly() throws Exception {
    Png plain = picture("\"watermark\":false");
    Png marked = picture("\"watermark\":true");

    Png.Box box = plain.differences(marked);
    assertThat(box.isEmpty()).isFalse();
    assertThat(box.left()).isGreaterThan(600 / 2);
    assertThat(box.top()).isGreaterThan(512 * 3 / 4);
    assertThat(box.right()).isLessThan(600);
  }

  private Png picture(String parameters) throws Exception {
    String task = api.submit("mark", "\"n\":1,\"size\":\"600*512\",\"seed\":7," + parameters);
    return Png.read(Api.download(url(api.ended(task))));
  }

  @Test
  void takesEverySignBetweenWidthAndHeight() throws Exception {
    for (String size : new String[] {"512x640", "512X640", "512×640", " 512 * 640 "}) {
      String task = api.submit("size", "\"n\":\"1\",\"size\":\"%s\"".formatted(size));
      Png png = Png.read(Api.download(url(api.ended(task))));

      assertThat(png.image().getWidth()).as(size).isEqualTo(512);
      assertThat(png.image().getHeight()).as(size).isEqualTo(640);
    }
  }

  @Test
  void passesPngcheck(@TempDir Path folder) throws IOException, InterruptedException {
    Programs.require("pngcheck");
    Path png = Files.write(folder.resolve("result.png"), file);

    Process process =
        new ProcessBuilder("pngcheck", png.toString()).redirectErrorStream(true).start();
    String report = process.inputReader().readAllAsString();

    assertThat(process.waitFor()).as(report).isZero();
  }
}
