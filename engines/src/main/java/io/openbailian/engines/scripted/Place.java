package io.openbailian.engines.scripted;

/// Where something stands, for the person who has to find it.
///
/// @param line of the file, from 1; 0 when there is no file
/// @param words `line 7`, or `rules[1].after`
record Place(int line, String words) {

  static Place line(int line) {
    return new Place(line, "line " + line);
  }

  static Place path(String path) {
    return new Place(0, path);
  }
}
