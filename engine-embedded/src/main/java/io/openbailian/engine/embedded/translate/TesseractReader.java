package io.openbailian.engine.embedded.translate;

import io.openbailian.engine.embedded.desk.TextLine;
import io.openbailian.imaging.ImagingWork;
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
  public Reading read(BufferedImage image, Optional<PictureLanguage> source, ImagingWork work)
      throws InterruptedException {
    Set<String> installed = tesseract.languages(work);
    if (installed.isEmpty()) {
      return new Reading.Unreadable(
          "Pictures are read by the program tesseract, which is not on this machine:"
              + " apt install tesseract-ocr tesseract-ocr-chi-sim (or name its path in the engine's"
              + " option `tesseract`).");
    }
    List<PictureLanguage> needed =
        source.map(List::of).orElse(List.of(PictureLanguage.ZH, PictureLanguage.EN));
    List<PictureLanguage> missing =
        needed.stream().filter(one -> !installed.contains(one.tesseract())).toList();
    if (!missing.isEmpty()) {
      return new Reading.Unreadable(advice(missing));
    }
    return new Reading.Lines(lines(image, languages(source, installed), work));
  }

  private static String advice(List<PictureLanguage> missing) {
    return "tesseract lacks the data to read %s: apt install %s."
        .formatted(
            missing.stream().map(PictureLanguage::title).collect(Collectors.joining(" and ")),
            missing.stream().map(PictureLanguage::debianPackage).collect(Collectors.joining(" ")));
  }

  /// The source's language, and those that pictures in it have beside it; of an unknown source, all
  /// there are.
  private static List<String> languages(Optional<PictureLanguage> source, Set<String> installed) {
    Stream<PictureLanguage> beside =
        source.isPresent()
            ? Stream.of(PictureLanguage.ZH, PictureLanguage.EN)
            : Stream.of(PictureLanguage.values());
    return Stream.concat(source.stream(), beside)
        .map(PictureLanguage::tesseract)
        .filter(installed::contains)
        .distinct()
        .toList();
  }

  private List<TextLine> lines(BufferedImage image, List<String> languages, ImagingWork work)
      throws InterruptedException {
    List<Strip> strips = new ArrayList<>();
    for (TextBoxes.Box box : new TextFinder(tesseract).find(image, languages, work)) {
      Strip.of(image, box).ifPresent(strips::add);
      work.poll();
    }
    return read(strips.stream().limit(MOST_LINES).toList(), languages, work);
  }

  private List<TextLine> read(List<Strip> strips, List<String> languages, ImagingWork work)
      throws InterruptedException {
    if (strips.isEmpty()) {
      return List.of();
    }
    List<List<List<ReadWord>>> readings = new ArrayList<>();
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

  private static boolean unsure(List<List<ReadWord>> readings) {
    return readings.stream().allMatch(words -> Readings.confidence(words) < UNSURE);
  }

  private void add(
      List<List<List<ReadWord>>> readings,
      List<Strip> strips,
      List<Integer> which,
      String language,
      Tesseract.Layout layout,
      ImagingWork work)
      throws InterruptedException {
    List<GrayPicture> pictures = which.stream().map(i -> strips.get(i).picture()).toList();
    Map<Integer, List<ReadWord>> byPage =
        tesseract.read(pictures, language, layout, work).stream()
            .collect(Collectors.groupingBy(ReadWord::page));
    for (int page = 1; page <= which.size(); page++) {
      readings.get(which.get(page - 1)).add(byPage.getOrDefault(page, List.of()));
    }
  }
}
