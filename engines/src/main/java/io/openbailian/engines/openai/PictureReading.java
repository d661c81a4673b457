package io.openbailian.engines.openai;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.catalog.model.Values;
import io.openbailian.engine.EngineCall;
import io.openbailian.engine.EngineFailure;
import io.openbailian.engine.TextSetter;
import io.openbailian.outbound.Answer;
import io.openbailian.outbound.Outgoing;
import io.openbailian.outbound.PngFile;
import io.openbailian.protocol.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Asks a model that sees pictures to read the text of one and to translate it. What it answers is
/// checked; where it is not what was asked for the model is told why, and asked once more.
final class PictureReading {
  private static final int LARGEST_ANSWER = 4 << 20;
  private static final String CONTENT = "content";

  private final Server server;
  private final String instruction;

  PictureReading(Server server) {
    this.server = server;
    this.instruction = Profile.text("reading-instruction.txt");
  }

  /// What stands in the call's picture, from the top.
  List<TextSetter.Line> lines(EngineCall call) throws EngineFailure, InterruptedException {
    BufferedImage picture = call.images().getFirst().pixels();
    ObjectNode request = Json.object();
    server.name(call.model().name(), request);
    request.put("temperature", 0);
    request.putObject("response_format").put("type", "json_object");
    ArrayNode messages = request.putArray("messages");
    messages.addObject().put("role", "system").put(CONTENT, instruction);
    ArrayNode question = messages.addObject().put("role", "user").putArray(CONTENT);
    question
        .addObject()
        .put("type", "image_url")
        .putObject("image_url")
        .put("url", "data:image/png;base64," + base64(picture));
    question.addObject().put("type", "text").put("text", asked(call.values()));
    String said = answer(request);
    ReadLines read = ReadLines.of(said, picture.getWidth(), picture.getHeight());
    if (read instanceof ReadLines.Wrong(String why)) {
      messages.addObject().put("role", "assistant").put(CONTENT, said);
      messages
          .addObject()
          .put("role", "user")
          .put(CONTENT, "That is not what was asked for: %s. Answer again.".formatted(why));
      read = ReadLines.of(answer(request), picture.getWidth(), picture.getHeight());
    }
    return switch (read) {
      case ReadLines.Right(List<TextSetter.Line> lines) -> lines;
      case ReadLines.Wrong(String why) ->
          throw new EngineFailure.Broken(
              "its model did not say in two answers what stands in the picture: " + why);
    };
  }

  private static String asked(Values values) {
    StringBuilder asked =
        new StringBuilder(
            "Source language: %s. Target language: %s."
                .formatted(
                    values.textOrEmpty(Meaning.SOURCE_LANG),
                    values.textOrEmpty(Meaning.TARGET_LANG)));
    String domain = values.textOrEmpty(Meaning.DOMAIN_HINT);
    if (!domain.isBlank()) {
      asked.append("\nWhat it is about: ").append(domain.strip());
    }
    List<String> kept = values.texts(Meaning.SENSITIVES);
    if (!kept.isEmpty()) {
      asked.append("\nTexts that stay: ").append(String.join("; ", kept));
    }
    List<Map<String, String>> terms = values.objects(Meaning.TERMINOLOGIES);
    if (!terms.isEmpty()) {
      asked
          .append("\nTerms: ")
          .append(
              terms.stream()
                  .map(term -> term.getOrDefault("src", "") + " = " + term.getOrDefault("tgt", ""))
                  .collect(Collectors.joining("; ")));
    }
    return asked.toString();
  }

  private String answer(ObjectNode request) throws EngineFailure, InterruptedException {
    Profile.Chat chat = server.profile().chat().orElseThrow();
    Outgoing outgoing =
        Outgoing.post(server.path(chat.path()), request).accepting("application/json");
    try (Answer answer = server.client().ask(outgoing)) {
      return answer
          .json(LARGEST_ANSWER)
          .path("choices")
          .path(0)
          .path("message")
          .path(CONTENT)
          .asString("");
    }
  }

  private static String base64(BufferedImage picture) throws EngineFailure {
    try (InputStream file = PngFile.of(picture).source().open()) {
      return Base64.getEncoder().encodeToString(file.readAllBytes());
    } catch (IOException e) {
      throw new EngineFailure.Broken("a picture of the request cannot be written as PNG", e);
    }
  }
}
