package io.openbailian.server.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class UsageReaderTest {
  private static final String DOCUMENT =
      "{\"output\":{\"usage\":{\"tokens\":1},\"text\":\"\\\"usage\\\": 猫\"},\"usage\":{\"input_tokens\":3,\"output_tokens\":4,\"details\":{\"cached\":9}}}";
  private static final String STREAM =
      """
      id:1\r
      event:result\r
      data:{"output":{"text":"the usage of it"},"usage":{"output_tokens":1}}\r
      \r
      : a word of "usage" that is no frame
      data: {"choices":[{"delta":{"content":"a"}}]}

      data: {"choices":[],"usage":{"output_tokens":7,"prompt_tokens":2}}

      data: {"choices":[],"usage":null}

      data: [DONE]

      """;

  private static JsonNode read(boolean frames, String answer, int piece) {
    UsageReader reader = new UsageReader(frames);
    byte[] all = answer.getBytes(UTF_8);
    for (int i = 0; i < all.length; i += piece) {
      reader.take(Arrays.copyOfRange(all, i, Math.min(all.length, i + piece)));
    }
    return reader.usage();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64, 10_000})
  void aDocumentSaysItsOwnUsageHoweverItIsCut(int piece) {
    JsonNode usage = read(false, DOCUMENT, piece);

    assertThat(usage.propertyNames()).containsExactly("input_tokens", "output_tokens");
    assertThat(usage.path("input_tokens").asInt()).isEqualTo(3);
    assertThat(usage.path("output_tokens").asInt()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64, 10_000})
  void ofAStreamTheLastFrameThatSaysItCountsHoweverItIsCut(int piece) {
    JsonNode usage = read(true, STREAM, piece);

    assertThat(usage.path("output_tokens").asInt()).isEqualTo(7);
    assertThat(usage.path("prompt_tokens").asInt()).isEqualTo(2);
  }

  @Test
  void whatIsNoJsonSaysNothing() {
    assertThat(read(false, "<html>\"usage\":{\"input_tokens\":3}", 5)).isEmpty();
    assertThat(read(true, "data: <\"usage\":{\"input_tokens\":3}>\n\n", 5)).isEmpty();
    assertThat(read(true, "data:", 1)).isEmpty();
    assertThat(read(true, "", 1)).isEmpty();
  }

  @Test
  void aFrameThatIsCutOffSaysWhatCameBefore() {
    String cut = STREAM + "data: {\"usage\":{\"output_tokens\":9";

    assertThat(read(true, cut, 3).path("output_tokens").asInt()).isEqualTo(7);
  }
}
