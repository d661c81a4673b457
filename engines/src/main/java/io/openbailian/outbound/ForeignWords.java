package io.openbailian.outbound;

import io.openbailian.text.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Reads what servers of models say when they refuse, in whichever shape, and makes of it a
/// sentence that clients may read: without paths, addresses and tracebacks.
///
/// Shapes seen: `{"error": {message, type, param, code}}` (vLLM, LocalAI, llama.cpp, Ollama),
/// `{"object": "error", message, …}` (older vLLM), `{"detail": "…"}` and `{"detail": [{loc, msg}]}`
/// (FastAPI: SGLang, vLLM-Omni, transformers, FunASR), `{"error": "…", "message": "…"}`
/// (stable-diffusion.cpp), ComfyUI's `node_errors`, and plain text (whisper.cpp).
public final class ForeignWords {
  private static final int LONGEST = 300;
  private static final String MESSAGE = "message";
  private static final String ERROR = "error";
  private static final String DETAIL = "detail";
  private static final String SOMETHING = "…";

  private static final Pattern ADDRESS =
      Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]{1,15}://[^\\s\"'<>]+");
  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z]:)?(?:[/\\\\][A-Za-z0-9_.~+@-]+){2,}[/\\\\]?");
  private static final Pattern HOST =
      Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?\\b");
  private static final Pattern TYPE = Pattern.compile("\\b(?:[A-Za-z_]\\w*\\.){2,}\\w+\\b");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cc}]+");

  /// What a server said of an error.
  ///
  /// @param code what the server calls the error; may be empty
  /// @param message may be empty
  public record Said(String code, String message) {}

  private ForeignWords() {}

  /// What a refusal says.
  ///
  /// @param type the media type of the body
  public static Said read(byte[] body, String type) {
    Optional<JsonNode> tree = ForeignJson.tryParse(body);
    if (tree.isPresent() && tree.get().isObject()) {
      return new Said(code(tree.get()), plain(message(tree.get())));
    }
    String text = new String(body, StandardCharsets.UTF_8).strip();
    boolean page = type.contains("html") && text.startsWith("<");
    return new Said("", page ? "" : plain(text));
  }

  /// What a tree says about an error; empty when it says nothing.
  public static Said read(JsonNode tree) {
    return new Said(code(tree), plain(message(tree)));
  }

  private static String code(JsonNode tree) {
    JsonNode error = tree.path(ERROR);
    for (JsonNode part :
        List.of(error.path("code"), error.path("type"), tree.path("code"), error)) {
      if (part.isString() && !part.asString().isBlank()) {
        return part.asString();
      }
    }
    return "";
  }

  private static String message(JsonNode tree) {
    JsonNode error = tree.path(ERROR);
    for (JsonNode part : List.of(error.path(MESSAGE), tree.path(MESSAGE), error)) {
      if (part.isString() && !part.asString().isBlank()) {
        return part.asString();
      }
    }
    return detail(tree.path(DETAIL));
  }

  /// FastAPI's: a text, or what is wrong where.
  private static String detail(JsonNode detail) {
    if (!detail.isArray()) {
      return detail.isObject() ? message(detail) : detail.asString("");
    }
    return detail.values().stream()
        .map(one -> "%s: %s".formatted(where(one.path("loc")), one.path("msg").asString("")))
        .collect(Collectors.joining("; "));
  }

  private static String where(JsonNode place) {
    return place.values().stream()
        .map(part -> part.asString(""))
        .filter(part -> !part.equals("body"))
        .collect(Collectors.joining("."));
  }

  /// The text without what belongs to the other machine alone, in one line of at most 300
  /// characters.
  public static String plain(String text) {
    String first = withoutTraceback(text);
    String plain = replaced(ADDRESS, first);
    plain = replaced(PATH, plain);
    plain = replaced(HOST, plain);
    plain = replaced(TYPE, plain);
    plain = String.join(" ", SPACES.split(plain)).strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + SOMETHING;
  }

  private static String withoutTraceback(String text) {
    String begun = text.length() <= 16 * LONGEST ? text : text.substring(0, 16 * LONGEST);
    int traceback = begun.indexOf("Traceback (most recent call last)");
    return traceback < 0 ? begun : begun.substring(0, traceback);
  }

  private static String replaced(Pattern pattern, String text) {
    return String.join(SOMETHING, pattern.split(text, -1));
  }
}
