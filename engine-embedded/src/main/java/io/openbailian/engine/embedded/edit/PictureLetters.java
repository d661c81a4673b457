package io.openbailian.engine.embedded.edit;

import io.openbailian.engine.embedded.desk.PictureText;
import io.openbailian.engine.embedded.desk.TextLine;
import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.edit.RemoveOverlays;
import io.openbailian.imaging.instruction.EditOutcome;
import io.openbailian.imaging.instruction.ReadLetters;
import io.openbailian.imaging.region.Overlay;
import io.openbailian.imaging.region.OverlayFinder;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The text of one call's pictures, edited by reading it, and what is to be told of that.
final class PictureLetters implements ReadLetters {
  private static final int SHOWN = 8;

  /// So many letters are hardly read where there are none.
  private static final int SURE = 4;

  private final Supplier<PictureText> reader;
  private final ImagingWork work;
  private final Set<String> left = new LinkedHashSet<>();
  private boolean unread;
  private boolean unsure;

  /// @param reader made when an edit first speaks of text
  PictureLetters(Supplier<PictureText> reader, ImagingWork work) {
    this.reader = reader;
    this.work = new ImagingWork(work.seed(), work.stopped(), _ -> {});
  }

  /// The lines that should have gone and can still be read.
  List<String> left() {
    return List.copyOf(left);
  }

  /// What the answer has to say of its text, if anything.
  Optional<String> note() {
    if (unread) {
      return Optional.of(
          "Text was found by its look alone, for nothing here can read it (that needs the program"
              + " tesseract): some may be left, or another line be meant.");
    }
    List<String> said = new ArrayList<>();
    if (!left.isEmpty()) {
      said.add("Text that could not be erased whole: %s.".formatted(quoted(left())));
    }
    if (unsure) {
      said.add(
          "Some of the text lies on no plain ground: there letters are found less surely, and some"
              + " may be left.");
    }
    return Optional.of(String.join(" ", said)).filter(note -> !note.isEmpty());
  }

  @Override
  public Optional<EditOutcome> erased(BufferedImage image, Set<Overlay> kinds)
      throws InterruptedException {
    if (!kinds.contains(Overlay.CHINESE) && !kinds.contains(Overlay.LATIN)) {
      return Optional.empty();
    }
    Optional<List<TextLine>> read = lines(image);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    List<TextLine> meant = meant(image, read.get(), kinds);
    BufferedImage out = image;
    if (!meant.isEmpty()) {
      out = Pictures.opaque(image);
      BufferedImage before = out;
      unsure = !meant.stream().allMatch(line -> reader.get().plain(before, line));
      reader.get().erase(out, meant, work);
    }
    // What is found by its look and was not read goes too.
    Optional<BufferedImage> cleaned = RemoveOverlays.apply(out, kinds, work);
    if (meant.isEmpty() && cleaned.isEmpty()) {
      return Optional.of(
          new EditOutcome.Impossible(
              "The picture shows no text or mark of that kind to take off."));
    }
    BufferedImage result = cleaned.orElse(out);
    unsure |= cleaned.isPresent();
    if (unsure) {
      for (TextLine line : meant(result, lines(result).orElse(List.of()), kinds)) {
        left.add(line.text());
      }
    }
    return Optional.of(new EditOutcome.Edited(result));
  }

  @Override
  public Optional<EditOutcome> rewritten(BufferedImage image, Optional<String> old, String text)
      throws InterruptedException {
    Optional<List<TextLine>> read = lines(image);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    List<TextLine> lines = read.get();
    if (lines.isEmpty()) {
      return Optional.of(
          new EditOutcome.Impossible("The picture shows no text that could be read."));
    }
    List<MeantLine> meant = MeantLine.of(lines, old, text);
    if (meant.isEmpty()) {
      return Optional.of(new EditOutcome.Impossible(unclear(lines, old)));
    }
    BufferedImage out = Pictures.opaque(image);
    for (MeantLine one : meant) {
      if (!reader.get().replace(out, one.line(), one.text(), lines, work)) {
        return Optional.of(
            new EditOutcome.Impossible("No font here can write “%s”.".formatted(one.text())));
      }
    }
    return Optional.of(new EditOutcome.Edited(out));
  }

  private Optional<List<TextLine>> lines(BufferedImage image) throws InterruptedException {
    Optional<List<TextLine>> lines = reader.get().lines(image, work);
    unread |= lines.isEmpty();
    return lines;
  }

  /// Grain of wood and fur are read as a letter or two: so few are believed on plain ground only,
  /// or where they look like text too.
  private List<TextLine> meant(BufferedImage image, List<TextLine> lines, Set<Overlay> kinds) {
    BufferedImage opaque = Pictures.opaque(image);
    List<Rectangle> looks = lines.isEmpty() ? List.of() : OverlayFinder.rectangles(image);
    return lines.stream()
        .filter(
            line -> kinds.contains(reader.get().chinese(line) ? Overlay.CHINESE : Overlay.LATIN))
        .filter(line ->
            line.text().codePoints().filter(Character::isLetterOrDigit).count() >= SURE
                || looks.stream().anyMatch(line.box()::intersects)
                || reader.get().plain(opaque, line))
        .toList();
  }

  private static String unclear(List<TextLine> lines, Optional<String> old) {
    List<String> texts = new ArrayList<>();
    lines.forEach(line -> texts.add(line.text()));
    return old.map(words ->
            "The picture's text reads %s: no line of it is “%s”.".formatted(quoted(texts), words))
        .orElseGet(() ->
            "The picture has %d lines of text, %s: it is not said which is to be replaced."
                .formatted(texts.size(), quoted(texts)));
  }

  private static String quoted(List<String> texts) {
    String shown =
        texts.stream().limit(SHOWN).map(text -> "“" + text + "”").collect(Collectors.joining(", "));
    return texts.size() > SHOWN ? shown + ", …" : shown;
  }
}
