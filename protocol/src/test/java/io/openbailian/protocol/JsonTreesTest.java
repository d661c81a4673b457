package io.openbailian.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The texts of a tree, found and replaced by their places.
class JsonTreesTest {
  private static final String DOCUMENT =
      """
      {"b": "u-1", "list": ["x", {"a/b": "u-2"}, ["u-3"]], "n": 5, "none": null, "~": "u-4"}
      """;

  private static boolean isFile(String text) {
    return text.startsWith("u-");
  }

  @Test
  void textsAreFoundInTheOrderOfTheDocument() {
    Map<String, String> found = JsonTrees.texts(Json.parseObject(DOCUMENT), JsonTreesTest::isFile);

    assertThat(found.entrySet())
        .extracting(entry -> entry.getKey() + "=" + entry.getValue())
        .containsExactly("/b=u-1", "/list/1/a~1b=u-2", "/list/2/0=u-3", "/~0=u-4");
  }

  @Test
  void aDocumentThatIsATextStandsAtTheEmptyPlace() {
    JsonNode text = Json.mapper().readTree("\"u-1\"");

    assertThat(JsonTrees.texts(text, JsonTreesTest::isFile)).containsOnly(Map.entry("", "u-1"));
  }

  @Test
  void whatIsFoundIsReplacedAtItsPlaceAndNothingElse() {
    ObjectNode tree = Json.parseObject(DOCUMENT);

    JsonTrees.replace(tree, JsonTreesTest::isFile, text -> "at " + text);

    assertThat(tree)
        .isEqualTo(
            Json.parseObject(
                """
                {"b": "at u-1", "list": ["x", {"a/b": "at u-2"}, ["at u-3"]], "n": 5,
                 "none": null, "~": "at u-4"}
                """));
  }

  @Test
  void aPlaceThatHoldsNothingTakesNothing() {
    ObjectNode tree = Json.parseObject(DOCUMENT);

    JsonTrees.put(tree, "/n/deeper", "text");
    JsonTrees.put(tree, "/missing/deeper", "text");

    assertThat(tree).isEqualTo(Json.parseObject(DOCUMENT));
  }
}
