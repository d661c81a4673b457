package io.openbailian.catalog.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Where in a body a field can stand, for example `input.prompt` or
/// `input.messages[0].content[].text`.
///
/// @param steps that lead there, from the body down; never empty, at most one goes to each element
public record Place(List<Step> steps) {
  private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\[(\\d{0,3})\\])?");
  private static final Pattern DOT = Pattern.compile("\\.");

  /// A text in place of an object with a text, as some clients write the content of a message.
  private static final String TEXT = "text";

  public Place {
    steps = List.copyOf(steps);
  }

  /// One step down.
  ///
  /// @param index of the element of the list that the member is; or {@link #NONE}, or {@link #EACH}
  public record Step(String name, int index) {
    static final int NONE = -1;
    static final int EACH = -2;

    @Override
    public String toString() {
      return switch (index) {
        case NONE -> name;
        case EACH -> name + "[]";
        default -> name + "[" + index + "]";
      };
    }
  }

  /// One value at a place that has many.
  public record Found(JsonNode value, Place place) {}

  public static Place of(String name) {
    return new Place(List.of(new Step(name, Step.NONE)));
  }

  public static Optional<Place> parse(String text) {
    List<Step> steps = new ArrayList<>();
    for (String part : DOT.split(text, -1)) {
      Matcher matcher = STEP.matcher(part);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      steps.add(new Step(matcher.group(1), index(matcher.group(2))));
    }
    boolean oneList = steps.stream().filter(step -> step.index() == Step.EACH).count() <= 1;
    return oneList ? Optional.of(new Place(steps)) : Optional.empty();
  }

  private static int index(@Nullable String digits) {
    if (digits == null) {
      return Step.NONE;
    }
    return digits.isEmpty() ? Step.EACH : Integer.parseInt(digits);
  }

  /// Whether it is a place of every element of a list.
  public boolean hasMany() {
    return each() >= 0;
  }

  private int each() {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).index() == Step.EACH) {
        return i;
      }
    }
    return -1;
  }

  /// Whether it is a part of a list's element, and so has no name that tells what it is for.
  public boolean isPart() {
    for (int i = 0; i < steps.size() - 1; i++) {
      if (steps.get(i).index() != Step.NONE) {
        return true;
      }
    }
    return false;
  }

  /// Whether the steps to the other place are the first of this one, whatever elements they take.
  public boolean isBelow(Place other) {
    if (steps.size() <= other.steps.size()) {
      return false;
    }
    for (int i = 0; i < other.steps.size(); i++) {
      if (!steps.get(i).name().equals(other.steps.get(i).name())) {
        return false;
      }
    }
    return true;
  }

  /// Whether it lies in that member of the body.
  public boolean isIn(String container) {
    return steps.size() > 1 && steps.getFirst().name().equals(container);
  }

  /// The objects around it, from the outermost, as far as no list is on the way.
  public List<Place> containers() {
    List<Place> containers = new ArrayList<>();
    for (int i = 1; i < steps.size() && steps.get(i - 1).index() == Step.NONE; i++) {
      containers.add(new Place(steps.subList(0, i)));
    }
    return containers;
  }

  /// Whether it is a member of the body itself, as all are in the OpenAI dialect.
  public boolean isAtTheTop() {
    return steps.size() == 1;
  }

  /// The field's own name on the wire.
  public String name() {
    return steps.getLast().name();
  }

  /// The names of the steps, from the body down.
  public List<String> names() {
    return steps.stream().map(Step::name).toList();
  }

  /// This place, but the element of a list that stands there.
  public Place element(int index) {
    List<Step> changed = new ArrayList<>(steps.subList(0, steps.size() - 1));
    changed.add(new Step(name(), index));
    return new Place(changed);
  }

  /// A member of what stands there.
  public Place member(String name) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(new Step(name, Step.NONE));
    return new Place(longer);
  }

  /// What stands there; null when nothing does, or JSON's null. Of a list, the list itself.
  public @Nullable JsonNode in(JsonNode body) {
    JsonNode node = body;
    for (int i = 0; i < steps.size(); i++) { // by index: this is the hot path of every submission
      node = down(node, steps.get(i));
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  private static @Nullable JsonNode down(JsonNode node, Step step) {
    JsonNode below = node.get(step.name());
    if (below != null && step.index() >= 0) {
      below = below.get(step.index());
    }
    return below == null || below.isNull() ? null : below;
  }

  /// All that stands there, in order, at a place that has many. What is no list counts as one of
  /// one element, and a text as an object with that text.
  public List<Found> all(JsonNode body) {
    int each = each();
    Place above = new Place(steps.subList(0, each + 1));
    List<Step> rest = steps.subList(each + 1, steps.size());
    JsonNode list = above.in(body);
    if (list == null) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    Collection<JsonNode> elements = list.isArray() ? list.values() : List.of(list);
    int index = 0;
    for (JsonNode element : elements) {
      Place at = list.isArray() ? above.element(index++) : above.element(Step.NONE);
      found(element, at, rest).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Found> found(JsonNode element, Place at, List<Step> rest) {
    if (element.isNull()) {
      return Optional.empty();
    }
    if (rest.isEmpty() || (element.isString() && rest.getFirst().name().equals(TEXT))) {
      return Optional.of(new Found(element, at));
    }
    JsonNode value = new Place(rest).in(element);
    List<Step> steps = new ArrayList<>(at.steps);
    steps.addAll(rest);
    return Optional.ofNullable(value).map(known -> new Found(known, new Place(steps)));
  }

  /// Puts a value there, with every object and list that has to be around it. A place of every
  /// element gets one element more, or as many as a list has.
  public void put(ObjectNode body, JsonNode value) {
    if (hasMany() && value.isArray()) {
      value.values().forEach(item -> put(body, item));
      return;
    }
    ObjectNode holder = body;
    for (Step step : steps.subList(0, steps.size() - 1)) {
      holder =
          step.index() == Step.NONE
              ? holder.withObjectProperty(step.name())
              : element(holder.withArrayProperty(step.name()), step.index());
    }
    if (steps.getLast().index() == Step.NONE) {
      holder.set(name(), value);
    } else {
      holder.withArrayProperty(name()).add(value);
    }
  }

  private static ObjectNode element(ArrayNode array, int index) {
    if (index == Step.EACH) {
      return array.addObject();
    }
    while (array.size() <= index) {
      array.addObject();
    }
    return (ObjectNode) array.get(index);
  }

  @Override
  public String toString() {
    return String.join(".", steps.stream().map(Step::toString).toList());
  }
}
