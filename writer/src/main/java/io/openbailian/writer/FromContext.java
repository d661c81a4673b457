package io.openbailian.writer;

import io.openbailian.writer.sentences.WeighedSentences;
import java.util.List;
import java.util.Optional;

/// Answers from documents that stand beside the question: with the sentences of theirs that share
/// most with it.
final class FromContext implements Skill {
  private static final int MOST_SENTENCES = 2;

  @Override
  public Optional<String> answer(Question question) {
    String context = question.asking().context();
    if (context.isBlank()) {
      return Optional.empty();
    }
    List<String> found = new WeighedSentences(context).nearest(question.text(), MOST_SENTENCES);
    return Optional.of(
        found.isEmpty()
            ? question.tongue().say("给出的资料里没有提到。", "The given context does not say.")
            : String.join(Tongue.writtenIn(context).say("", " "), found));
  }
}
