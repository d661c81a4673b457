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

  /// How many members of the document itself, not of what is in it, bear such a name. Readers do
  /// not agree which of two members of one name counts.
  ///
  /// @return less than 0 when it is no JSON
  public static int members(InputStream utf8, Predicate<String> such) {
    int found = 0;
    int depth = 0;
    try (JsonParser parser = Json.mapper().createParser(utf8)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth == 1 && token == JsonToken.PROPERTY_NAME && such.test(parser.getString())) {
          found++;
        }
      }
      return found;
    } catch (JacksonException e) {
      return -1;
    }
  }
}
