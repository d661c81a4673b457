package io.openbailian.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.check.ImageInput.Inline;
import io.openbailian.catalog.check.ImageInput.Uploaded;
import io.openbailian.catalog.check.ImageInput.Url;
import java.net.URI;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageInputTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.b/c.png,https://a.b/c.png",
    "HTTP://a.b:8080/c?d=e%20f,HTTP://a.b:8080/c?d=e%20f",
    "' https://a.b/c.png ',https://a.b/c.png",
    "https://a.b/图 1.png,https://a.b/%E5%9B%BE%201.png"
  })
  void readsAddressesAndEncodesWhatIsNotAscii(String text, String address) {
    assertThat(ImageInput.parse(text)).contains(new Url(URI.create(address)));
  }

  @Test
  void readsDataUris() {
    assertThat(ImageInput.parse("data:image/PNG;base64,iVBORw0KGgo="))
        .contains(new Inline("image/png", "iVBORw0KGgo="));
    assertThat(ImageInput.parse("data:;base64,AA")).contains(new Inline("", "AA"));
  }

  @Test
  void readsPlainBase64ThatIsLongEnoughToBeAPicture() {
    assertThat(ImageInput.parse("A".repeat(40))).contains(new Inline("", "A".repeat(40)));
    assertThat(ImageInput.parse("A".repeat(39))).isEmpty();
  }

  @Test
  void readsKeysOfUploads() {
    assertThat(ImageInput.parse("oss://dashscope-instant/x/2025-01-01/图.png"))
        .contains(new Uploaded("dashscope-instant/x/2025-01-01/图.png"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "cat.png",
        "https://",
        "https:///c.png",
        "https://user:secret@a.b/c.png",
        "https://a.b/<c>",
        "ftp://a.b/c.png",
        "file:///etc/passwd",
        "data:image/png;base64,",
        "data:image/png,raw",
        "data:image/png;base64",
        "data:image/png;base64,<svg>",
        "oss://",
        "oss:///a",
        "oss://a/../b",
        "oss://a\nb",
        "this-sentence-is-long-enough-to-be-a-picture-but-is-none"
      })
  void readsNothingElse(String text) {
    assertThat(ImageInput.parse(text)).isEmpty();
  }

  @Test
  void neverOverestimatesTheBytesOfAPicture() {
    for (int bytes : new int[] {1, 2, 3, 100, 48, 49, 10_000}) {
      byte[] file = new byte[bytes];
      String plain = Base64.getEncoder().encodeToString(file);
      String broken = Base64.getMimeEncoder(64, new byte[] {'\r', '\n'}).encodeToString(file);

      assertThat(new Inline("", plain).leastBytes()).isLessThanOrEqualTo(bytes);
      assertThat(new Inline("", broken).leastBytes()).isLessThanOrEqualTo(bytes);
    }
  }

  @Test
  void readsWhatIsAsLongAsItMayBeAndNothingLonger() {
    String address = "https://a.b/" + "c".repeat(8192 - 12);
    String key = "oss://" + "k".repeat(1024);
    String head = "data:" + "t".repeat(255 - 12) + ";base64,";

    assertThat(ImageInput.parse(address)).isPresent();
    assertThat(ImageInput.parse(address + "c")).isEmpty();
    assertThat(ImageInput.parse(key)).isPresent();
    assertThat(ImageInput.parse(key + "k")).isEmpty();
    assertThat(head).hasSize(256);
    assertThat(ImageInput.parse(head + "AA")).isPresent();
    assertThat(ImageInput.parse(head.replace("data:", "data:t") + "AA")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "AZaz09+/=, true",
    "A@, false",
    "[A, false",
    "`a, false",
    "a{, false",
    "A:, false",
    "A-, false",
    "A_, false",
  })
  void knowsTheLettersOfBase64(String letters, boolean known) {
    assertThat(ImageInput.parse("data:;base64," + letters).isPresent()).isEqualTo(known);
  }
}
