package io.openbailian.engines.scripted;

import io.openbailian.engine.Media;
import io.openbailian.protocol.WireError;
import java.util.List;
import java.util.Optional;

/// What a rule does in the end.
sealed interface Play {

  /// Nothing, until the call is stopped.
  record Hang() implements Play {}

  /// The process ends at once, as in a crash.
  record Crash() implements Play {}

  /// The whole call fails, for good.
  record Fail(WireError error) implements Play {}

  /// An answer for each item.
  ///
  /// @param items what becomes of item 0, 1, …; the last stands for all beyond it; never empty
  /// @param reply the words of an answer of text; of a picture, what the prompt was rewritten to
  /// @param file answered instead of a test card
  /// @param heard what is recognised in speech; empty for what nobody wrote down
  record Answer(List<Outcome> items, Optional<Reply> reply, Optional<Media> file, List<Heard> heard)
      implements Play {
    static final Answer PLAIN =
        new Answer(List.of(new Outcome.Made()), Optional.empty(), Optional.empty(), List.of());

    public Answer {
      items = List.copyOf(items);
      heard = List.copyOf(heard);
    }

    Outcome of(int item) {
      return items.get(Math.min(item, items.size() - 1));
    }
  }

  /// What becomes of one item.
  sealed interface Outcome {
    record Made() implements Outcome {}

    record Failed(WireError error) implements Outcome {}
  }
}
