package io.openbailian.engine.text;

import java.util.List;

/// One message of a conversation.
///
/// @param text what is said; may be empty where tools are called
/// @param calls of tools that an assistant asked for
/// @param answers the id of the call that a tool answers; may be empty
public record Turn(Role role, String text, List<Call> calls, String answers) {
  public Turn {
    calls = List.copyOf(calls);
  }

  /// A turn that is text alone.
  public Turn(Role role, String text) {
    this(role, text, List.of(), "");
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
