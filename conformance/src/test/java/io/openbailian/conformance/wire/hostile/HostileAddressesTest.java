package io.openbailian.conformance.wire.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures by URL, from servers that mean no good, and from places that are nobody's business.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class HostileAddressesTest {
  private static final String SOUND = Requests.inline(PictureFiles.of("jpg"));

  private HostileServer elsewhere;
  private TestServer patient;
  private TestServer impatient;
  private Requests requests;
  private Requests hurried;

  @BeforeAll
  void start() throws IOException {
    elsewhere = new HostileServer();
    patient = TestServer.start(Map.of("fetch.allow", allowed()));
    requests = new Requests(Api.of(patient));
    impatient = TestServer.start(Map.of("fetch.allow", allowed(), "fetch.timeout", "1s"));
    hurried = new Requests(Api.of(impatient));
  }

  private String allowed() {
    return "[%s]".formatted(elsewhere.place());
  }

  @AfterAll
  void stop() {
    impatient.close();
    patient.close();
    elsewhere.close();
  }

  @Test
  void takesASoundPictureFromThere() {
    assertThat(requests.edit(SOUND, elsewhere.url("/sound")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/for-ever, BadRequest.InputDownloadFailed, redirects more than 5 times",
    "/to-loopback, InvalidURL, 127.0.0.1",
    "/to-metadata, InvalidURL, 169.254.169.254",
    "/to-file, InvalidURL, file",
    "/to-nowhere, BadRequest.InputDownloadFailed, redirects to no address",
    "/closes-early, BadRequest.InputDownloadFailed, of 9000000 bytes",
    "/says-too-much, InvalidImage.ImageSize, larger than 10485760 bytes",
    "/says-too-little, InvalidImage.FileFormat, PNG",
    "/says-less-than-nothing, BadRequest.InputDownloadFailed, no number",
    "/cut-chunk, BadRequest.InputDownloadFailed, chunk",
    "/endless, InvalidImage.ImageSize, larger than 10485760 bytes",
    "/endless-head, BadRequest.InputDownloadFailed, head",
    "/bomb, InvalidImage.ImageSize, larger than 10485760 bytes",
    "/brotli, BadRequest.InputDownloadFailed, encoded as br",
    "/not-http, BadRequest.InputDownloadFailed, HTTP",
    "/missing, BadRequest.InputDownloadFailed, answered 404",
    "/nothing, InvalidImage.FileFormat, empty",
    "/page, InvalidImage.FileFormat, is not a"
  })
  void saysWhatIsWrongWithAServer(String path, String code, String why) throws Exception {
    refuses(requests, path, code, why);
  }

  @ParameterizedTest
  @CsvSource({
    "/silent, InvalidURL.Timeout, ' s'",
    "/stalls, InvalidURL.Timeout, ' s'",
    "/drips, InvalidURL.Timeout, longer than 1 s"
  })
  void waitsForNoServer(String path, String code, String why) throws Exception {
    refuses(hurried, path, code, why);
  }

  private void refuses(Requests requests, String path, String code, String why) throws Exception {
    Requests.Refusal direct = requests.refusedEdit(SOUND, elsewhere.url(path));
    Requests.Refusal task = requests.refusedTask(elsewhere.url(path));

    assertThat(direct.status()).as(direct.message()).isEqualTo(400);
    assertThat(direct.code()).as(direct.message()).isEqualTo(code);
    assertThat(direct.message()).contains("picture 2: ", why);
    assertThat(task.code()).isEqualTo(code);
    assertThat(task.message()).contains("input.base_image_url: ", why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/a.png",
        "http://localhost:1/a.png",
        "http://[::1]:1/a.png",
        "http://[::ffff:127.0.0.1]:1/a.png",
        "http://0.0.0.0:1/a.png",
        "http://2130706433:1/a.png",
        "http://0x7f000001:1/a.png",
        "http://127.1:1/a.png",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.100.100.200/latest/meta-data/",
        "http://10.0.0.1/a.png",
        "http://192.168.1.1/a.png",
        "http://[fe80::1]/a.png",
        "http://[fd00::1]/a.png",
        "http://no-such-host.invalid/a.png"
      })
  void goesNowherePrivate(String url) throws Exception {
    Requests.Refusal direct = requests.refusedEdit(SOUND, url);
    Requests.Refusal task = requests.refusedTask(url);

    assertThat(direct.status()).as(direct.message()).isEqualTo(400);
    assertThat(direct.code()).isEqualTo("InvalidURL");
    assertThat(direct.message()).containsPattern("picture 2: |content\\[1\\]");
    assertThat(task.code()).isEqualTo("InvalidURL");
  }
}
