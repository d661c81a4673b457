package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which members of a document are read.
class JsonShapeTest {
  private static final String DOCUMENT =
      "{\"input\":{\"prompt\":\"p\",\"style\":{\"a\":1}},\"body\":{\"input\":{\"prompt\":\"q\"}},\"id\":7}";

  private static String read(JsonShape shape) {
    byte[] bytes = DOCUMENT.getBytes(StandardCharsets.UTF_8);
    JsonReading reading = JsonReader.read(bytes, bytes.length, shape, 1 << 20);
    return Json.text(((JsonReading.Read) reading).tree());
  }

  @Test
  void whatLeadsOnFromAMemberThatIsReadWholeAddsNothing() {
    List<String> input = List.of("input");
    List<String> prompt = List.of("input", "prompt");
    String whole = "{\"input\":{\"prompt\":\"p\",\"style\":{\"a\":1}}}";

    assertThat(read(JsonShape.of(List.of(input, prompt)))).isEqualTo(whole);
    assertThat(read(JsonShape.of(List.of(prompt, input)))).isEqualTo(whole);
    assertThat(read(JsonShape.of(List.of(prompt)))).isEqualTo("{\"input\":{\"prompt\":\"p\"}}");
  }

  @Test
  void aShapeMayStandInAnother() {
    JsonShape inner = JsonShape.of(List.of(List.of("input", "prompt")));

    assertThat(read(inner.within("body", List.of(List.of("id")))))
        .isEqualTo("{\"body\":{\"input\":{\"prompt\":\"q\"}},\"id\":7}");
  }
}
