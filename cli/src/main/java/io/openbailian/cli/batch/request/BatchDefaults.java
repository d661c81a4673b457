package io.openbailian.cli.batch.request;

import io.openbailian.cli.batch.source.EntryKind;
import io.openbailian.protocol.client.ModelAnswer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What entries say where they say nothing themselves: for all of them, and under the names of the
/// lists for one kind.
final class BatchDefaults {
  private final ObjectNode written;
  private final Optional<String> model;
  private final Set<String> used = new HashSet<>();

  /// @param model of the command line
  BatchDefaults(ObjectNode written, Optional<String> model) {
    this.written = written;
    this.model = model;
  }

  /// The model of an entry that names none.
  Optional<String> model(EntryKind kind, KindModels models) {
    Optional<String> own = name(of(kind)).map(name -> use(kind.list() + ".model", name));
    return own.or(
            () -> model.filter(name -> models.does(kind, name) || models.kindOf(name).isEmpty()))
        .or(() ->
            name(written)
                .map(name -> use(ModelAnswer.NAME, name))
                .filter(name -> models.does(kind, name)));
  }

  private String use(String place, String value) {
    used.add(place);
    return value;
  }

  private static Optional<String> name(JsonNode tree) {
    return Optional.ofNullable(tree.get(ModelAnswer.NAME))
        .filter(JsonNode::isString)
        .map(JsonNode::asString);
  }

  private JsonNode of(EntryKind kind) {
    return written.path(kind.list());
  }

  /// The fields that hold for an entry unless it says something else, those of its kind first.
  ///
  /// @param takes whether its model has a field of this name
  Map<String, JsonNode> fields(EntryKind kind, Predicate<String> takes) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    add(fields, "", written, takes);
    if (of(kind) instanceof ObjectNode own) {
      add(fields, kind.list() + ".", own, takes);
    }
    return fields;
  }

  private void add(
      Map<String, JsonNode> fields, String above, ObjectNode from, Predicate<String> takes) {
    from.properties()
        .forEach(member -> {
          boolean field = !member.getKey().equals(ModelAnswer.NAME) && takes.test(member.getKey());
          if (field) {
            used.add(above + member.getKey());
            fields.put(member.getKey(), member.getValue());
          }
        });
  }

  /// What no entry had a use for: most likely a slip.
  List<String> unused() {
    Set<String> lists = new HashSet<>();
    for (EntryKind kind : EntryKind.values()) {
      lists.add(kind.list());
    }
    return written.propertyNames().stream()
        .filter(name -> !lists.contains(name) && !used.contains(name))
        .toList();
  }
}
