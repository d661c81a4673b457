package io.openbailian.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbailian.catalog.model.Place;
import io.openbailian.protocol.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a request says that its model does not read, though others of the path do.
class UnreadPlacesTest {
  private static Place place(String text) {
    return Place.parse(text).orElseThrow();
  }

  private static List<Place> places(String... texts) {
    return Stream.of(texts).map(UnreadPlacesTest::place).toList();
  }

  @Test
  void whatIsReadAboveOrBelowAPlaceReadsIt() {
    UnreadPlaces unread =
        UnreadPlaces.of(
            places("a", "b", "c.d", "e", "f.g", "list[].x"), Set.copyOf(places("a", "c", "e.f")));

    assertThat(unread.places()).isEqualTo(places("b", "f.g"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true | asks", "false | does not", "1 | asks", "-0.5 | asks", "0 | does not",
        "0.0 | does not", "\"x\" | asks", "\"\" | does not", "[0] | asks", "[] | does not",
        "{\"a\":null} | asks", "{} | does not", "null | does not",
      })
  void aValueThatAsksForNothingIsNotTold(String value, String asks) {
    UnreadPlaces unread = new UnreadPlaces(places("p.x"));

    assertThat(unread.in(Json.parseObject("{\"p\":{\"x\":%s}}".formatted(value))))
        .isEqualTo(asks.equals("asks") ? List.of("p.x") : List.of());
  }
}
