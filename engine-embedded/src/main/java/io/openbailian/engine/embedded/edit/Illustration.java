package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.embedded.draw.Illustrator;
import io.openbailian.engine.embedded.draw.Sticker;
import io.openbailian.engine.embedded.palette.Palette;
import io.openbailian.engine.embedded.palette.Palettes;
import io.openbailian.engine.embedded.scene.Composer;
import io.openbailian.engine.embedded.scene.SceneDescription;
import io.openbailian.imaging.Work;
import io.openbailian.text.Dice;
import java.awt.image.BufferedImage;
import java.util.Optional;

/// The illustrator at the service of an edit.
///
/// @param scene what the words describe
/// @param palette its colours
/// @param dice for what the words leave open
record Illustration(SceneDescription scene, Palette palette, Dice dice) {

  /// @param avoided words for what the drawing must not show
  static Illustration of(String words, String avoided, long seed) {
    Dice dice = Dice.of(seed, words, avoided);
    SceneDescription scene = Composer.compose(words, avoided, dice.fork("scene"));
    return new Illustration(scene, Palettes.of(scene, dice.fork("palette")), dice.fork("draw"));
  }

  BufferedImage whole(int width, int height, Work work) throws InterruptedException {
    return Illustrator.draw(scene, palette, width, height, dice, work.stopped());
  }

  /// Only what the words name, on nothing; empty when they name nothing that can be drawn.
  Optional<BufferedImage> subjects(int width, int height) {
    return Sticker.draw(scene, palette, width, height, dice);
  }
}
