package io.openbailian.engine.embedded.desk;

import java.awt.Rectangle;

/// One line of text in a picture.
///
/// @param box its ink, in pixels of the picture
/// @param flow how its characters follow one another
public record TextLine(String text, Rectangle box, Flow flow) {

  /// The direction of reading.
  public enum Flow {
    /// Along the line; from right to left in scripts that are written so.
    ACROSS,
    /// Character below character.
    DOWN
  }

  public TextLine {
    box = new Rectangle(box);
  }

  @Override
  public Rectangle box() {
    return new Rectangle(box);
  }
}
