package io.openbailian.illustrator.prompt;

import java.util.List;

/// She and he, who are somebody only where a prompt begins with them and names nobody: 她站在花园里.
/// Everywhere else they are grammar.
final class Pronouns {
  private Pronouns() {}

  /// The wording without those that name nobody.
  static Wording sorted(Wording wording) {
    List<Mention> all = wording.mentions();
    boolean somebody =
        all.stream()
            .filter(mention -> mention.is(Category.SUBJECT) && !isOne(mention))
            .anyMatch(mention -> mention.isSign() || mention.hint("WEARS").isPresent());
    return wording.with(
        all.stream()
            .filter(mention ->
                !isOne(mention)
                    || (!somebody && wording.text().substring(0, mention.start()).isBlank()))
            .toList());
  }

  private static boolean isOne(Mention mention) {
    return mention.word().hint("PRONOUN").isPresent();
  }
}
