package io.openbailian.engine.embedded.translate;

import io.openbailian.imaging.Work;
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
    List<Strip> strips = new ArrayList<>();
    for (TextBoxes.Box box : new TextFinder(tesseract).find(image, languages, work)) {
      Strip.of(image, box).ifPresent(strips::add);
      work.poll();
    }
    return read(strips.stream().limit(MOST_LINES).toList(), languages, work);
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
