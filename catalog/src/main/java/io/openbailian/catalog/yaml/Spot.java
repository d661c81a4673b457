package io.openbailian.catalog.yaml;

/// Where in which file something stands.
///
/// @param file as the reader of a mistake knows it
/// @param line from 1; 0 when it is not known
/// @param path the keys that lead there, dotted; empty for the whole document
public record Spot(String file, int line, String path) {

  Spot below(String key, int keyLine) {
    return new Spot(file, keyLine, path.isEmpty() ? key : path.concat(".").concat(key));
  }

  Spot item(int index, int itemLine) {
    return new Spot(file, itemLine, path.concat("[").concat(String.valueOf(index)).concat("]"));
  }
}
