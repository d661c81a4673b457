package io.openbailian.engine.embedded.translate;

import io.openbailian.imaging.ImagingWork;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Text in pictures, read, erased and written anew as the translation does it: what one of them
/// finds the others find too.
public final class PictureText {
  /// One character and the space around it, in heights of the line.
  private static final double BRIDGED = 1.7;

  private final TextReader reader;
  private final TextFonts fonts;

  PictureText(TextReader reader, TextFonts fonts) {
    this.reader = reader;
    this.fonts = fonts;
  }

  /// The lines of text, from the top; empty where nothing here can read.
  ///
  /// @throws InterruptedException when the work was stopped
  public Optional<List<TextLine>> lines(BufferedImage image, ImagingWork work)
      throws InterruptedException {
    return switch (reader.read(image, Optional.empty(), work)) {
      case TextReader.Reading.Lines(List<TextLine> lines) -> Optional.of(lines);
      case TextReader.Reading.Unreadable _ -> Optional.empty();
    };
  }

  /// Whether a line stands on plain ground, where reading it is sure and erasing it leaves nothing.
  public static boolean plain(BufferedImage image, TextLine line) {
    Rectangle box = line.box();
    return LetterErasure.exact(
        image, Replacement.ink(image, line), Math.min(box.width, box.height));
  }

  /// Takes the letters of the lines out of the picture itself, which is `TYPE_INT_RGB`.
  public void erase(BufferedImage image, List<TextLine> lines, ImagingWork work)
      throws InterruptedException {
    List<TextLine> whole = bridged(lines);
    List<InkSeparation> inks = whole.stream().map(line -> Replacement.ink(image, line)).toList();
    for (int i = 0; i < inks.size(); i++) {
      Rectangle box = whole.get(i).box();
      LetterErasure.erase(image, inks.get(i), Math.min(box.width, box.height), work);
    }
  }

  /// With what lies between two Chinese lines that are one character apart: a 一 is taken for a rule
  /// and not read, but it is a letter.
  private static List<TextLine> bridged(List<TextLine> lines) {
    List<TextLine> whole = new ArrayList<>();
    for (TextLine line : lines) {
      TextLine joined = line;
      for (TextLine other : List.copyOf(whole)) {
        if (neighbours(joined, other)) {
          whole.remove(other);
          joined =
              new TextLine(
                  other.text() + joined.text(), other.box().union(joined.box()), joined.flow());
        }
      }
      whole.add(joined);
    }
    return whole;
  }

  private static boolean neighbours(TextLine one, TextLine other) {
    Rectangle a = one.box();
    Rectangle b = other.box();
    int lower = Math.min(a.height, b.height);
    int common = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
    int gap = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
    return chinese(one)
        && chinese(other)
        && one.flow() == TextLine.Flow.ACROSS
        && other.flow() == TextLine.Flow.ACROSS
        && common > lower / 2
        && gap < BRIDGED * lower;
  }

  /// A line erased and another set in its place, size and colour, in the picture itself.
  ///
  /// @param all the picture's lines
  /// @return false when no font here has all the characters: the picture is as it was
  public boolean replace(
      BufferedImage image, TextLine line, String text, List<TextLine> all, ImagingWork work)
      throws InterruptedException {
    if (fonts.outline(text, false).isEmpty()) {
      return false;
    }
    PictureLanguage target = Han.in(text) ? PictureLanguage.ZH : PictureLanguage.EN;
    return new LineReplacing(image, fonts, target)
            .replace(List.of(Replacement.of(image, line, text)), all, work)
        > 0;
  }

  /// Whether a line is written in Chinese characters.
  public static boolean chinese(TextLine line) {
    return Han.in(line.text());
  }
}
