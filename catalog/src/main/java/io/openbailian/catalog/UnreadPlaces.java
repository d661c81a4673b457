package io.openbailian.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Places of fields that other models of the same path have and this one has not.
record UnreadPlaces(List<Place> places) {
  UnreadPlaces {
    places = List.copyOf(places);
  }

  /// @param all of the path
  /// @param read by the model; also what stands below one of these is read
  static UnreadPlaces of(Collection<Place> all, Set<Place> read) {
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
  List<String> in(JsonNode body) {
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
