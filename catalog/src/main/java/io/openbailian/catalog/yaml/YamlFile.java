package io.openbailian.catalog.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads the documents of one file; what cannot be read becomes a fault, not an exception.
public final class YamlFile {
  private static final int MAX_DEPTH = 32;

  private final String name;
  private final Faults faults;

  private YamlFile(String name, Faults faults) {
    this.name = name;
    this.faults = faults;
  }

  /// The mappings that the documents of a file are; empty documents are left out.
  public static List<YamlMap> read(String name, String text, Faults faults) {
    return new YamlFile(name, faults).documents(text);
  }

  private List<YamlMap> documents(String text) {
    List<YamlMap> documents = new ArrayList<>();
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(name).build();
      for (Node root : new Compose(settings).composeAllFromString(text)) {
        YamlNode document = convert(root, new Spot(name, line(root), ""), 0);
        if (document instanceof YamlMap map) {
          documents.add(map);
        } else if (!isEmpty(document)) {
          faults.add(document.spot(), "a document is a mapping of keys to values");
        }
      }
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      faults.add(new Spot(name, line, ""), "this is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      faults.add(new Spot(name, 0, ""), "this is not YAML: " + e.getMessage());
    }
    return documents;
  }

  private static boolean isEmpty(YamlNode document) {
    return document instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.NULL;
  }

  private YamlNode convert(Node node, Spot spot, int depth) {
    if (depth > MAX_DEPTH) { // an alias may contain itself
      faults.add(spot, "this is nested too deeply");
      return new YamlScalar("", YamlScalar.Kind.NULL, spot);
    }
    return switch (node) {
      case MappingNode mapping -> map(mapping, spot, depth);
      case SequenceNode sequence -> list(sequence, spot, depth);
      case ScalarNode scalar -> new YamlScalar(scalar.getValue(), kind(scalar.getTag()), spot);
      default -> throw new IllegalStateException("a composed node is never a " + node.getClass());
    };
  }

  private YamlMap map(MappingNode mapping, Spot spot, int depth) {
    SequencedMap<String, YamlNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = line(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        faults.add(new Spot(name, line, spot.path()), "a key is a plain text");
        continue;
      }
      Spot below = spot.below(key.getValue(), line);
      if (entries.containsKey(key.getValue())) {
        faults.add(below, "the key `%s` stands here twice".formatted(key.getValue()));
      } else {
        entries.put(key.getValue(), convert(tuple.getValueNode(), below, depth + 1));
      }
    }
    return new YamlMap(entries, spot);
  }

  private YamlList list(SequenceNode sequence, Spot spot, int depth) {
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(convert(item, spot.item(items.size(), line(item)), depth + 1));
    }
    return new YamlList(items, spot);
  }

  private static YamlScalar.Kind kind(Tag tag) {
    if (tag.equals(Tag.NULL)) {
      return YamlScalar.Kind.NULL;
    }
    if (tag.equals(Tag.BOOL)) {
      return YamlScalar.Kind.FLAG;
    }
    return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)
        ? YamlScalar.Kind.NUMBER
        : YamlScalar.Kind.TEXT;
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
