package io.openbailian.cli.batch.request;

import io.openbailian.catalog.model.Meaning;
import io.openbailian.cli.batch.source.EntryKind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Where entries say what they are about.
final class Prompts {
  private static final String INPUT = "input";
  private static final List<String> NAMES =
      List.of(Meaning.PROMPT, "content", "instruction", Meaning.TEXT);

  private Prompts() {}

  /// The prompt; of a conversation its last text; empty where there is none.
  static String of(ObjectNode fields) {
    return holder(fields)
        .map(holder -> holder.fields().path(holder.name()).asString(""))
        .orElseGet(() -> said(fields));
  }

  /// The same fields with another prompt; with what they have where there is none.
  static ObjectNode with(ObjectNode fields, String prompt) {
    ObjectNode copy = fields.deepCopy();
    holder(copy).ifPresent(holder -> holder.fields().put(holder.name(), prompt));
    return copy;
  }

  private record Holder(ObjectNode fields, String name) {}

  private static Optional<Holder> holder(ObjectNode fields) {
    ObjectNode inside = fields.path(INPUT) instanceof ObjectNode input ? input : fields;
    return NAMES.stream()
        .filter(name -> inside.path(name).isString())
        .findFirst()
        .map(name -> new Holder(inside, name));
  }

  private static String said(ObjectNode fields) {
    for (JsonNode holder : List.of(fields, fields.path(INPUT), fields.path("body"))) {
      if (holder.path(Meaning.MESSAGES) instanceof ArrayNode messages && !messages.isEmpty()) {
        return text(messages.get(messages.size() - 1).path("content"));
      }
      if (holder.path(INPUT).isString()) {
        return holder.path(INPUT).asString();
      }
    }
    return "";
  }

  private static String text(JsonNode content) {
    return content.isArray()
        ? content.values().stream()
            .map(part -> part.path("text").asString(""))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("")
        : content.asString("");
  }

  /// What fields alone say about what is to be made; pictures where they say nothing.
  static EntryKind looksLike(ObjectNode fields) {
    ObjectNode inside = fields.path(INPUT) instanceof ObjectNode input ? input : fields;
    if (hasAny(inside, "file", Meaning.FILES, "file_urls")) {
      return EntryKind.TRANSCRIPTION;
    }
    if (hasAny(inside, Meaning.FUNCTION, Meaning.IMAGE, Meaning.IMAGES, "base_image_url")) {
      return EntryKind.EDIT;
    }
    if (hasAny(fields, Meaning.DURATION, Meaning.FPS, "seconds")) {
      return EntryKind.VIDEO;
    }
    if (hasAny(inside, Meaning.MESSAGES, "content", "system", Meaning.MAX_TOKENS)) {
      return EntryKind.TEXT;
    }
    boolean spoken = hasAny(inside, Meaning.TEXT) && !hasAny(inside, Meaning.PROMPT);
    return spoken ? EntryKind.SPEECH : EntryKind.IMAGE;
  }

  private static boolean hasAny(ObjectNode fields, String... names) {
    return List.of(names).stream().anyMatch(fields::has);
  }
}
