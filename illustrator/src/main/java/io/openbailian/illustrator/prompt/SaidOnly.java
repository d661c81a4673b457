package io.openbailian.illustrator.prompt;

import io.openbailian.illustrator.scene.Bulk;
import io.openbailian.illustrator.scene.Material;
import java.util.List;

/// What names a thing and is not to be seen as one: a style, who plays another, one half of a
/// compound. It is told, as is what is lost on clothes.
///
/// @param told gets the words
record SaidOnly(Wording wording, Lookahead lookahead, Modifiers modifiers, ToldWords told) {

  /// Whether the word stands for nothing that is drawn; it is told then, or says no more than the
  /// next.
  boolean takes(Mention mention, int at) {
    if (lookahead.isSaidOfNext(mention, at)) {
      return true;
    }
    if (wording.namesStyle(mention)) {
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

  /// What is worn or held is drawn in its colour (gold is one), of its own size and of no material
  /// but that of who has it.
  void tellLost(List<Mention> said, NamedNouns nouns) {
    boolean dyed = said.stream().anyMatch(word -> word.is(Category.COLOUR));
    for (Mention word : said) {
      boolean of = word.is(Category.MATERIAL) && !shows(word.as(Material.class), dyed, nouns);
      if (of || (word.is(Category.BULK) && word.as(Bulk.class) != Bulk.SMALL)) {
        told.tell(word);
      }
    }
  }

  private static boolean shows(Material material, boolean dyed, NamedNouns nouns) {
    return nouns.areOf(material) || (material == Material.GOLD && !dyed);
  }
}
