package io.openbailian.engine.embedded.translate;

import io.openbailian.engine.embedded.desk.TextLine;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/// A line, what it becomes, and how it was written.
record Replacement(TextLine line, String text, InkSeparation ink, Original original) {
  private static final double MARGIN = 0.4;
  private static final double SPREAD = 0.6;
  private static final double AROUND = 0.12;

  /// How a line of the picture was written, looked at before anything is erased.
  static Replacement of(BufferedImage image, TextLine line, String text) {
    InkSeparation ink = ink(image, line);
    return new Replacement(line, text, ink, Original.of(line, ink));
  }

  /// The letters of a line, with some ground around them.
  static InkSeparation ink(BufferedImage image, TextLine line) {
    Rectangle part = line.box();
    int around = 2 + (int) Math.round(AROUND * Math.min(part.width, part.height));
    part.grow(around, around);
    return InkSeparation.of(
        image, part.intersection(new Rectangle(image.getWidth(), image.getHeight())));
  }

  /// The new text in its place, with the em it would have there alone.
  record Placed(PlacedText lettering, double em) {}

  /// Empty when a character has no font.
  Optional<Placed> placed(
      TextRoom room, List<Rectangle> lines, TextFonts fonts, PictureLanguage target) {
    Rectangle box = line.box();
    int side = Math.min(box.width, box.height);
    int margin = (int) Math.ceil(MARGIN * side);
    Rectangle free = room.around(box, margin, (int) Math.ceil(SPREAD * side));
    return switch (line.flow()) {
      case ACROSS -> across(free, Alignment.of(box, lines, free), fonts);
      case DOWN -> target.unspaced() ? stacked(free, fonts) : turned(free, fonts);
    };
  }

  private Optional<Placed> across(Rectangle free, Alignment alignment, TextFonts fonts) {
    Rectangle box = line.box();
    double half = Math.min(box.getCenterX() - free.x, free.getMaxX() - box.getCenterX());
    double left =
        switch (alignment) {
          case LEFT -> box.x;
          case CENTRE -> box.getCenterX() - half;
          case RIGHT -> free.x;
        };
    double right =
        switch (alignment) {
          case LEFT -> free.getMaxX();
          case CENTRE -> box.getCenterX() + half;
          case RIGHT -> box.getMaxX();
        };
    double em = original.em();
    double spread = Math.min(box.y - free.y, free.getMaxY() - box.getMaxY());
    double tall = Math.max(em, box.height + 2 * spread);
    return LineSetting.largest(text, fonts, original.bold(), right - left, tall, em)
        .map(set ->
            new Placed(
                new PlacedText(set, alignment, left, right, original.middle(), false, ink.colour()),
                Math.min(em, set.em(right - left, tall))));
  }

  private Optional<Placed> stacked(Rectangle free, TextFonts fonts) {
    Rectangle box = line.box();
    List<LineOutline> characters =
        text.codePoints()
            .filter(one -> !Character.isWhitespace(one))
            .mapToObj(Character::toString)
            .flatMap(one -> fonts.outline(one, original.bold()).stream())
            .toList();
    LineSetting set = new LineSetting(characters);
    double spread = Math.min(box.y - free.y, free.getMaxY() - box.getMaxY());
    double tall = box.height + 2 * spread;
    double em = Math.min(original.em(), set.em(1.1 * box.width, tall));
    return characters.isEmpty() ? Optional.empty() : Optional.of(upright(set, em));
  }

  private Placed upright(LineSetting set, double em) {
    Rectangle box = line.box();
    return new Placed(
        new PlacedText(
            set, Alignment.CENTRE, box.x, box.getMaxX(), box.getCenterY(), false, ink.colour()),
        em);
  }

  private Optional<Placed> turned(Rectangle free, TextFonts fonts) {
    Rectangle box = line.box();
    double spread = Math.min(box.y - free.y, free.getMaxY() - box.getMaxY());
    double wide = box.height + 2 * spread;
    double left = box.getCenterX() - wide / 2;
    return LineSetting.largest(text, fonts, original.bold(), wide, original.em(), original.em())
        .map(set ->
            new Placed(
                new PlacedText(
                    set, Alignment.CENTRE, left, left + wide, box.getCenterY(), true, ink.colour()),
                Math.min(original.em(), set.em(wide, original.em()))));
  }
}
