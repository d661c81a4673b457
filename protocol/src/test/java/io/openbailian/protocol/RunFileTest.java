package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFileTest {
  private static final RunFile FILE =
      new RunFile(42, URI.create("http://127.0.0.1:8686"), "secret");

  @Test
  void whatAServerNotesIsReadByTheCommandLine() {
    assertThat(RunFile.of(FILE.bytes())).contains(FILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://h:1/", "http://h:1/api/v1", "http://h:1/api/v1//"})
  void theUrlIsThatOfTheServerWithoutThePathOfItsApi(String url) {
    RunFile file = new RunFile(1, URI.create(url), "t");

    assertThat(file.url()).hasToString("http://h:1");
    assertThat(file.base()).hasToString("http://h:1/api/v1");
  }

  @Test
  void aFileThatIsHalfWrittenIsNone() {
    byte[] whole = FILE.bytes();
    for (int length = 0; length < whole.length; length++) {
      assertThat(RunFile.of(Arrays.copyOf(whole, length))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"pid\":1,\"url\":\"http://h\"}",
        "{\"pid\":1,\"token\":\"t\"}",
        "{\"pid\":1,\"url\":\"not a url\",\"token\":\"t\"}",
        "[]"
      })
  void whatIsSomethingElseIsNone(String content) {
    assertThat(RunFile.of(content.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void theTokenIsNotShown() {
    assertThat(FILE).hasToString("pid 42 at http://127.0.0.1:8686");
  }
}
