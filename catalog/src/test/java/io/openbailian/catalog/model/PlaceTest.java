package io.openbailian.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.Requests;
import io.openbailian.protocol.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PlaceTest {
  private final Place texts = Place.parse("input.messages[0].content[].text").orElseThrow();

  private final JsonNode body =
      Requests.json(
          """
          {'input': {'messages': [{'content': [{'text': 'a'}, {'image': 'b'}, null, {'text': null}, {'text': 'c'}]}]}}
          """);

  @Test
  void findsEveryElementAndSaysWhereItStands() {
    assertThat(texts.all(body))
        .extracting(found -> found.place() + "=" + found.value().stringValue())
        .containsExactly(
            "input.messages[0].content[0].text=a", "input.messages[0].content[4].text=c");
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(texts.all(Json.object())).isEmpty();
    assertThat(texts.all(Requests.json("{'input': {'messages': []}}"))).isEmpty();
    assertThat(texts.all(Requests.json("{'input': {'messages': {'content': 'a'}}}"))).isEmpty();
    assertThat(texts.all(Requests.json("3"))).isEmpty();
  }

  @Test
  void readsOneElement() {
    Place second = Place.parse("input.messages[0].content[1].image").orElseThrow();

    assertThat(second.in(body)).isEqualTo(Requests.json("'b'"));
    assertThat(second.hasMany()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"input.prompt", "prompt", "input.messages[0].content[].text", "a[].b"})
  void putsWhatItFinds(String text) {
    Place place = Place.parse(text).orElseThrow();
    ObjectNode empty = Json.object();

    place.put(empty, Json.mapper().valueToTree("x"));

    assertThat(place).hasToString(text);
    JsonNode found = place.hasMany() ? place.all(empty).getFirst().value() : place.in(empty);
    assertThat(found).isEqualTo(Requests.json("'x'"));
  }

  @Test
  void putsAListOneByOne() {
    ObjectNode made = Json.object();

    texts.put(made, Json.mapper().valueToTree(List.of("a", "b")));

    assertThat(Json.text(made))
        .isEqualTo(
            "{\"input\":{\"messages\":[{\"content\":[{\"text\":\"a\"},{\"text\":\"b\"}]}]}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", "a b", "a[", "a[-1]", "a[1000]", "a[].b[]", "[0]"})
  void isOfOneForm(String text) {
    assertThat(Place.parse(text)).isEmpty();
  }
}
