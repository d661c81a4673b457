package io.openbailian.protocol.server;

import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.TokenChance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One answer of text, or what is new in it.
///
/// @param index its place among the answers asked for
/// @param reasoning what came before the answer; null for an answer without any, empty where one
///   that has some has nothing new of it
/// @param chances of the tokens of the content; null when they were not asked for
/// @param reason why it ended; null while it goes on
public record TextChoice(
    int index,
    String content,
    @Nullable String reasoning,
    List<ToolUse> calls,
    @Nullable List<TokenChance> chances,
    @Nullable FinishReason reason) {
  public TextChoice {
    calls = List.copyOf(calls);
    chances = chances == null ? null : List.copyOf(chances);
  }

  /// A call of a tool, or what is new in it.
  ///
  /// @param index its place among the calls of the answer
  /// @param id empty but in the first piece
  /// @param name empty but in the first piece
  /// @param arguments JSON, or a piece of it
  public record ToolUse(int index, String id, String name, String arguments) {}

  /// What an answer begins with: nothing yet.
  public static TextChoice silence(int index) {
    return new TextChoice(index, "", null, List.of(), null, null);
  }

  /// Whether there is nothing in it but its place.
  public boolean isSilent() {
    return content.isEmpty() && (reasoning == null || reasoning.isEmpty()) && calls.isEmpty();
  }
}
