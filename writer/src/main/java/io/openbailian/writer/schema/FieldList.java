package io.openbailian.writer.schema;

import io.openbailian.protocol.Json;
import io.openbailian.text.Matcher;
import io.openbailian.text.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/// Reads the fields that a sentence names: "an object with the fields name (string), age (integer)
/// and tags (array of strings)", "JSON，包含字段：标题、摘要". What comes out is a JSON schema.
public final class FieldList {
  private static final int MOST_FIELDS = 100;
  private static final int LONGEST_FIELD = 160;

  /// What stands before the names; the first group is what leaves no doubt.
  private static final Pattern BEGINS =
      Pattern.compile(
          "(?i)(\\b(?:fields?|keys?|propert(?:y|ies)|attributes?|columns?)\\b|字段|键|属性)(?:\\s*(?:named|called|are|is|should be|为|是|有|名|分别为|分别是))?\\s*[:：]?\\s*"
              + "|\\b(?:with|containing|contains|includ(?:e|es|ing)|having|has)\\s+(?:an?\\s+|the\\s+)?|(?:包含|包括|含有|有)\\s*");

  private static final Pattern FIELD =
      Pattern.compile(
          "(?i)\\s*(?:[-*•]\\s*|\\d{1,2}[.)]\\s*)?(?:an?\\s+|the\\s+)?[\"'`“‘]?([A-Za-z_][\\w.-]{0,60}|[^\\P{Han}和与及的一是请]{1,6})[\"'`”’]?\\s*(?:[(（]\\s*([^()（）]{1,60})\\s*[)）]|[:：]\\s*((?:an? )?(?:array|list) of \\w+|\\w+(?:\\[\\])?)|\\s+as an? (\\w+))?");
  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?i)\\s*(?:[,，、;；]\\s*(?:and\\s+|和)?|\\s*\\band\\s+|\\s*(?:和|与|以及|及)|\\s*\\n)");
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?i)and|or|json|object|objects|the|a|an|of|in|for|with|following|these|only|no|it|each|any|all|be|is|are|your|my|their|its|information|details|data|value|values|following");
  private static final Pattern LIST =
      Pattern.compile(
          "(?i)\\b(?:json )?(?:array|list) of (?:\\d+ |\\w+ )?objects\\b|对象数组|对象的?列表|json ?数组");
  private static final Pattern COUNT = Pattern.compile("(?i)of (\\d{1,2}) objects");

  private FieldList() {}

  /// The schema of the fields that a text names; nothing when it names none.
  ///
  /// @param numbers whether what has this name is usually a number
  public static Optional<ObjectNode> schema(String text, Predicate<String> numbers) {
    Matcher begin = BEGINS.matcher(text);
    Optional<ObjectNode> found = Optional.empty();
    while (found.isEmpty() && begin.find()) {
      boolean sure = begin.groupOrNull(1) != null;
      found = read(text, begin.end(), sure, numbers);
    }
    return found.map(object -> LIST.matcher(text).find() ? list(object, text) : object);
  }

  private static Optional<ObjectNode> read(
      String text, int from, boolean sure, Predicate<String> numbers) {
    ObjectNode schema = Json.object().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    boolean typed = false;
    int at = from;
    while (properties.size() < MOST_FIELDS) {
      Matcher field = FIELD.matcher(near(text, at));
      if (!field.lookingAt() || NO_NAME.matcher(field.group(1)).matches()) {
        break;
      }
      int end = at + field.end();
      Matcher between = BETWEEN.matcher(near(text, end));
      boolean more = between.lookingAt();
      if (!more && goesOn(text, end)) {
        break;
      }
      String type = type(field);
      typed |= !type.isEmpty();
      properties.set(field.group(1), property(field.group(1), type, numbers));
      if (!more) {
        break;
      }
      at = end + between.end();
    }
    boolean enough = sure ? !properties.isEmpty() : typed || properties.size() > 2;
    if (!enough) {
      return Optional.empty();
    }
    properties.propertyNames().forEach(schema.putArray("required")::add);
    return Optional.of(schema);
  }

  /// As much as one field may take.
  private static String near(String text, int at) {
    return text.substring(at, Math.min(text.length(), at + LONGEST_FIELD));
  }

  private static String type(Matcher field) {
    for (int group : List.of(2, 3, 4)) {
      if (field.groupOrNull(group) != null) {
        return field.group(group);
      }
    }
    return "";
  }

  /// A sentence of Han characters that goes on is no name.
  private static boolean goesOn(String text, int end) {
    return end < text.length()
        && Character.isIdeographic(text.codePointAt(end))
        && Character.isIdeographic(text.codePointBefore(end));
  }

  private static ObjectNode property(String name, String type, Predicate<String> numbers) {
    return type.isEmpty() ? usual(name, numbers) : FormNotation.type(type);
  }

  /// What a field of this name usually holds, where nobody says it.
  private static ObjectNode usual(String name, Predicate<String> numbers) {
    return switch (name) {
      case "age", "count", "number", "year", "quantity", "id", "total", "年龄", "数量", "年份" ->
          FormNotation.type("integer");
      case "price", "score", "amount", "rating", "temperature", "价格", "评分", "金额" ->
          FormNotation.type("number");
      case "tags", "keywords", "items", "points", "list", "标签", "关键词" ->
          FormNotation.type("array of strings");
      default -> FormNotation.type(numbers.test(name) ? "number" : "string");
    };
  }

  private static ObjectNode list(ObjectNode object, String text) {
    ObjectNode list = Json.object().put("type", "array");
    Matcher count = COUNT.matcher(text);
    list.put("minItems", count.find() ? Math.max(1, Integer.parseInt(count.group(1))) : 2);
    list.set("items", object);
    return list;
  }
}
