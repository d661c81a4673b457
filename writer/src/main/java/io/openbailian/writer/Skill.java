package io.openbailian.writer;

import java.util.Optional;

/// One thing the writer can do.
interface Skill {

  /// The answer, if the question is one for this skill.
  Optional<String> answer(Question question);
}
