package io.openbailian.writer.schema;

import io.openbailian.protocol.Json;
import io.openbailian.text.Matcher;
import io.openbailian.text.Parts;
import io.openbailian.text.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads forms of JSON that are no JSON, as frameworks write them for a model to read: `{"name":
/// (type: string), "tags": (type: array of string)}` and `{"answer": string // the answer,
/// "scores": number[]}`. What comes out is a JSON schema.
public final class FormNotation {
  private static final int DEEPEST = 12;
  private static final int MOST_MEMBERS = 200;
  private static final Pattern KEY =
      Pattern.compile(
          "[\\s,]*(?://[^\\n]*\\n\\s*)*[\"']?([\\p{L}_][\\p{L}\\d_-]*)[\"']?\\??\\s*:\\s*");
  private static final Pattern ONE_OF =
      Pattern.compile("(?i)(?:must be )?one of:? *\\[([^\\]]*)\\]");
  private static final Pattern WORDS = Pattern.compile("[\"']([^\"']{1,60})[\"']\\s*\\|");
  private static final Pattern LIST =
      Pattern.compile(
          "(?i)array of|list of|数组|列表|^\\s*(?:array|list)\\s*$|\\[\\]|\\barray<|\\blist<|^\\s*\\(?\\[");

  private final String text;
  private int at;
  private int members;

  private FormNotation(String text) {
    this.text = text;
  }

  /// The schema of a form; nothing when it is none.
  ///
  /// @param block from brace to brace
  public static Optional<ObjectNode> schema(String block) {
    FormNotation reader = new FormNotation(block);
    ObjectNode schema = reader.object(0);
    return schema.path("properties").isEmpty() ? Optional.empty() : Optional.of(schema);
  }

  private ObjectNode object(int depth) {
    ObjectNode schema = Json.object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    at++; // the brace
    while (members < MOST_MEMBERS && depth < DEEPEST) {
      Matcher key = KEY.matcher(text.substring(at));
      if (!key.lookingAt()) {
        break;
      }
      at += key.end();
      members++;
      properties.set(key.group(1), value(depth + 1));
      required.add(key.group(1));
    }
    int close = text.indexOf('}', at);
    at = close < 0 ? text.length() : close + 1;
    return schema;
  }

  private ObjectNode value(int depth) {
    int begin = at;
    int round = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '{') {
        String before = text.substring(begin, at);
        ObjectNode nested = object(depth);
        skip(round);
        return LIST.matcher(before).find() || behindIsList() ? list(nested) : nested;
      }
      if (round == 0 && (c == ',' || c == '\n' || c == '}') && begin < at) {
        break;
      }
      round += c == '(' ? 1 : c == ')' ? -1 : 0;
      at++;
    }
    return typed(text.substring(begin, at));
  }

  /// To the end of the parentheses around a nested form.
  private void skip(int open) {
    int round = open;
    while (at < text.length() && round > 0) {
      char c = text.charAt(at++);
      round += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
  }

  private boolean behindIsList() {
    return text.startsWith("[]", at) || text.startsWith("]", at);
  }

  /// The schema of a type as people write it: "integer", "array of strings", "one of: [a, b]".
  public static ObjectNode type(String words) {
    return typed(words);
  }

  private static ObjectNode typed(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    Matcher choice = ONE_OF.matcher(words);
    if (choice.find()) {
      return choice(Parts.of(choice.group(1), ","));
    }
    List<String> quoted = WORDS.matcher(words + "|").results().map(m -> m.group(1)).toList();
    if (quoted.size() > 1) {
      return choice(quoted);
    }
    ObjectNode one = Json.object();
    if (lower.contains("integer")
        || lower.contains("int)")
        || lower.equals("int")
        || lower.contains("整数")
        || lower.contains("long")) {
      one.put("type", "integer");
    } else if (lower.contains("number")
        || lower.contains("float")
        || lower.contains("数字")
        || lower.contains("小数")
        || lower.contains("浮点")
        || lower.contains("double")) {
      one.put("type", "number");
    } else if (lower.contains("bool") || lower.contains("布尔")) {
      one.put("type", "boolean");
    } else {
      one.put("type", "string");
      if (lower.contains("date")) {
        one.put("format", lower.contains("time") ? "date-time" : "date");
      }
    }
    return LIST.matcher(words).find() ? list(one) : one;
  }

  private static ObjectNode choice(List<String> words) {
    ObjectNode one = Json.object().put("type", "string");
    ArrayNode all = one.putArray("enum");
    words.stream()
        .map(word -> word.replace("'", "").replace("\"", "").strip())
        .filter(word -> !word.isEmpty())
        .forEach(all::add);
    return one;
  }

  private static ObjectNode list(ObjectNode item) {
    ObjectNode list = Json.object().put("type", "array");
    list.set("items", item);
    return list;
  }
}
