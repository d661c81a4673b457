package io.openbailian.server.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReaderTest {
  private static final String TYPE = "multipart/form-data; boundary=xyz";

  private static MultipartReader reading(String body) throws MultipartException {
    return MultipartReader.of(
        TYPE,
        new ByteArrayInputStream(body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
  }

  private static String part(String name, String value) {
    return "--xyz\nContent-Disposition: form-data; name=\"%s\"\n\n%s\n".formatted(name, value);
  }

  @Test
  void readsPartsInOrder() throws MultipartException {
    MultipartReader parts =
        reading(part("OSSAccessKeyId", "LOCAL") + part("key", "dir/猫.png") + "--xyz--\n");

    assertThat(parts.next()).contains("ossaccesskeyid");
    assertThat(parts.text(100)).isEqualTo("LOCAL");
    assertThat(parts.next()).contains("key");
    assertThat(parts.text(100)).isEqualTo("dir/猫.png");
    assertThat(parts.next()).isEmpty();
  }

  @Test
  void readsHeadersAsSdksAndBrowsersWriteThem() throws MultipartException {
    MultipartReader parts =
        reading(
            """
            preamble
            --xyz
            Content-Length: 3
            content-disposition: FORM-DATA; filename="a;name=b.png"; name=file
            Content-Type: image/png

            abc
            --xyz --
            --xyz--
            """);

    assertThat(parts.next()).contains("file");
    assertThat(parts.text(3)).isEqualTo("abc");
  }

  @Test
  void passesOverWhatWasNotRead() throws MultipartException {
    MultipartReader parts = reading(part("a", "1".repeat(200_000)) + part("b", "2") + "--xyz--");

    assertThat(parts.next()).contains("a");
    assertThat(parts.next()).contains("b");
    assertThat(parts.text(1)).isEqualTo("2");
  }

  @Test
  void keepsWhatOnlyLooksLikeABoundary() throws MultipartException {
    MultipartReader parts = reading(part("a", "\n--xy\n\n-\n--xy z\n--") + "--xyz--");

    assertThat(parts.next()).contains("a");
    assertThat(parts.text(100)).isEqualTo("\r\n--xy\r\n\r\n-\r\n--xy z\r\n--");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100, 70_000})
  void readsAnyBytesHoweverTheyCome(int most) throws IOException {
    Random random = new Random(most);
    byte[] file = new byte[300_000];
    random.nextBytes(file);
    for (int i = 0; i < file.length - 1; i += 50) {
      file[i] = '\r';
      file[i + 1] = '\n';
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        "--xyz\r\nContent-Disposition: form-data; name=file\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--xyz--\r\n".getBytes(StandardCharsets.UTF_8));

    MultipartReader parts = MultipartReader.of(TYPE, trickling(body.toByteArray(), most, random));
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    assertThat(parts.next()).contains("file");
    byte[] piece = new byte[1 + random.nextInt(9000)];
    for (int n = parts.read(piece); n >= 0; n = parts.read(piece)) {
      read.write(piece, 0, n);
    }

    assertThat(read.toByteArray()).isEqualTo(file);
    assertThat(parts.next()).isEmpty();
  }

  private static InputStream trickling(byte[] body, int most, Random random) {
    return new ByteArrayInputStream(body) {
      @Override
      public synchronized int read(byte[] into, int at, int length) {
        return super.read(into, at, Math.min(length, 1 + random.nextInt(most)));
      }
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--xyz",
        "--xyz\n",
        "--xyz\n\nno name\n--xyz--",
        "--xyz\nContent-Disposition: form-data; name=\"a\n\nx\n--xyz--",
        "--xyz\nContent-Disposition: form-data; name=\"a\\\n\nx\n--xyz--",
        "--xyz\nContent-Disposition: attachment; name=\"a\"\n\nx\n--xyz--",
        "--xyz\nContent-Disposition: form-data; filename=\"a\"\n\nx\n--xyz--",
        "--xyz\nContent-Disposition: form-data; name=\"a\"\n\nno end",
        "--xyz\nContent-Disposition: form-data; name=\"a\"\n\nno end\n--xyz",
        "no boundary at all"
      })
  void refusesAFormThatIsMalformedOrCut(String body) throws MultipartException {
    MultipartReader parts = reading(body);

    assertThatThrownBy(
            () -> {
              while (parts.next().isPresent()) {
                parts.text(100);
              }
            })
        .isInstanceOf(MultipartException.class);
  }

  @Test
  void readsNoEndlessHeadFieldOrPreamble() throws MultipartException {
    MultipartReader head = reading("--xyz\nX: " + "x".repeat(20_000));
    MultipartReader preamble = reading("x".repeat(10_000) + part("a", "b"));
    MultipartReader field = reading(part("a", "12345"));

    assertThatThrownBy(head::next).hasMessageContaining("too long");
    assertThatThrownBy(preamble::next).hasMessageContaining("begin");
    field.next();
    assertThatThrownBy(() -> field.text(4)).hasMessageContaining("longer than 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application/json",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"xyz",
        "multipart/mixed; boundary=xyz"
      })
  void refusesWhatIsNoForm(String type) {
    assertThatThrownBy(() -> MultipartReader.of(type, InputStream.nullInputStream()))
        .isInstanceOf(MultipartException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data; boundary=xyz",
        "Multipart/Form-Data;boundary=\"xyz\"; charset=utf-8",
        "multipart/form-data; charset=utf-8; BOUNDARY=xyz"
      })
  void findsTheBoundary(String type) throws MultipartException {
    byte[] body =
        (part("a", "b") + "--xyz--").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);

    assertThat(MultipartReader.of(type, new ByteArrayInputStream(body)).next()).contains("a");
  }
}
