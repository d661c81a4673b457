package io.openbailian.protocol.client;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One result of a task as a client reads it: a URL, or the code and message of its failure.
public record ItemAnswer(
    Optional<String> url,
    Optional<String> originalPrompt,
    Optional<String> actualPrompt,
    Optional<String> code,
    Optional<String> message) {

  /// The results of a task, whichever of its shapes they have; the texts among them are left out.
  static List<ItemAnswer> listOf(JsonNode output) {
    List<JsonNode> results = Trees.elements(output, "results");
    if (!results.isEmpty()) {
      return results.stream().map(ItemAnswer::of).toList();
    }
    Optional<String> film = Trees.text(output, "video_url");
    if (film.isPresent()) {
      return List.of(film(film.get(), output));
    }
    Optional<String> url = Trees.text(output, "image_url");
    return url.isPresent() ? List.of(picture(url.get())) : ofParts(GenerationAnswer.parts(output));
  }

  static List<ItemAnswer> ofParts(List<GenerationAnswer.Part> parts) {
    return parts.stream()
        .filter(GenerationAnswer.Part.Picture.class::isInstance)
        .map(GenerationAnswer.Part.Picture.class::cast)
        .map(part -> picture(part.url()))
        .toList();
  }

  private static ItemAnswer picture(String url) {
    Optional<String> nothing = Optional.empty();
    return new ItemAnswer(Optional.of(url), nothing, nothing, nothing, nothing);
  }

  private static ItemAnswer film(String url, JsonNode output) {
    return new ItemAnswer(
        Optional.of(url),
        Trees.text(output, "orig_prompt"),
        Trees.text(output, "actual_prompt"),
        Optional.empty(),
        Optional.empty());
  }

  private static ItemAnswer of(JsonNode tree) {
    return new ItemAnswer(
        Trees.text(tree, "url"),
        Trees.text(tree, "orig_prompt"),
        Trees.text(tree, "actual_prompt"),
        Trees.text(tree, "code"),
        Trees.text(tree, "message"));
  }
}
