package io.openbailian.engine.embedded.translate;

import io.openbailian.engine.embedded.desk.PictureText;
import io.openbailian.engine.embedded.desk.TextLine;
import io.openbailian.imaging.ImagingWork;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Text in pictures, read, erased and written anew as the translation does it.
final class WrittenText implements PictureText {
  /// One character and the space around it, in heights of the line.
  private static final double BRIDGED = 1.7;

  private final TextReader reader;
  private final TextFonts fonts;

  WrittenText(TextReader reader, TextFonts fonts) {
    this.reader = reader;
    this.fonts = fonts;
  }

  @Override
  public Optional<List<TextLine>> lines(BufferedImage image, ImagingWork work)
      throws InterruptedException {
    return switch (reader.read(image, Optional.empty(), work)) {
      case TextReader.Reading.Lines(List<TextLine> lines) -> Optional.of(lines);
      case TextReader.Reading.Unreadable _ -> Optional.empty();
    };
  }

  @Override
  public boolean plain(BufferedImage image, TextLine line) {
    Rectangle box = line.box();
    return LetterErasure.exact(
        image, Replacement.ink(image, line), Math.min(box.width, box.height));
  }

  @Override
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
  private List<TextLine> bridged(List<TextLine> lines) {
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

  private boolean neighbours(TextLine one, TextLine other) {
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

  @Override
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

  @Override
  public boolean chinese(TextLine line) {
    return Han.in(line.text());
  }
}
