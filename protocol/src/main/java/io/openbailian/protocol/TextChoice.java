package io.openbailian.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One answer of text, or what is new in it.
///
/// @param index its place among the answers asked for
/// @param reasoning what came before the answer; may be empty
/// @param reason why it ended; null while it goes on
public record TextChoice(
    int index,
    String content,
    String reasoning,
    List<ToolUse> calls,
    @Nullable FinishReason reason) {
  public TextChoice {
    calls = List.copyOf(calls);
  }

  /// A call of a tool, or what is new in it.
  ///
  /// @param index its place among the calls of the answer
  /// @param id empty but in the first piece
  /// @param name empty but in the first piece
  /// @param arguments JSON, or a piece of it
  public record ToolUse(int index, String id, String name, String arguments) {}

  /// Whether there is nothing in it but its place.
  public boolean isSilent() {
    return content.isEmpty() && reasoning.isEmpty() && calls.isEmpty();
  }
}
