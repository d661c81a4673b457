package io.openbailian.catalog.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
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
  private final String name;
  private final YamlFaults faults;

  /// The nodes being converted: an alias to one of them contains itself.
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private YamlFile(String name, YamlFaults faults) {
    this.name = name;
    this.faults = faults;
  }

  /// The mappings that the documents of a file are; empty documents are left out.
  public static List<YamlMap> read(String name, String text, YamlFaults faults) {
    return new YamlFile(name, faults).documents(text);
  }

  private List<YamlMap> documents(String text) {
    List<YamlMap> documents = new ArrayList<>();
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(name).setAllowNonScalarKeys(true).build();
      for (Node root : new Compose(settings).composeAllFromString(text)) {
        YamlNode document = convert(root, new Spot(name, line(root), ""));
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

  private YamlNode convert(Node node, Spot spot) {
    if (!open.add(node)) {
      faults.add(spot, "this alias contains itself");
      return new YamlScalar("", YamlScalar.Kind.NULL, spot);
    }
    YamlNode converted =
        switch (node) {
          case MappingNode mapping -> map(mapping, spot);
          case SequenceNode sequence -> list(sequence, spot);
          case ScalarNode scalar -> new YamlScalar(scalar.getValue(), kind(scalar.getTag()), spot);
          default -> throw new IllegalStateException("no composed node is a " + node.getClass());
        };
    open.remove(node);
    return converted;
  }

  private YamlMap map(MappingNode mapping, Spot spot) {
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
        entries.put(key.getValue(), convert(tuple.getValueNode(), below));
      }
    }
    return new YamlMap(entries, spot);
  }

  private YamlList list(SequenceNode sequence, Spot spot) {
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(convert(item, spot.item(items.size(), line(item))));
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
