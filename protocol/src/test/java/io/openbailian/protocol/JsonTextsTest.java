package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.protocol.JsonTexts.Found;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Looking for a text in a document, and for a member of it, without a tree.
class JsonTextsTest {
  private static InputStream utf8(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"cat\"                           | SOME",
        "{\"a\":[{\"b\":\"cat\"}]}         | SOME",
        "{\"a\":\"dog\",\"b\":[\"cat\"]}   | SOME",
        "{\"cat\":\"dog\"}                 | NONE",
        "{\"a\":[\"dog\",1,true,null]}     | NONE",
        "{\"a\":\"dog\"                    | BROKEN",
        "cat                               | BROKEN",
      })
  void aTextIsAValueWhereverItStands(String json, Found found) {
    assertThat(JsonTexts.any(utf8(json), "cat"::equals)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"tools\":[]}                  | SOME",
        "{\"a\":{\"tools\":false}}       | SOME",
        "{\"tools\":null}                | NONE",
        "{\"tools\":null,\"a\":\"cat\"}  | SOME",
        "{\"tool\":\"dog\"}              | NONE",
        "{\"a\":\"tools\"}               | NONE",
        "{\"a\":\"cat\"}                 | SOME",
      })
  void aMemberIsThereWhenItHasAValue(String json, Found found) {
    assertThat(JsonTexts.any(utf8(json), "cat"::equals, "tools"::equals)).isEqualTo(found);
  }

  @Test
  void membersOfOneNameAreCountedInTheDocumentItselfAlone() {
    String json =
        """
        {"model": "a", "x": {"model": "b"}, "y": [{"model": "c"}], "Model": "model", "model": {}}
        """;

    assertThat(JsonTexts.members(utf8(json), "model"::equals)).isEqualTo(2);
    assertThat(JsonTexts.members(utf8(json), "model"::equalsIgnoreCase)).isEqualTo(3);
    assertThat(JsonTexts.members(utf8("[{\"model\":1}]"), "model"::equals)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"model\":1", "model", "{\"model\":1,}"})
  void whatIsNoJsonHasNoCount(String json) {
    assertThat(JsonTexts.members(utf8(json), "model"::equals)).isNegative();
  }
}
