package io.openbailian.engine.embedded.translate;

import io.openbailian.imaging.Work;
import io.openbailian.pixels.Resizing;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads pictures with Tesseract: once the whole picture, to find the lines, then each line by
/// itself, which it reads far better.
final class TesseractReader implements TextReader {
  private static final int LEAST_SIDE = 1200;
  private static final int MOST_SIDE = 4096;
  private static final int MOST_LINES = 400;
  private static final double UNSURE = 60;

  private final Tesseract tesseract;

  TesseractReader(Tesseract tesseract) {
    this.tesseract = tesseract;
  }

  @Override
  public Reading read(BufferedImage image, Optional<Language> source, Work work)
      throws InterruptedException {
    Set<String> installed = tesseract.languages(work);
    if (installed.isEmpty()) {
      return new Reading.Unreadable(
          "Pictures are read by the program tesseract, which is not on this machine:"
              + " apt install tesseract-ocr tesseract-ocr-chi-sim (or name its path in the engine's"
              + " option `tesseract`).");
    }
    List<Language> needed = source.map(List::of).orElse(List.of(Language.ZH, Language.EN));
    List<Language> missing =
        needed.stream().filter(one -> !installed.contains(one.tesseract())).toList();
    if (!missing.isEmpty()) {
      return new Reading.Unreadable(advice(missing));
    }
    return new Reading.Lines(lines(image, languages(source, installed), work));
  }

  private static String advice(List<Language> missing) {
    return "tesseract lacks the data to read %s: apt install %s."
        .formatted(
            missing.stream().map(Language::title).collect(Collectors.joining(" and ")),
            missing.stream().map(Language::debianPackage).collect(Collectors.joining(" ")));
  }

  /// The source's language, and those that pictures in it have beside it; of an unknown source, all
  /// there are.
  private static List<String> languages(Optional<Language> source, Set<String> installed) {
    Stream<Language> beside =
        source.isPresent() ? Stream.of(Language.ZH, Language.EN) : Stream.of(Language.values());
    return Stream.concat(source.stream(), beside)
        .map(Language::tesseract)
        .filter(installed::contains)
        .distinct()
        .toList();
  }

  private List<TextLine> lines(BufferedImage image, List<String> languages, Work work)
      throws InterruptedException {
    double scale = scale(image);
    BufferedImage scaled = scaled(image, scale);
    List<Word> scattered =
        tesseract.read(
            List.of(GrayPicture.of(scaled)),
            String.join("+", languages),
            Tesseract.Layout.SCATTERED,
            work);
    List<Strip> strips = new ArrayList<>();
    List<Rectangle> words = scattered.stream().map(word -> tight(scaled, word)).toList();
    for (TextBoxes.Box box : TextBoxes.of(words)) {
      Strip.of(image, inPicture(box, scale, image)).ifPresent(strips::add);
      work.poll();
    }
    return read(strips.stream().limit(MOST_LINES).toList(), languages, work);
  }

  /// Tesseract finds letters of 20 to 60 pixels best.
  private static double scale(BufferedImage image) {
    int side = Math.max(image.getWidth(), image.getHeight());
    return side < LEAST_SIDE ? 2 : Math.min(1, MOST_SIDE / (double) side);
  }

  private static BufferedImage scaled(BufferedImage image, double scale) {
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    return Resizing.toExactSize(image, width, height);
  }

  /// Across as wide as the word, of which Tesseract is sure, and down as high as its ink.
  private static Rectangle tight(BufferedImage image, Word word) {
    Rectangle box = word.box();
    Rectangle high = word.line().union(box);
    Rectangle wide = new Rectangle(box.x, high.y, box.width, high.height);
    wide.grow(2 + box.height / 8, 2 + box.height / 8);
    Rectangle part = wide.intersection(new Rectangle(image.getWidth(), image.getHeight()));
    Rectangle ink = Ink.of(image, part).bounds(part);
    return new Rectangle(box.x, ink.y, box.width, ink.height);
  }

  private static TextBoxes.Box inPicture(TextBoxes.Box box, double scale, BufferedImage image) {
    Rectangle found = box.bounds();
    int left = (int) Math.floor(found.x / scale);
    int top = (int) Math.floor(found.y / scale);
    int right = (int) Math.ceil((found.x + found.width) / scale);
    int bottom = (int) Math.ceil((found.y + found.height) / scale);
    Rectangle bounds =
        new Rectangle(left, top, right - left, bottom - top)
            .intersection(new Rectangle(image.getWidth(), image.getHeight()));
    return new TextBoxes.Box(bounds, box.down());
  }

  private List<TextLine> read(List<Strip> strips, List<String> languages, Work work)
      throws InterruptedException {
    if (strips.isEmpty()) {
      return List.of();
    }
    List<List<List<Word>>> readings = new ArrayList<>();
    strips.forEach(_ -> readings.add(new ArrayList<>()));
    List<Integer> all = IntStream.range(0, strips.size()).boxed().toList();
    for (String language : languages) {
      add(readings, strips, all, language, Tesseract.Layout.ONE_LINE, work);
    }
    List<Integer> unsure = all.stream().filter(i -> unsure(readings.get(i))).toList();
    if (!unsure.isEmpty()) {
      for (String language : languages) {
        add(readings, strips, unsure, language, Tesseract.Layout.RAW_LINE, work);
      }
    }
    List<TextLine> lines = new ArrayList<>();
    for (int i : all) {
      Strip strip = strips.get(i);
      TextLine.Flow flow = strip.down() ? TextLine.Flow.DOWN : TextLine.Flow.ACROSS;
      Readings.best(readings.get(i))
          .ifPresent(text -> lines.add(new TextLine(text, strip.box(), flow)));
    }
    return lines;
  }

  private static boolean unsure(List<List<Word>> readings) {
    return readings.stream().allMatch(words -> Readings.confidence(words) < UNSURE);
  }

  private void add(
      List<List<List<Word>>> readings,
      List<Strip> strips,
      List<Integer> which,
      String language,
      Tesseract.Layout layout,
      Work work)
      throws InterruptedException {
    List<GrayPicture> pictures = which.stream().map(i -> strips.get(i).picture()).toList();
    Map<Integer, List<Word>> byPage =
        tesseract.read(pictures, language, layout, work).stream()
            .collect(Collectors.groupingBy(Word::page));
    for (int page = 1; page <= which.size(); page++) {
      readings.get(which.get(page - 1)).add(byPage.getOrDefault(page, List.of()));
    }
  }
}
