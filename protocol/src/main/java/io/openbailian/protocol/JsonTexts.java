package io.openbailian.protocol;

import java.io.InputStream;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The texts of a document, one after the other, without a tree of it.
public final class JsonTexts {
  private JsonTexts() {}

  /// What was found.
  public enum Found {
    NONE,
    SOME,
    /// It is no JSON.
    BROKEN
  }

  /// Whether one of the values that are texts is such a one; names of members are none.
  public static Found any(InputStream utf8, Predicate<String> such) {
    return any(utf8, such, _ -> false);
  }

  /// Whether one of the values that are texts is such a one, or a member that has a value bears
  /// such a name.
  public static Found any(InputStream utf8, Predicate<String> such, Predicate<String> member) {
    try (JsonParser parser = Json.mapper().createParser(utf8)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          boolean named = member.test(parser.getString());
          token = parser.nextToken();
          if (named && token != JsonToken.VALUE_NULL) {
            return Found.SOME;
          }
        }
        if (token == JsonToken.VALUE_STRING && such.test(parser.getString())) {
          return Found.SOME;
        }
      }
      return Found.NONE;
    } catch (JacksonException e) {
      return Found.BROKEN;
    }
  }
}
