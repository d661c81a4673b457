package io.openbailian.engines.scripted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads YAML text into parts that know their line.
final class YamlParts {
  /// A script is five deep; an alias that contains itself would have no end.
  private static final int DEEPEST = 10;

  private static final ScriptPosition TOP = ScriptPosition.line(1);

  private final Mistakes mistakes;

  YamlParts(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /// The document; nothing, and a mistake, when it is empty or broken.
  Optional<Part> read(String yaml) {
    try {
      Optional<Node> document = new Compose(LoadSettings.builder().build()).composeString(yaml);
      if (document.isEmpty()) {
        mistakes.add(TOP, "there are no rules in it");
      }
      return document.map(node -> part(node, line(node), 0));
    } catch (MarkedYamlEngineException e) {
      mistakes.add(e.getProblemMark().map(YamlParts::line).orElse(TOP), e.getProblem());
    } catch (YamlEngineException e) {
      mistakes.add(TOP, String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private Part part(Node node, ScriptPosition place, int depth) {
    if (depth > DEEPEST) {
      mistakes.add(place, "this is nested deeper than any rule is");
      return new Part.Text(place, "");
    }
    return switch (node) {
      case ScalarNode scalar -> new Part.Text(place, scalar.getValue());
      case SequenceNode list -> new Part.Sequence(place, parts(list, depth));
      case MappingNode mapping -> new Part.Block(place, entries(mapping, depth));
      default -> throw new IllegalStateException("the composer left an alias at " + place);
    };
  }

  private List<Part> parts(SequenceNode list, int depth) {
    List<Part> parts = new ArrayList<>();
    for (Node node : list.getValue()) {
      parts.add(part(node, line(node), depth + 1));
    }
    return parts;
  }

  private Map<String, Part> entries(MappingNode mapping, int depth) {
    Map<String, Part> entries = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      ScriptPosition place = line(entry.getKeyNode());
      String key = key(entry.getKeyNode());
      if (entries.put(key, part(entry.getValueNode(), place, depth + 1)) != null) {
        mistakes.add(place, "`%s` is there twice".formatted(key));
      }
    }
    return entries;
  }

  private static String key(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "?";
  }

  private static ScriptPosition line(Node node) {
    return node.getStartMark().map(YamlParts::line).orElse(TOP);
  }

  private static ScriptPosition line(Mark mark) {
    return ScriptPosition.line(mark.getLine() + 1);
  }
}
