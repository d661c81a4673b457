package io.openbailian.engines.scripted;

import io.openbailian.protocol.FinishReason;
import io.openbailian.protocol.WireError;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// The exact words of an answer, piece by piece.
record Reply(List<Step> steps) {
  Reply {
    steps = List.copyOf(steps);
  }

  static Reply of(String text) {
    return new Reply(List.of(new Step.Say(text)));
  }

  /// What is said, without what happens in between; a prompt is rewritten to it.
  String text() {
    return steps.stream()
        .map(step -> step instanceof Step.Say(String text) ? text : "")
        .collect(Collectors.joining());
  }

  /// One thing that happens in an answer.
  sealed interface Step {
    record Say(String text) implements Step {}

    record Think(String text) implements Step {}

    /// A tool is called.
    ///
    /// @param id empty for one that counts the calls
    /// @param arguments pieces of JSON text, each sent by itself
    record Call(String id, String name, List<String> arguments) implements Step {
      public Call {
        arguments = List.copyOf(arguments);
      }
    }

    record Wait(Duration duration) implements Step {}

    /// The answer breaks off.
    record Break(WireError error) implements Step {}

    /// Why the answer ends, when it is not what its pieces say.
    record End(FinishReason reason) implements Step {}

    /// How many tokens there are so far.
    record Count(int input, int output) implements Step {}
  }
}
