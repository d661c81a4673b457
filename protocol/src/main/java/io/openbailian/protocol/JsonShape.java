package io.openbailian.protocol;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which members of a JSON document are read. Of all others nobody wants more than the name.
///
/// A list stands for its elements: what is read of a member that holds one is read of each of them.
/// All that belongs to a value that is read, is read.
///
/// Immutable once it is made; any number of threads may use one.
public final class JsonShape {
  private static final JsonShape WHOLE = new JsonShape(true);

  private final boolean whole;
  private final Map<String, JsonShape> members = new HashMap<>();

  private JsonShape(boolean whole) {
    this.whole = whole;
  }

  /// The shape of a document of which everything is read.
  public static JsonShape whole() {
    return WHOLE;
  }

  /// The shape of a document of which these members are read.
  ///
  /// @param paths names from the document down, for example `[input, messages]`; one that leads on
  ///   from another adds nothing to it
  public static JsonShape of(Collection<List<String>> paths) {
    JsonShape shape = new JsonShape(false);
    paths.forEach(shape::add);
    return shape;
  }

  /// A shape of which this member alone is read, in this shape.
  public JsonShape within(String member, List<List<String>> besides) {
    JsonShape around = of(besides);
    around.members.put(member, this);
    return around;
  }

  private void add(List<String> path) {
    JsonShape at = this;
    for (String name : path.subList(0, path.size() - 1)) {
      at = at.members.computeIfAbsent(name, _ -> new JsonShape(false));
      if (at.whole) {
        return;
      }
    }
    at.members.put(path.getLast(), WHOLE);
  }

  /// The shape of a member, or null when it is not read.
  @Nullable JsonShape member(String name) {
    return whole ? WHOLE : members.get(name);
  }
}
