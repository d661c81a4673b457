package io.openbailian.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The documents of text generation in the vendor's own dialect. Source: `spec/wire.md` A.10, B.6.
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

  /// A whole answer.
  ///
  /// @param note what it says about itself, where no SDK looks but a person does
  public static ObjectNode document(
      String requestId,
      Layout layout,
      List<TextChoice> choices,
      Usage.Tokens usage,
      @Nullable String note) {
    ObjectNode answer = frame(requestId, layout, choices, usage, note);
    answer.withObjectProperty("usage").putObject("prompt_tokens_details").put("cached_tokens", 0);
    return answer;
  }

  /// One frame of a stream; the usage is that of all so far.
  public static ObjectNode frame(
      String requestId,
      Layout layout,
      List<TextChoice> choices,
      Usage.Tokens usage,
      @Nullable String note) {
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
    if (note != null) {
      output.put("note", note);
    }
    ObjectNode tokens = answer.putObject("usage");
    tokens.put("input_tokens", usage.input());
    tokens.put("output_tokens", usage.output());
    tokens.put("total_tokens", usage.input() + usage.output());
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
    if (!choice.reasoning().isEmpty()) {
      message.put("reasoning_content", choice.reasoning());
    }
    if (!choice.calls().isEmpty()) {
      putCalls(message.putArray("tool_calls"), choice.calls());
    }
  }

  /// Calls of tools look the same in both dialects.
  static void putCalls(ArrayNode array, List<TextChoice.ToolUse> calls) {
    for (TextChoice.ToolUse call : calls) {
      ObjectNode node = array.addObject();
      node.put("index", call.index());
      if (!call.id().isEmpty()) {
        node.put("id", call.id());
        node.put("type", "function");
      }
      ObjectNode function = node.putObject("function");
      if (!call.name().isEmpty()) {
        function.put("name", call.name());
      }
      function.put("arguments", call.arguments());
    }
  }
}
