package io.openbailian.engines.recordings;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.PassedCalls;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.InputPicture;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.JsonTrees;
import io.openbailian.text.Parts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// A call as recordings know it again: what is asked of which model, without what differs each time
/// it is asked: ids, seeds, signatures of addresses, the order of members. Files are known by their
/// content, or by the address by which an engine takes them.
///
/// What is spoken to a socket while it is heard is no part of it.
///
/// @param tree members in alphabetical order
record RequestText(ObjectNode tree) {
  private static final int LONGEST_TEXT = 4096;
  private static final int LARGEST_READ = 1 << 20;
  private static final String DATA = "data:";

  /// Named by their files instead.
  private static final Set<String> BY_FILES =
      Set.of(Meaning.IMAGE, Meaning.IMAGES, Meaning.MASK, Meaning.FILES);

  /// Drawn anew where a request says none, and nobody can tell.
  private static final Set<String> EACH_TIME = Set.of(Meaning.SEED);

  /// Reads a call.
  static RequestText of(EngineCall call) throws EngineFailure, InterruptedException {
    ObjectNode request = Json.object();
    request.put("operation", call.operation().name());
    request.put("model", call.model().name());
    ObjectNode values = call.values().toJson();
    values.remove(BY_FILES);
    values.remove(EACH_TIME);
    request.set("values", values);
    ArrayNode items = request.putArray("items");
    call.items().forEach(item -> items.add(item.index()));
    try {
      for (InputPicture picture : call.images()) {
        array(request, "images").add(name(picture));
      }
      if (call.mask().isPresent()) {
        request.put("mask", name(call.mask().get()));
      }
      if (call.operation().result() == ResultShape.TRANSCRIPTION) {
        for (EngineCall.Item item : call.items()) {
          try (InputStream file = call.recording(item.index()).file()) {
            array(request, "recordings").add(Digests.of(file));
          }
        }
      }
      if (call.operation().result() == ResultShape.PASSED) {
        values.set(PassedCalls.BODY, body(call));
      }
    } catch (IOException e) {
      throw new EngineFailure.Broken("an input of the request cannot be read", e);
    }
    JsonTrees.replace(values, _ -> true, RequestText::plain);
    return new RequestText((ObjectNode) sorted(request));
  }

  /// What a request that is passed on says; a large one, and what is no JSON, by its content.
  private static JsonNode body(EngineCall call) throws IOException {
    try (InputStream in = call.passed().body()) {
      byte[] beginning = in.readNBytes(LARGEST_READ);
      Optional<JsonNode> tree =
          beginning.length < LARGEST_READ ? Json.tryParse(beginning) : Optional.empty();
      return tree.isPresent()
          ? tree.get()
          : new StringNode(
              Digests.of(new SequenceInputStream(new ByteArrayInputStream(beginning), in)));
    }
  }

  private static ArrayNode array(ObjectNode request, String name) {
    return request.path(name) instanceof ArrayNode before ? before : request.putArray(name);
  }

  /// An engine that takes addresses has not fetched the file.
  private static String name(InputPicture picture)
      throws IOException, EngineFailure, InterruptedException {
    Optional<URI> address = picture.address();
    if (address.isPresent()) {
      return plain(address.get().toString());
    }
    try (InputStream file = picture.open()) {
      return Digests.of(file);
    }
  }

  /// Addresses without their signatures; what is no text for people by its content.
  private static String plain(String text) {
    if (text.startsWith("http://") || text.startsWith("https://")) {
      return Parts.first(text, "?");
    }
    if (text.startsWith(DATA) || (text.length() > LONGEST_TEXT && text.indexOf(' ') < 0)) {
      return Digests.of(text);
    }
    return text;
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      Map<String, JsonNode> members = new TreeMap<>();
      object.properties().forEach(one -> members.put(one.getKey(), sorted(one.getValue())));
      ObjectNode all = Json.object();
      members.forEach(all::set);
      return all;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode all = Json.mapper().createArrayNode();
      array.values().forEach(one -> all.add(sorted(one)));
      return all;
    }
    return node;
  }

  /// The same for the same request.
  String fingerprint() {
    return Digests.of(Json.text(tree));
  }

  /// Where this differs from another, `PLACE: recorded X, asked Y`; the first few places.
  List<String> differences(RequestText asked) {
    Map<String, String> ours = leaves(tree);
    Map<String, String> theirs = leaves(asked.tree);
    List<String> found = new ArrayList<>();
    Set<String> places = new TreeSet<>(ours.keySet());
    places.addAll(theirs.keySet());
    for (String place : places) {
      String recorded = ours.getOrDefault(place, "nothing");
      String now = theirs.getOrDefault(place, "nothing");
      if (!recorded.equals(now)) {
        found.add("%s: recorded %s, asked %s".formatted(place, shown(recorded), shown(now)));
      }
    }
    return found;
  }

  private static String shown(String value) {
    return value.length() <= 80 ? value : value.substring(0, 80) + "…";
  }

  private static Map<String, String> leaves(JsonNode tree) {
    Map<String, String> all = new TreeMap<>();
    collect(tree, "", all);
    return all;
  }

  private static void collect(JsonNode node, String place, Map<String, String> all) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(one -> collect(one.getValue(), place + "/" + one.getKey(), all));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        collect(array.path(i), place + "/" + i, all);
      }
    } else {
      all.put(place, node.toString());
    }
  }
}
