package io.openbailian.writer;

import io.openbailian.text.Dice;
import io.openbailian.engine.text.Format;
import io.openbailian.engine.text.TextRequest;
import io.openbailian.engine.text.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Drafts an answer: the first skill that takes the question answers it.
final class Author {
  private final ToolCaller tools = new ToolCaller();
  private final List<Skill> exact =
      List.of(
          new ToolReport(),
          new Translating(),
          new Summary(),
          new Memory(),
          new Calendar(),
          new Reckoning(),
          new Social(),
          new Chat());
  private final Composing composing = new Composing();

  /// @param now what "today" in a question means
  Draft draft(TextRequest request, long seed, Instant now) {
    Question question = Question.of(Excerpt.of(request), Dice.of(seed, texts(request)), now);
    List<Turn.Call> calls = tools.calls(question);
    return calls.isEmpty() ? new Draft.Words(words(question)) : new Draft.Calls(calls);
  }

  private static String[] texts(TextRequest request) {
    return request.turns().stream().map(Turn::text).toArray(String[]::new);
  }

  private String words(Question question) {
    return switch (question.request().format()) {
      case Format.Free() -> exactly(question).or(() -> composing.answer(question)).orElse("");
      case Format.AnyJson() -> JsonAnswer.any(question, exactly(question));
      case Format.Schema(var schema) -> JsonAnswer.of(question, schema);
    };
  }

  private Optional<String> exactly(Question question) {
    return exact.stream().flatMap(skill -> skill.answer(question).stream()).findFirst();
  }
}
