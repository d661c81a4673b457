package io.openbailian.catalog.yaml;

/// A value of a document and where it stands.
public sealed interface YamlNode permits YamlScalar, YamlList, YamlMap {
  Spot spot();
}
