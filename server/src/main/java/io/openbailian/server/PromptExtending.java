package io.openbailian.server;

import io.openbailian.catalog.Catalog;
import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Mode;
import io.openbailian.catalog.model.Model;
import io.openbailian.catalog.model.Operation;
import io.openbailian.catalog.model.ResultShape;
import io.openbailian.engine.Time;
import io.openbailian.protocol.Json;
import io.openbailian.server.config.Settings;
import io.openbailian.server.config.Settings.PromptExtendSettings;
import io.openbailian.server.invoke.Invoker;
import io.openbailian.server.invoke.ModelRewriting;
import io.openbailian.server.routing.EngineRouter;
import io.openbailian.server.run.Invocation;
import io.openbailian.server.run.Rewriting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a model of text is asked when it is to rewrite prompts, as the settings have it.
///
/// @param chinese what it is told about Chinese prompts
/// @param other about all others
record PromptExtending(
    Invoker invoker, Model model, Operation operation, String chinese, String other) {
  private static final String OWN_WORDS = "rewriting-instruction.txt";
  private static final long LARGEST = 64 << 10;
  private static final String DIVIDER = "---";

  /// Who rewrites prompts.
  ///
  /// @throws IllegalArgumentException with what is wrong with the settings
  static Rewriting of(
      Settings all, Catalog catalog, Invoker invoker, EngineRouter engines, Time time) {
    PromptExtendSettings settings = all.promptExtend();
    Rewriting embedded = Rewriting.by(engines.rewriter());
    if (settings.model().isEmpty()) {
      return embedded;
    }
    String name = settings.model().get();
    Model model =
        catalog
            .model(name)
            .orElseThrow(() ->
                new IllegalArgumentException("prompt-extend.model: there is no model " + name));
    Operation operation =
        catalog.operations().stream()
            .filter(one -> one.result() == ResultShape.TEXT && model.serves(one, Mode.SYNC))
            .filter(one -> !one.places(Meaning.MESSAGES).isEmpty())
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "prompt-extend.model: %s is no model that answers with text".formatted(name)));
    List<String> words = words(settings.instruction());
    PromptExtending request =
        new PromptExtending(invoker, model, operation, words.getFirst(), words.getLast());
    return new ModelRewriting(
        request::about,
        invocation -> engines.routeFor(invocation.operation(), invocation.model()),
        embedded,
        time);
  }

  private static List<String> words(Optional<Path> file) {
    try {
      String text = file.isPresent() ? read(file.get()) : own();
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
            "prompt-extend.instruction: the file has two parts, for Chinese prompts and for others, with a line --- between them");
      }
      return parts;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "prompt-extend.instruction: the file cannot be read as UTF-8 of at most 64 KiB", e);
    }
  }

  private static String read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("too large");
    }
    return Files.readString(file);
  }

  private static String own() throws IOException {
    try (InputStream in = PromptExtending.class.getResourceAsStream(OWN_WORDS)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + OWN_WORDS);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The request about a prompt.
  Invocation about(String prompt) {
    boolean han =
        prompt
            .codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    ArrayNode messages = Json.mapper().createArrayNode();
    messages.addObject().put("role", "system").put("content", han ? chinese : other);
    messages.addObject().put("role", "user").put("content", prompt);
    ObjectNode body = Json.object().put("model", model.name());
    operation.places(Meaning.MESSAGES).getFirst().put(body, messages);
    return invoker.resolve(operation.paths().getFirst(), body, new Invoker.Wish(false, false));
  }
}
