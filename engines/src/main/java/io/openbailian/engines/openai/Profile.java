package io.openbailian.engines.openai;

import io.openbailian.outbound.Signs;
import io.openbailian.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

/// In which ways a server speaks the dialect otherwise than others; data, from `profiles.yaml`,
/// which says what each part means. What a server cannot do has no part.
///
/// @param numbers what it says about texts in numbers
/// @param defuse signs of a prompt that mean something to the server, and what replaces them
/// @param unnamed whether no name of a model is sent
/// @param unlisted whether its list of models does not tell which names it takes
/// @param version where it says which it is: a path, and behind `#` the member there
record Profile(
    Optional<Chat> chat,
    Optional<Pictures> pictures,
    Optional<Edits> edits,
    Optional<Films> films,
    Optional<Speech> speech,
    Optional<Hearing> hearing,
    Numbers numbers,
    SequencedMap<String, String> defuse,
    boolean unnamed,
    boolean unlisted,
    Optional<String> version) {
  private static final String PATH = "path";
  private static final String FIELDS = "fields";

  /// @param extras beyond the dialect: our meaning -> its name
  record Chat(String path, SequencedMap<String, String> extras) {}

  /// @param fields beyond the dialect: our meaning -> its name
  /// @param also what goes with every request
  /// @param tag within the prompt, which carries the fields as JSON
  /// @param negativeBehind the sign behind which the prompt carries the negative one
  record Pictures(
      String path,
      SequencedMap<String, String> fields,
      SequencedMap<String, String> also,
      Optional<String> tag,
      Optional<String> negativeBehind) {}

  /// @param common what it has in common with pictures that are made of words
  /// @param maskIsTransparent whether what may change is transparent; otherwise it is white
  record Edits(
      Pictures common,
      String image,
      boolean moreImages,
      String mask,
      boolean maskIsTransparent,
      boolean maskNeeded) {}

  /// How films are asked for.
  enum Protocol {
    JOBS,
    NATIVE,
    DIRECT
  }

  /// @param form whether the request is a form, and not JSON
  /// @param stops whether the server ends its work when it is told to
  record Films(Protocol protocol, String path, boolean form, boolean stops) {}

  record Speech(String path, SequencedMap<String, String> fields) {}

  /// @param format what the answer is asked to be
  /// @param words whether it can be asked for the times of words
  record Hearing(String path, String format, boolean words) {}

  /// What it says about texts in numbers.
  record Numbers(Optional<Vectors> vectors, Optional<Ranks> ranks) {}

  /// @param dimension what the request calls it, where every model takes it
  /// @param most texts that one request may have
  record Vectors(String path, Optional<String> dimension, int most) {}

  /// @param documents what the request calls them
  /// @param instruct what it calls the instruction, where it takes one
  /// @param most documents that one request may have
  /// @param atRoot whether the path does not stand behind the version
  record Ranks(
      String path, String documents, Optional<String> instruct, int most, boolean atRoot) {}

  /// All there are, by name.
  static SequencedMap<String, Profile> all() {
    SequencedMap<String, Profile> all = new LinkedHashMap<>();
    resource("profiles.yaml")
        .properties()
        .forEach(entry -> all.put(entry.getKey(), read(entry.getValue())));
    return Collections.unmodifiableSequencedMap(all);
  }

  /// A file beside this class as a text.
  static String text(String name) {
    try (InputStream file = Profile.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file beside this class as a tree.
  static JsonNode resource(String name) {
    try (InputStream file = Profile.class.getResourceAsStream(name)) {
      Object yaml =
          new Load(LoadSettings.builder().build())
              .loadFromInputStream(Objects.requireNonNull(file, name));
      return Json.mapper().valueToTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Profile read(JsonNode tree) {
    return new Profile(
        part(tree, "chat").map(chat -> new Chat(text(chat, PATH), texts(chat.path("extras")))),
        part(tree, "pictures").map(Profile::pictures),
        part(tree, "edits").map(Profile::edits),
        part(tree, "films").map(Profile::films),
        part(tree, "speech").map(one -> new Speech(text(one, PATH), texts(one.path(FIELDS)))),
        part(tree, "hearing")
            .map(one ->
                new Hearing(text(one, PATH), text(one, "format"), one.path("words").asBoolean())),
        new Numbers(
            part(tree, "vectors")
                .map(one ->
                    new Vectors(
                        text(one, PATH),
                        part(one, "dimension").map(JsonNode::asString),
                        most(one))),
            part(tree, "ranking").map(Profile::ranks)),
        texts(tree.path("defuse")),
        tree.path("unnamed").asBoolean(false),
        tree.path("unlisted").asBoolean(false) || tree.path("unnamed").asBoolean(false),
        part(tree, "version").map(JsonNode::asString));
  }

  private static Pictures pictures(JsonNode tree) {
    return new Pictures(
        text(tree, PATH),
        texts(tree.path(FIELDS)),
        texts(tree.path("also")),
        part(tree, "tag").map(JsonNode::asString),
        part(tree, "negative-behind").map(JsonNode::asString));
  }

  private static Edits edits(JsonNode tree) {
    return new Edits(
        pictures(tree),
        text(tree, "image"),
        tree.path("more-images").asBoolean(false),
        text(tree, "mask"),
        text(tree, "mask-marks").equals("transparent"),
        tree.path("mask-needed").asBoolean(false));
  }

  private static Films films(JsonNode tree) {
    Protocol protocol =
        switch (text(tree, "protocol")) {
          case "jobs" -> Protocol.JOBS;
          case "native" -> Protocol.NATIVE;
          default -> Protocol.DIRECT;
        };
    return new Films(
        protocol,
        text(tree, PATH),
        text(tree, "body").equals("form"),
        tree.path("stops").asBoolean(false));
  }

  private static Ranks ranks(JsonNode tree) {
    return new Ranks(
        text(tree, PATH),
        text(tree, "documents"),
        part(tree, "instruct").map(JsonNode::asString),
        most(tree),
        tree.path("at-root").asBoolean(false));
  }

  private static int most(JsonNode tree) {
    return tree.path("most").asInt(Integer.MAX_VALUE);
  }

  private static Optional<JsonNode> part(JsonNode tree, String name) {
    return Optional.ofNullable(tree.get(name));
  }

  private static String text(JsonNode tree, String name) {
    return tree.path(name).asString();
  }

  private static SequencedMap<String, String> texts(JsonNode tree) {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    tree.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
    return Collections.unmodifiableSequencedMap(texts);
  }

  /// A text in which nothing means anything to the server but its words.
  String defused(String text) {
    String harmless = text;
    for (Map.Entry<String, String> sign : defuse.entrySet()) {
      harmless = Signs.replaced(harmless, sign.getKey(), sign.getValue());
    }
    return harmless;
  }
}
