package io.openbailian.catalog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Where in a body a field can stand, for example `input.prompt`.
///
/// @param names the members that lead there, from the body down; never empty
public record Place(List<String> names) {
  private static final Pattern FORM = Pattern.compile("\\w+(\\.\\w+)*");
  private static final Pattern DOT = Pattern.compile("\\.");

  public Place {
    names = List.copyOf(names);
  }

  static Optional<Place> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new Place(List.of(DOT.split(text))))
        : Optional.empty();
  }

  /// The member of the body it lies in (`input`, `parameters`); empty for the body itself.
  public Optional<String> container() {
    return names.size() > 1 ? Optional.of(names.getFirst()) : Optional.empty();
  }

  /// Whether it lies in that member of the body.
  boolean isIn(String container) {
    return names.size() > 1 && names.getFirst().equals(container);
  }

  /// The field's own name on the wire.
  public String name() {
    return names.getLast();
  }

  /// What stands there; null when nothing does, or JSON's null.
  @Nullable JsonNode in(JsonNode body) {
    JsonNode node = body;
    for (int i = 0; i < names.size(); i++) { // by index: this is the hot path of every submission
      node = node.get(names.get(i));
      if (node == null || node.isNull()) {
        return null;
      }
    }
    return node;
  }

  /// Puts a value there, with every object that has to be around it.
  public void put(ObjectNode body, JsonNode value) {
    ObjectNode holder = body;
    for (String name : names.subList(0, names.size() - 1)) {
      holder = holder.withObjectProperty(name);
    }
    holder.set(name(), value);
  }

  @Override
  public String toString() {
    return String.join(".", names);
  }
}
