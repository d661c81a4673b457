package io.openbailian.cli.batch.source;

import io.openbailian.cli.output.Printable;
import io.openbailian.cli.output.Texts;
import io.openbailian.protocol.Json;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as people write it, with comments, and with the lines its members stand on.
final class JsonText {
  private static final JsonMapper MAPPER =
      Json.mapper().rebuild().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  private JsonText() {}

  static JsonParser parser(Reader reader) {
    return MAPPER.createParser(reader);
  }

  static JsonParser parser(String text) {
    return MAPPER.createParser(text);
  }

  static int line(JsonParser parser) {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  /// An object, and the lines of its members.
  record Lined(ObjectNode object, Map<String, Integer> lines) {}

  /// The object that begins at the parser's token.
  static Lined object(JsonParser parser) {
    Map<String, Integer> lines = new HashMap<>();
    return new Lined(object(parser, "", lines), lines);
  }

  private static ObjectNode object(JsonParser parser, String above, Map<String, Integer> lines) {
    ObjectNode object = Json.object();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      lines.put(above + name, line(parser));
      JsonToken value = parser.nextToken();
      boolean near = value == JsonToken.START_OBJECT && above.length() < MOST_NAMES;
      object.set(name, near ? object(parser, above + name + ".", lines) : tree(parser));
    }
    return object;
  }

  /// Of objects in objects in objects the lines are of no use, in characters of their names.
  private static final int MOST_NAMES = 40;

  static JsonNode tree(JsonParser parser) {
    return parser.readValueAsTree();
  }

  /// What is wrong, without the words of a library.
  static String sentence(JacksonException e) {
    if (e.getCause() instanceof CharacterCodingException) {
      return Texts.say("json.no-utf8");
    }
    if (e instanceof UnexpectedEndOfInputException) {
      return Texts.say("json.early");
    }
    int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
    return column > 0 ? Texts.say("json.from-column", column) : Texts.say("json.none");
  }

  static int line(JacksonException e) {
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
  }

  /// A piece of text from a file, short enough for a sentence.
  static String shown(String text) {
    return Printable.of(
        text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text);
  }

  private static final int LONGEST_SHOWN = 60;
}
