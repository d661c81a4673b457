package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Bulk;
import io.openbailian.illustrator.scene.Material;
import io.openbailian.illustrator.scene.Role;
import java.util.List;
import java.util.Optional;

/// What names a thing and is not to be seen as one: a style, a part somebody plays, one half of a
/// compound. It is told, as is how one thing stands to another where no drawing shows it.
///
/// @param told gets the words
record SaidOnly(Wording wording, Lookahead lookahead, Modifiers modifiers, ToldWords told) {

  /// Whether the word stands for nothing that is drawn; it is told then, or says no more than the
  /// next.
  ///
  /// @param somebody whether anything was named before it
  boolean takes(Mention mention, int at, boolean somebody) {
    if (lookahead.isSaidOfNext(mention, at)) {
      return true;
    }
    if (wording.namesStyle(mention) || (somebody && wording.actsAs(mention))) {
      modifiers.ofDescription(mention);
      told.tell(mention);
      return true;
    }
    if (lookahead.isCastAsNext(mention, at)) {
      if (mention.word().kind().filter(kind -> !kind.equals("man")).isPresent()) {
        told.tell(mention); // who plays may be drawn as another
      }
      return true;
    }
    boolean half = lookahead.isPartOfCompound(mention, at);
    if (half) {
      told.tell(mention);
    }
    return half;
  }

  /// Where something stands to another, where it is not drawn so.
  ///
  /// @param first what was named before it, if that stands somewhere
  void tellDepth(Mention noun, Role role, Optional<Role> first, PendingRelation pending) {
    if (pending.relation().filter(said -> !Depth.drawn(said, first, role)).isPresent()) {
      told.tell(pending.start(), noun.end());
    }
    Optional<Relation> behind = Depth.of(wording, noun);
    if (behind.filter(said -> !Depth.drawn(said, Optional.empty(), role)).isPresent()) {
      told.tell(noun.start(), Depth.end(wording, noun));
    }
  }

  /// What is worn or held is drawn in its colour, of its own size and of no material but that of
  /// who has it.
  void tellLost(List<Mention> said, NamedNouns nouns) {
    for (Mention word : said) {
      boolean of = word.is(Category.MATERIAL) && !nouns.areOf(word.as(Material.class));
      if (of || (word.is(Category.BULK) && word.as(Bulk.class) != Bulk.SMALL)) {
        told.tell(word);
      }
    }
  }
}
