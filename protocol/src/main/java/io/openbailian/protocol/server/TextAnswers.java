package io.openbailian.protocol.server;

import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.Json;
import io.openbailian.protocol.TokenChance;
import io.openbailian.protocol.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The documents of text generation in the vendor's own dialect. Source: the service's API pages.
public final class TextAnswers {
  /// While an answer goes on: a text, not JSON's null.
  private static final String UNFINISHED = "null";

  private TextAnswers() {}

  /// Where the text stands.
  public enum Layout {
    /// `output.text`
    TEXT,
    /// `output.choices[].message`
    MESSAGE,
    /// Both, which every SDK accepts.
    BOTH;

    boolean hasText() {
      return this != MESSAGE;
    }

    boolean hasChoices() {
      return this != TEXT;
    }
  }

  /// What stands beside the choices of an answer.
  ///
  /// @param note what it says about itself, where no SDK looks but a person does
  /// @param searched whether a search was asked for; none is ever made, and the answer says so
  public record Beside(Usage.Tokens usage, @Nullable String note, boolean searched) {}

  /// An answer in one piece, or a frame of a stream; the usage is that of all so far.
  public static ObjectNode document(
      String requestId, Layout layout, List<TextChoice> choices, Beside beside) {
    ObjectNode answer = Json.object();
    answer.put("request_id", requestId);
    ObjectNode output = answer.putObject("output");
    if (layout.hasText() && !choices.isEmpty()) {
      output.put("text", choices.getFirst().content());
      output.put("finish_reason", reason(choices.getFirst()));
    }
    if (layout.hasChoices()) {
      ArrayNode array = output.putArray("choices");
      choices.forEach(choice -> put(array.addObject(), choice));
    }
    if (beside.searched()) {
      ObjectNode search = output.putObject("search_info");
      search.putArray("search_results");
      search.putArray("extra_tool_info");
    }
    if (beside.note() != null) {
      output.put("note", beside.note());
    }
    TextUsage.put(answer, beside.usage(), beside.searched());
    return answer;
  }

  private static String reason(TextChoice choice) {
    FinishReason reason = choice.reason();
    return reason == null ? UNFINISHED : reason.word();
  }

  private static void put(ObjectNode node, TextChoice choice) {
    node.put("index", choice.index());
    node.put("finish_reason", reason(choice));
    ObjectNode message = node.putObject("message");
    message.put("role", "assistant");
    message.put("content", choice.content());
    if (choice.reasoning() != null) {
      message.put("reasoning_content", choice.reasoning());
    }
    if (!choice.calls().isEmpty()) {
      putCalls(message.putArray("tool_calls"), choice.calls());
    }
    if (choice.chances() != null) {
      putChances(node, choice.chances());
    }
  }

  /// `logprobs` look the same in both dialects.
  static void putChances(ObjectNode node, List<TokenChance> chances) {
    ArrayNode content = node.putObject("logprobs").putArray("content");
    for (TokenChance chance : chances) {
      ObjectNode token = content.addObject();
      put(token, chance);
      ArrayNode likeliest = token.putArray("top_logprobs");
      chance.likeliest().forEach(other -> put(likeliest.addObject(), other));
    }
  }

  private static void put(ObjectNode node, TokenChance chance) {
    node.put("token", chance.token());
    ArrayNode bytes = node.putArray("bytes");
    for (byte one : chance.token().getBytes(StandardCharsets.UTF_8)) {
      bytes.add(Byte.toUnsignedInt(one));
    }
    node.put("logprob", chance.logprob());
  }

  /// Calls of tools look the same in both dialects. Every piece of a call has an `id`, empty but in
  /// the first, and a `type`: clients of the vendor read both in every frame.
  static void putCalls(ArrayNode array, List<TextChoice.ToolUse> calls) {
    for (TextChoice.ToolUse call : calls) {
      ObjectNode node = array.addObject();
      node.put("index", call.index());
      node.put("id", call.id());
      node.put("type", "function");
      ObjectNode function = node.putObject("function");
      if (!call.name().isEmpty()) {
        function.put("name", call.name());
      }
      function.put("arguments", call.arguments());
    }
  }
}
