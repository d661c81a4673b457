package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Role;
import io.openbailian.text.Pattern;
import java.util.Optional;

/// What a prompt says of who stands behind, before and under whom. Buildings and trees are drawn
/// behind whoever is there, and everything else side by side: so some of it is drawn as said.
final class Depth {
  private static final Pattern BEHIND = Pattern.compile("^的?(?:后面|背后|后方|后边|后头)");
  private static final Pattern BEFORE = Pattern.compile("^的?(?:前面|前方|前边|面前|跟前)");
  private static final Pattern UNDER = Pattern.compile("^的?(?:下面|底下|下方|之下|下边)");
  private static final int SIDE = 3;

  private Depth() {}

  /// How what is told of stands to a noun with such a word behind it: 桌子下面.
  static Optional<Relation> of(Wording wording, Mention noun) {
    String after = wording.after(noun);
    if (BEHIND.matcher(after).find()) {
      return Optional.of(Relation.BEHIND);
    }
    if (BEFORE.matcher(after).find()) {
      return Optional.of(Relation.BEFORE);
    }
    return UNDER.matcher(after).find() ? Optional.of(Relation.UNDER) : Optional.empty();
  }

  /// Where that word ends.
  static int end(Wording wording, Mention noun) {
    int letters = wording.after(noun).startsWith("的") ? SIDE : SIDE - 1;
    return Math.min(wording.text().length(), noun.end() + letters);
  }

  /// Whether it is drawn so: people and things before what stands in the middle distance, and under
  /// the branches of a tree.
  ///
  /// @param first who stands there, if somebody is named by then
  static boolean drawn(Relation relation, Optional<Role> first, Role second) {
    return switch (relation) {
      case BEHIND -> first.filter(Depth::far).isPresent() && !far(second);
      case BEFORE -> far(second) && first.filter(Depth::far).isEmpty();
      case UNDER ->
          (second == Role.PLANT || second == Role.AIR) && first.filter(Depth::far).isEmpty();
      case WORN, HELD, UPON, RIDING, WITH, IN, MADE, ABOVE, BELOW, AND, BUT -> true;
    };
  }

  private static boolean far(Role role) {
    return role == Role.BUILDING || role == Role.PLANT || role == Role.AIR;
  }
}
