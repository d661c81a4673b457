package io.openbailian.protocol;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads JSON that strangers write: only the members that are wanted become a tree, whatever the
/// document holds, and the tree is weighed while it grows. Thirty-two megabytes of `{}` would be
/// eight hundred in memory.
///
/// The bytes have to be UTF-8 already ({@link Utf8Check}); what they are is not guessed.
public final class JsonReader {
  /// Deeper than any request of the wire, shallow enough for every recursive reader behind it.
  static final int MOST_DEPTH = 256;

  /// Of the whole document, wanted or not: passing over one costs some ten nanoseconds.
  static final int MOST_TOKENS = 1_000_000;

  /// Of the tree.
  static final int MOST_VALUES = 200_000;

  static final int LONGEST_NAME = 1024;
  static final int LONGEST_NUMBER = 1000;
  private static final int LONGEST_STRING = 1 << 30;

  private static final JsonReading NO_JSON = new JsonReading.Broken("is no JSON");

  private static final int MOST_UNKNOWN = 32;
  private static final int LONGEST_UNKNOWN = 128;

  /// What an object of the tree takes, its empty map included; measured with compressed pointers.
  private static final int OBJECT = 80;

  /// An entry of its map, its part of the table, and the head of its name.
  private static final int MEMBER = 104;

  private static final int ARRAY = 104;
  private static final int ELEMENT = 8;
  private static final int TEXT = 56;
  private static final int NUMBER = 32;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE) // whoever opened a stream closes it
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_DEPTH)
                  .maxTokenCount(MOST_TOKENS)
                  .maxStringLength(LONGEST_STRING)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(LONGEST_NAME)
                  .build())
          .build();

  private final JsonParser parser;
  private final long most;
  private final List<String> unknown = new ArrayList<>(0);
  private long weight;
  private int values;

  private JsonReader(JsonParser parser, long most) {
    this.parser = parser;
    this.most = most;
  }

  /// Reads a document.
  ///
  /// @param most about how many bytes of memory its tree may take; of 0 bytes no text is even
  ///   looked at, and the document is only judged and weighed
  public static JsonReading read(byte[] utf8, int length, JsonShape shape, long most) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), utf8, 0, length)) {
      return read(parser, shape, most);
    } catch (JacksonException e) { // there is no stream that could fail: the letters are none
      return NO_JSON;
    }
  }

  /// Reads a document.
  ///
  /// @param most as for an array of bytes
  /// @throws JacksonException when the stream cannot be read
  public static JsonReading read(InputStream utf8, JsonShape shape, long most) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), utf8)) {
      return read(parser, shape, most);
    }
  }

  private static JsonReading read(JsonParser parser, JsonShape shape, long most) {
    try {
      return new JsonReader(parser, most).document(shape);
    } catch (StreamConstraintsException e) {
      return new JsonReading.Broken(
          "may have %d levels, %d signs, values and names, numbers of %d digits and names of %d characters"
              .formatted(MOST_DEPTH, MOST_TOKENS, LONGEST_NUMBER, LONGEST_NAME));
    } catch (StreamReadException e) {
      return NO_JSON;
    }
  }

  private JsonReading document(JsonShape shape) {
    if (parser.nextToken() == null) {
      return NO_JSON;
    }
    JsonNode tree = value(shape, null);
    if (values > MOST_VALUES) {
      return new JsonReading.Broken("may have %d values".formatted(MOST_VALUES));
    }
    if (parser.nextToken() != null) {
      return NO_JSON;
    }
    return isOver()
        ? new JsonReading.TooHeavy(weight)
        : new JsonReading.Read(tree, unknown, weight);
  }

  private boolean isOver() {
    return weight > most || values > MOST_VALUES;
  }

  /// The value at the current token; of one that is too much only the weight is of interest.
  ///
  /// @param path where it stands; null for the document
  private JsonNode value(JsonShape shape, @Nullable Path path) {
    values++;
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(shape, path);
      case START_ARRAY -> array(shape, path);
      case VALUE_STRING -> text();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
      case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
      case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins with " + parser.currentToken());
    };
  }

  private ObjectNode object(JsonShape shape, @Nullable Path path) {
    weight += OBJECT;
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      JsonShape wanted = shape.member(name);
      if (wanted == null) {
        passOver(new Path(path, name));
        continue;
      }
      weight += MEMBER + name.length();
      JsonNode value = value(wanted, new Path(path, name));
      if (!isOver()) {
        object.set(name, value);
      }
    }
    return object;
  }

  /// A value that asks for nothing is not even named.
  private void passOver(Path path) {
    JsonToken begin = parser.currentToken();
    boolean asks = asksForSomething(begin);
    if (begin.isStructStart()) {
      asks = passOverMembers();
    }
    if (asks && unknown.size() < MOST_UNKNOWN) {
      unknown.add(path.shortened());
    }
  }

  private boolean asksForSomething(JsonToken token) {
    return switch (token) {
      case VALUE_NULL, VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue() != 0;
      case VALUE_STRING, VALUE_TRUE -> true; // the letters of a text are passed over unread
      case START_OBJECT, START_ARRAY -> true;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT -> false;
    };
  }

  /// Goes to the end of the object or list that begins here.
  ///
  /// @return whether there is anything in it
  private boolean passOverMembers() {
    int depth = 1;
    boolean any = false;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new StreamReadException(parser, "the document ends too early");
      }
      any |= depth > 1 || !token.isStructEnd();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
    return any;
  }

  private ArrayNode array(JsonShape shape, @Nullable Path path) {
    weight += ARRAY;
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      weight += ELEMENT;
      JsonNode element = value(shape, path);
      if (!isOver()) {
        array.add(element);
      }
    }
    return array;
  }

  private JsonNode text() {
    weight += TEXT;
    if (isOver()) {
      return JsonNodeFactory.instance.nullNode(); // its letters are passed over
    }
    String text = parser.getString();
    weight += bytes(text);
    return JsonNodeFactory.instance.stringNode(text);
  }

  /// A text that has any character beyond Latin-1 takes two bytes for each.
  private static long bytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return 2L * text.length();
      }
    }
    return text.length();
  }

  private JsonNode number() {
    weight += NUMBER;
    if (isOver()) {
      return JsonNodeFactory.instance.nullNode();
    }
    return switch (parser.getNumberType()) {
      case INT -> JsonNodeFactory.instance.numberNode(parser.getIntValue());
      case LONG -> JsonNodeFactory.instance.numberNode(parser.getLongValue());
      case BIG_INTEGER -> JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
      case FLOAT, DOUBLE, BIG_DECIMAL ->
          JsonNodeFactory.instance.numberNode(parser.getDoubleValue());
    };
  }

  /// Where a value stands, from the document down.
  private record Path(@Nullable Path above, String name) {
    String shortened() {
      StringBuilder all = new StringBuilder(name);
      for (Path at = above; at != null && all.length() <= LONGEST_UNKNOWN; at = at.above) {
        all.insert(0, at.name + ".");
      }
      return all.length() <= LONGEST_UNKNOWN ? all.toString() : all.substring(0, LONGEST_UNKNOWN);
    }
  }
}
