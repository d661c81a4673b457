package io.openbailian.conformance.cases;

import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

/// Reads `src/test/resources/cases/*.yaml`: a list of cases, one file for each area.
///
/// ```yaml
/// - id: C63                      # of the list it stands in, or a short name; unique in the file
///   source: where the answer can be read
///   post: /compatible-mode/v1/chat/completions   # or get, delete, put
///   headers: { X-DashScope-SSE: enable }         # besides the key; Authorization: "" sends none
///   body: { model: qwen-plus, … }                # a text is sent as it is
///   strict: true                                 # or settings: { strict: true, … }
///   status: 400
///   code: invalid_parameter_error
///   message: what the sentence begins with
///   ends: SUCCEEDED              # the task is polled to its end, and its last answer is judged
///   slow: true                   # takes seconds, and another case asks the same: behind --slow
///   members: [ "output.choices[0].message.content" ]
///   absent: [ output.note ]
///   equal: { "frames[*].usage.prompt_tokens_details.cached_tokens": 0 }
///   contains: [ text of the body ]
///   answers: { X-OpenBailian-Ignored: colour }   # headers of the answer; "" for one not there
/// ```
final class CaseFiles {
  private static final Path FOLDER = Path.of("src/test/resources/cases");
  private static final List<String> METHODS = List.of("get", "post", "put", "delete");
  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "source",
          "headers",
          "body",
          "strict",
          "settings",
          "status",
          "code",
          "message",
          "ends",
          "members",
          "absent",
          "equal",
          "contains",
          "answers",
          "get",
          "post",
          "put",
          "delete",
          "slow",
          "about");

  private CaseFiles() {}

  /// All cases of all files.
  static List<PublishedCase> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(file -> cases(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<PublishedCase> cases(Path file) {
    String area = String.valueOf(file.getFileName()).replace(".yaml", "");
    Set<String> seen = new TreeSet<>();
    List<PublishedCase> cases = new ArrayList<>();
    for (JsonNode node : list(file)) {
      String id = node.path("id").asString("");
      if (id.isEmpty() || !seen.add(id)) {
        throw new IllegalArgumentException("%s: the id \"%s\" is no new one".formatted(file, id));
      }
      cases.add(read(area, id, node));
    }
    return cases;
  }

  private static List<JsonNode> list(Path file) {
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(file.toString()).setMaxAliasesForCollections(500).build();
      Object read = new Load(settings).loadFromString(Files.readString(file));
      return List.copyOf(Json.mapper().valueToTree(read).values());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PublishedCase read(String area, String id, JsonNode node) {
    Set<String> unknown = new TreeSet<>(node.propertyNames());
    unknown.removeAll(KNOWN);
    String method = METHODS.stream().filter(node::has).findFirst().orElse("none of " + METHODS);
    if (!unknown.isEmpty() || !node.has(method) || !node.has("status") || !node.has("source")) {
      throw new IllegalArgumentException(
          "%s %s: has unknown members %s, or lacks a method, a status or a source"
              .formatted(area, id, unknown));
    }
    Map<String, String> settings = texts(node.get("settings"));
    if (node.path("strict").asBoolean(false)) {
      settings.put("strict", "true");
    }
    return new PublishedCase(
        area,
        id,
        node.path("source").asString(),
        settings,
        method.toUpperCase(Locale.ROOT),
        node.path(method).asString(),
        texts(node.get("headers")),
        Optional.ofNullable(node.get("body")),
        node.path("status").asInt(),
        text(node, "ends"),
        node.path("slow").asBoolean(false),
        text(node, "code"),
        text(node, "message"),
        list(node.get("contains")),
        texts(node.get("answers")),
        list(node.get("members")),
        list(node.get("absent")),
        nodes(node.get("equal")));
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name)).map(JsonNode::asString);
  }

  private static Map<String, String> texts(@Nullable JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (node != null) {
      node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
    }
    return texts;
  }

  private static Map<String, JsonNode> nodes(@Nullable JsonNode node) {
    Map<String, JsonNode> nodes = new LinkedHashMap<>();
    if (node != null) {
      node.properties().forEach(entry -> nodes.put(entry.getKey(), entry.getValue()));
    }
    return nodes;
  }

  private static List<String> list(@Nullable JsonNode node) {
    if (node == null) {
      return List.of();
    }
    return node.isArray()
        ? node.values().stream().map(JsonNode::asString).toList()
        : List.of(node.asString());
  }
}
