package io.openbailian.catalog.yaml;

import java.util.List;

/// A sequence of values.
public record YamlList(List<YamlNode> items, Spot spot) implements YamlNode {
  public YamlList {
    items = List.copyOf(items);
  }
}
