package io.openbailian.engine.embedded.translate;

import io.openbailian.engine.embedded.desk.TextLine;
import io.openbailian.imaging.ImagingWork;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Lines of a picture erased, and others set in their places, in the picture itself.
///
/// @param target what the new lines are written in
record LineReplacing(BufferedImage image, TextFonts fonts, PictureLanguage target) {

  /// All are erased before any is set, so that a long one may lie over its neighbour's place.
  ///
  /// @param lines all that the picture shows: what is set leaves the others alone
  /// @return how many could be set; the font may lack the characters of others
  int replace(List<Replacement> replaced, List<TextLine> lines, ImagingWork work)
      throws InterruptedException {
    for (int i = 0; i < replaced.size(); i++) {
      Replacement one = replaced.get(i);
      Rectangle box = one.line().box();
      LetterErasure.erase(image, one.ink(), Math.min(box.width, box.height), work);
      work.done(60 + 35 * (i + 1) / replaced.size());
    }
    List<Rectangle> moving = replaced.stream().map(one -> one.line().box()).toList();
    List<Rectangle> all = lines.stream().map(TextLine::box).toList();
    List<Rectangle> still = all.stream().filter(box -> !moving.contains(box)).toList();
    TextRoom room = new TextRoom(image, still, moving);
    List<PlacedText> letterings = new ArrayList<>();
    List<TypeSize.Size> sizes = new ArrayList<>();
    for (Replacement one : replaced) {
      one.placed(room, all, fonts, target)
          .ifPresent(placed -> {
            letterings.add(placed.lettering());
            sizes.add(new TypeSize.Size(one.original().em(), placed.em()));
          });
    }
    for (int i = 0; i < letterings.size(); i++) {
      letterings.get(i).draw(image, TypeSize.of(sizes.get(i), sizes));
    }
    return letterings.size();
  }
}
