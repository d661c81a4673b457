package io.openbailian.catalog.check;

import io.openbailian.catalog.model.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Places of fields that other models of the same path have and this one has not.
public record UnreadPlaces(List<Place> places) {
  public UnreadPlaces {
    places = List.copyOf(places);
  }

  /// Those of the path that the model does not read.
  ///
  /// @param all of the path
  /// @param read by the model; also what stands below one of these is read
  public static UnreadPlaces of(Collection<Place> all, Set<Place> read) {
    return new UnreadPlaces(
        all.stream()
            .filter(place -> !place.hasMany())
            .filter(place ->
                read.stream()
                    .noneMatch(
                        one -> one.equals(place) || place.isBelow(one) || one.isBelow(place)))
            .toList());
  }

  /// Those at which a body asks for something.
  public List<String> in(JsonNode body) {
    List<String> found = new ArrayList<>(0);
    for (Place place : places) {
      JsonNode value = place.in(body);
      if (value != null && asks(value)) {
        found.add(place.toString());
      }
    }
    return found;
  }

  private static boolean asks(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> value.booleanValue();
      case NUMBER -> value.decimalValue().signum() != 0;
      case STRING -> !value.stringValue().isEmpty();
      case ARRAY, OBJECT -> !value.isEmpty();
      case NULL, MISSING -> false;
      case BINARY, POJO -> true;
    };
  }
}
