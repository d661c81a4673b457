package io.openbailian.conformance.wire.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.conformance.Api;
import io.openbailian.conformance.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is sent in the place of a picture is refused in a sentence that says which picture and
/// why, and costs nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostilePicturesTest {
  private static final String SOUND = Requests.inline(PictureFiles.of("jpg"));

  private TestServer server;
  private Requests requests;

  @BeforeAll
  void start() {
    server = TestServer.start(Map.of());
    requests = new Requests(Api.of(server));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  static List<Hostile> refused() {
    return HostilePictures.refused();
  }

  static List<Hostile> readable() {
    return HostilePictures.readable();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void saysWhichPictureItRefusesAndWhy(Hostile hostile) {
    Requests.Refusal refusal = requests.refusedEdit(SOUND, Requests.inline(hostile.file()));

    assertThat(refusal.status()).as(refusal.message()).isEqualTo(400);
    assertThat(refusal.code()).startsWith("InvalidImage.");
    assertThat(refusal.message())
        .contains("picture 2: ")
        .doesNotContainPattern("Exception|java\\.");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void endsATaskWithTheSameReason(Hostile hostile) throws Exception {
    Requests.Refusal refusal = requests.refusedTask(Requests.inline(hostile.file()));

    assertThat(refusal.code()).as(refusal.message()).startsWith("InvalidImage.");
    assertThat(refusal.message())
        .contains("input.base_image_url: ")
        .doesNotContainPattern("Exception|java\\.");
  }

  @ParameterizedTest
  @MethodSource("readable")
  void takesOddFilesForTheirPicture(Hostile hostile) throws Exception {
    Api.Answer answer = requests.edit(SOUND, Requests.inline(hostile.file()));
    Api.Answer task = requests.clearer(Requests.inline(hostile.file()));

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(task.output().path("task_status").asString())
        .as(task.body().toString())
        .isEqualTo("SUCCEEDED");
    byte[] made = Api.download(answer.output().at("/choices/0/message/content/0/image").asString());
    assertThat(made).startsWith(0x89, 'P', 'N', 'G');
    assertThat(new String(made, StandardCharsets.ISO_8859_1)).doesNotContain("alert(1)", "PK\3\4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data:image/png;base64,",
        "data:image/png;base64,%%%%%%%%",
        "data:image/png,rawbytes",
        "data:,",
        "cat.png",
        "file:///etc/passwd",
        "ftp://example.com/a.png",
        "http://",
        "http://user:secret@example.com/a.png",
        "oss://",
        "gopher://127.0.0.1:25/x"
      })
  void refusesWhatNamesNoPicture(String text) throws Exception {
    Requests.Refusal direct = requests.refusedEdit(SOUND, text);
    Requests.Refusal task = requests.refusedTask(text);

    assertThat(direct.status()).as(direct.message()).isEqualTo(400);
    assertThat(direct.message()).isNotEmpty();
    assertThat(task.status()).as(task.message()).isEqualTo(400);
    assertThat(task.message()).contains("input.base_image_url");
  }

  @Test
  void refusesBase64ThatGoesWrongLateOn() throws Exception {
    String late = SOUND.substring(0, SOUND.length() - 400) + "!!!!" + SOUND.substring(0, 100);

    Requests.Refusal direct = requests.refusedEdit(SOUND, late);
    Requests.Refusal task = requests.refusedTask(late);

    assertThat(direct.status()).isEqualTo(400);
    assertThat(direct.code()).isEqualTo("InvalidImage.FileFormat");
    assertThat(direct.message()).contains("picture 2: ", "base64");
    assertThat(task.code()).isEqualTo("InvalidImage.FileFormat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"P5 600 600 255 ", "P6\n# a note\n600 600\n255\n", "P4 600 600 ", "P2 600 600 1 "})
  void takesPnmWhereTheCatalogueSaysSo(String head) throws Exception {
    byte[] file = Arrays.copyOf(head.getBytes(StandardCharsets.US_ASCII), 2_000_000);
    Arrays.fill(file, head.length(), file.length, (byte) (head.startsWith("P2") ? ' ' : 7));
    for (int i = head.length(); head.startsWith("P2") && i < file.length; i += 2) {
      file[i] = '1';
    }

    assertThat(requests.refusedTranslation(Requests.inline(file)).message())
        .doesNotContain("image_url");
    assertThat(requests.refusedTask(Requests.inline(file)).message())
        .contains("input.base_image_url: pnm");
  }

  @Test
  void refusesAResultThatIsTooLargeBeforeAnyWork() throws Exception {
    byte[] large = PngFiles.claiming(4096, 4096, new byte[4096 * (1 + 3 * 4096)]);

    Requests.Refusal refusal = requests.refusedEnlarging(Requests.inline(large), 4);

    assertThat(refusal.code()).isEqualTo("UnsupportedOperation");
    assertThat(refusal.message()).contains("16384*16384", "enough for about", "megapixels");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/pdf", "image/svg+xml", "image/gif", "x"})
  void trustsTheBytesAndNotTheType(String type) {
    Api.Answer answer = requests.edit(SOUND.replace("image/png", type));

    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }
}
