package io.openbailian.engines.scripted;

/// Where something stands, for the person who has to find it.
///
/// @param line of the file, from 1; 0 when there is no file
/// @param words `line 7`, or `rules[1].after`
record ScriptPosition(int line, String words) {

  static ScriptPosition line(int line) {
    return new ScriptPosition(line, "line " + line);
  }

  static ScriptPosition path(String path) {
    return new ScriptPosition(0, path);
  }
}
