package io.openbailian.server;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.protocol.Json;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.run.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a model of text is asked about texts that others wrote, with an instruction for those that
/// have Chinese characters and one for all others.
///
/// @param chinese what it is told about texts with Chinese characters
/// @param other about all others
record TwoInstructions(
    Invoker invoker, Model model, Operation operation, String chinese, String other) {
  private static final long LARGEST = 64 << 10;
  private static final String DIVIDER = "---";

  /// As the settings have it.
  ///
  /// @param modelSetting the name of the setting that names the model, for people
  /// @param fileSetting the name of the setting that names the file
  /// @param own the resource with the words of our own
  /// @throws IllegalArgumentException with what is wrong with the settings
  static TwoInstructions of(
      Catalog catalog,
      Invoker invoker,
      String name,
      Optional<Path> file,
      String modelSetting,
      String fileSetting,
      String own) {
    Model model =
        catalog
            .model(name)
            .orElseThrow(
                () -> new IllegalArgumentException(modelSetting + ": there is no model " + name));
    Operation operation =
        catalog.operations().stream()
            .filter(one -> one.result() == ResultShape.TEXT && model.serves(one, Mode.SYNC))
            .filter(one -> !one.places(Meaning.MESSAGES).isEmpty())
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "%s: %s is no model that answers with text".formatted(modelSetting, name)));
    List<String> words = words(file, fileSetting, own);
    return new TwoInstructions(invoker, model, operation, words.getFirst(), words.getLast());
  }

  private static List<String> words(Optional<Path> file, String setting, String own) {
    try {
      String text = file.isPresent() ? read(file.get()) : own(own);
      List<String> lines = text.lines().toList();
      int divider = lines.stream().map(String::strip).toList().indexOf(DIVIDER);
      List<String> parts =
          divider < 0
              ? List.of()
              : List.of(
                  String.join("\n", lines.subList(0, divider)).strip(),
                  String.join("\n", lines.subList(divider + 1, lines.size())).strip());
      if (parts.isEmpty() || parts.stream().anyMatch(String::isEmpty)) {
        throw new IllegalArgumentException(
            "%s: the file has two parts, for Chinese prompts and for others, with a line --- between them"
                .formatted(setting));
      }
      return parts;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: the file cannot be read as UTF-8 of at most 64 KiB".formatted(setting), e);
    }
  }

  private static String read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("too large");
    }
    return Files.readString(file);
  }

  private static String own(String name) throws IOException {
    try (InputStream in = TwoInstructions.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The request about a text.
  Invocation about(String text) {
    boolean han =
        text.codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    ArrayNode messages = Json.mapper().createArrayNode();
    messages.addObject().put("role", "system").put("content", han ? chinese : other);
    messages.addObject().put("role", "user").put("content", text);
    ObjectNode body = Json.object().put("model", model.name());
    operation.places(Meaning.MESSAGES).getFirst().put(body, messages);
    return invoker.resolve(operation.paths().getFirst(), body, new Invoker.Wish(false, false));
  }
}
