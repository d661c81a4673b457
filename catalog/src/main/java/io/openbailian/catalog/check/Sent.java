package io.openbailian.catalog.check;

import tools.jackson.databind.JsonNode;

/// Says what a request sent, short enough for an error message and on one line.
final class Sent {
  private static final int LONGEST = 40;

  private Sent() {}

  static String of(JsonNode value) {
    if (value.isString()) {
      return "\"" + oneLine(cut(value.stringValue())) + "\"";
    }
    if (value.isContainer()) {
      return value.isObject() ? "an object" : "an array";
    }
    return cut(value.isNumber() ? value.numberValue().toString() : value.toString());
  }

  /// An object is described by the members it has.
  static String members(JsonNode value) {
    return value.isObject() && !value.isEmpty()
        ? "an object with " + oneLine(cut(String.join(", ", value.propertyNames())))
        : of(value);
  }

  /// What was sent, as a word in a sentence.
  static String word(JsonNode value) {
    return value.isString() ? oneLine(cut(value.stringValue())) : of(value);
  }

  static String length(String text) {
    return text.codePointCount(0, text.length()) + " characters";
  }

  private static String cut(String text) {
    return text.length() > LONGEST && text.codePointCount(0, text.length()) > LONGEST
        ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…"
        : text;
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(line::appendCodePoint);
    return line.toString();
  }
}
