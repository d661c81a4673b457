package io.openbailian.engine.text;

import java.util.List;

/// One message of a conversation.
///
/// @param parts what is said, in the parts in which it was sent: a client puts context into parts
///   of its own, before the question; may be empty where tools are called
/// @param calls of tools that an assistant asked for
/// @param answers the id of the call that a tool answers; may be empty
/// @param partial whether it is the beginning of an answer that is to be continued
public record Turn(
    Role role, List<String> parts, List<Call> calls, String answers, boolean partial) {
  public Turn {
    parts = List.copyOf(parts);
    calls = List.copyOf(calls);
  }

  /// A turn that is text alone.
  public Turn(Role role, String text) {
    this(role, List.of(text), List.of(), "", false);
  }

  /// All that is said.
  public String text() {
    return String.join("", parts);
  }

  /// Who speaks.
  public enum Role {
    SYSTEM,
    USER,
    ASSISTANT,
    TOOL
  }

  /// A call of a tool.
  ///
  /// @param arguments the text of a JSON object
  public record Call(String id, String name, String arguments) {}
}
