package io.openbailian.protocol;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One result of a task as a client reads it: a URL, or the code and message of its failure.
public record ItemAnswer(
    Optional<String> url,
    Optional<String> originalPrompt,
    Optional<String> actualPrompt,
    Optional<String> code,
    Optional<String> message) {

  static ItemAnswer of(JsonNode tree) {
    return new ItemAnswer(
        Trees.text(tree, "url"),
        Trees.text(tree, "orig_prompt"),
        Trees.text(tree, "actual_prompt"),
        Trees.text(tree, "code"),
        Trees.text(tree, "message"));
  }
}
