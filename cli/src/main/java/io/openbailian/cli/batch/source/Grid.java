package io.openbailian.cli.batch.source;

import io.openbailian.cli.output.CommandException;
import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.Json;
import io.openbailian.text.Parts;
import io.openbailian.text.Trim;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Values that every entry is asked with, each with each: `size=1024*1024|720*1280,seed=1..4` makes
/// eight of one.
///
/// @param values by the name of the field
public record Grid(Map<String, List<JsonNode>> values) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST_NUMBER = 10;

  public Grid {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// Reads what options say.
  ///
  /// @throws CommandException with what is wrong
  public static Grid of(List<String> options) {
    Map<String, List<JsonNode>> values = new LinkedHashMap<>();
    long product = 1;
    for (String option : options) {
      for (String axis : Parts.of(option, ",")) {
        int equals = axis.indexOf('=');
        if (equals < 1 || equals == axis.length() - 1) {
          throw CommandException.usage(Texts.say("grid.shape", axis));
        }
        List<JsonNode> all = axis(axis.substring(equals + 1));
        product *= all.size();
        if (product > Alternatives.MOST) {
          throw CommandException.usage(Texts.say("grid.most", Alternatives.MOST));
        }
        values.put(axis.substring(0, equals).strip(), all);
      }
    }
    return new Grid(values);
  }

  private static List<JsonNode> axis(String text) {
    List<JsonNode> all = new ArrayList<>();
    for (String value : Parts.of(text, "|")) {
      int dots = value.indexOf("..");
      if (dots > 0 && isNumber(value.substring(0, dots)) && isNumber(value.substring(dots + 2))) {
        long from = Long.parseLong(value.substring(0, dots));
        long to = Long.parseLong(value.substring(dots + 2));
        if (to < from || to - from >= Alternatives.MOST) {
          throw CommandException.usage(Texts.say("grid.counts", value, Alternatives.MOST));
        }
        for (long number = from; number <= to; number++) {
          all.add(JSON.numberNode(number));
        }
      } else {
        all.add(isNumber(value) ? JSON.numberNode(Long.parseLong(value)) : JSON.stringNode(value));
      }
    }
    return all;
  }

  private static boolean isNumber(String text) {
    return Trim.isDigits(text, LONGEST_NUMBER);
  }

  /// An entry with each combination of the values, which win over its own.
  public List<ObjectNode> of(ObjectNode fields) {
    List<ObjectNode> all = List.of(fields);
    for (Map.Entry<String, List<JsonNode>> axis : values.entrySet()) {
      List<ObjectNode> product = new ArrayList<>();
      for (ObjectNode each : all) {
        for (JsonNode value : axis.getValue()) {
          product.add(with(each, axis.getKey(), value));
        }
      }
      all = product;
    }
    return all;
  }

  /// In the body of an HTTP call fields other than the model are parameters.
  private static ObjectNode with(ObjectNode fields, String name, JsonNode value) {
    ObjectNode copy = fields.isEmpty() ? Json.object() : fields.deepCopy();
    boolean body = copy.path("input").isObject() || copy.path("parameters").isObject();
    if (body && !name.equals("model")) {
      copy.withObjectProperty("parameters").set(name, value);
    } else {
      copy.set(name, value);
    }
    return copy;
  }
}
