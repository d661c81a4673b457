package io.openbailian.writer;

import io.openbailian.engine.text.Format;
import io.openbailian.engine.text.TextRequest;
import io.openbailian.engine.text.Turn;
import io.openbailian.text.Dice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Drafts an answer: the first skill that takes the question answers it.
final class Author {
  private final ToolCaller tools = new ToolCaller();
  private final List<Skill> exact =
      List.of(
          new ToolReport(),
          new StrictFormat(),
          new FromContext(),
          new Saying(),
          new Choosing(),
          new Translating(),
          new Summary(),
          new Memory(),
          new Calendar(),
          new Reckoning(),
          new Social(),
          new Chat(),
          new Kinds(),
          new Unknown());
  private final Composing composing = new Composing();

  /// @param now what "today" in a question means
  Draft.Thought draft(TextRequest request, long seed, Instant now) {
    TextRequest read = Excerpt.of(request);
    Question question = Question.of(read, Dice.of(seed, texts(request)), now);
    List<Turn.Call> calls = tools.calls(question);
    Draft draft =
        calls.isEmpty()
            ? new Draft.Words(continued(read, words(question), question))
            : new Draft.Calls(calls);
    return new Draft.Thought(Reasoning.of(read, question, draft), draft);
  }

  private static String continued(TextRequest request, String words, Question question) {
    return request
        .beginning()
        .map(beginning -> Continuation.behind(beginning, words, question))
        .orElse(words);
  }

  private static String[] texts(TextRequest request) {
    return request.turns().stream().map(Turn::text).toArray(String[]::new);
  }

  private String words(Question question) {
    return switch (question.request().format()) {
      case Format.Free() -> free(question);
      case Format.AnyJson() -> JsonAnswer.any(question, exactly(question));
      case Format.Schema(var schema) -> JsonAnswer.of(question, schema);
    };
  }

  /// An answer whose form the prompt alone decides.
  private String free(Question question) {
    return PromptedTools.in(question)
        .map(prompted -> byTools(prompted, question))
        .or(() -> PromptForm.in(question, false).map(form -> form.filled(question)))
        .or(() ->
            PromptForm.isJsonWanted(question)
                ? Optional.of(JsonAnswer.any(question, exactly(question)))
                : Optional.empty())
        .orElseGet(() -> inWords(question));
  }

  private String byTools(PromptedTools prompted, Question question) {
    if (prompted.observed().isPresent()) {
      return prompted.answering(ToolReport.said(prompted.observed().get(), question.tongue()));
    }
    Question asked = question.about(prompted.question(), question.dice());
    TextRequest request = question.request();
    List<Turn.Call> calls =
        tools.calls(
            asked.with(
                new TextRequest(
                    request.turns(), prompted.tools(), request.choice(), true, request.output())));
    return calls.isEmpty()
        ? prompted.answering(inWords(asked))
        : prompted.calling(calls, question.tongue());
  }

  /// What it can do, else what it can write about, else that it has no answer.
  private String inWords(Question question) {
    return exactly(question)
        .or(() -> composing.answer(question))
        .orElseGet(() -> Unknown.line(question.tongue()));
  }

  private Optional<String> exactly(Question question) {
    return exact.stream().flatMap(skill -> skill.answer(question).stream()).findFirst();
  }
}
