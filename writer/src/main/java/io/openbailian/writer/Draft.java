package io.openbailian.writer;

import io.openbailian.engine.text.Turn;
import java.util.List;

/// An answer before it is cut to its limits.
sealed interface Draft {

  /// An answer and what was thought before it; may be empty.
  record Thought(String reasoning, Draft answer) {}

  record Words(String text) implements Draft {}

  /// Tools to be called.
  record Calls(List<Turn.Call> calls) implements Draft {
    public Calls {
      calls = List.copyOf(calls);
    }
  }
}
