package io.openbailian.engine.embedded.translate;

import io.openbailian.engine.embedded.desk.PictureText;
import io.openbailian.engine.embedded.desk.TextLine;
import io.openbailian.imaging.ImagingWork;
import io.openbailian.imaging.Mask;
import io.openbailian.imaging.Pictures;
import io.openbailian.imaging.region.OverlayFinder;
import io.openbailian.imaging.region.Region;
import io.openbailian.imaging.region.RegionFinder;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the text in pictures into another language: reads it, translates it line by line, erases it
/// and sets the translation in its place, in its size and colour.
///
/// A line that nothing here can translate stays as it is. Many calls may run at once.
public final class ImageTranslator {
  private static final double HALF = 0.5;

  private final TextReader reader;
  private final Optional<TranslatingPort> port;
  private final TranslatorSettings settings;
  private final TextFonts fonts;

  /// @param port translates what terminologies and dictionary do not
  public ImageTranslator(
      TextReader reader, Optional<TranslatingPort> port, TranslatorSettings settings) {
    this.reader = reader;
    this.port = port;
    this.settings = settings;
    this.fonts = new TextFonts(settings.fonts());
  }

  /// What it reads, erases and sets with.
  public PictureText text() {
    return new WrittenText(reader, fonts);
  }

  /// The picture in the target language, or why not.
  ///
  /// @throws InterruptedException when the work was stopped
  public TranslationOutcome translate(TranslationRequest request, ImagingWork work)
      throws InterruptedException {
    if (!fonts.write(request.target())) {
      return new TranslationOutcome.Unsupported(
          "No font here can write %s: put a TrueType or OpenType font of it into the folder %s (option `fonts` of the engine)."
              .formatted(request.target().title(), fonts.folder()));
    }
    work.done(2);
    return switch (reader.read(request.image(), request.source(), work)) {
      case TextReader.Reading.Unreadable(String advice) ->
          new TranslationOutcome.Unavailable(advice);
      case TextReader.Reading.Lines(List<TextLine> lines) when lines.isEmpty() -> unread(request);
      case TextReader.Reading.Lines(List<TextLine> lines) ->
          translate(request, request.keepsSubject() ? beside(request, lines, work) : lines, work);
    };
  }

  /// What is erased as text is told of, whether it was read or not.
  private static TranslationOutcome unread(TranslationRequest request) {
    int places = OverlayFinder.rectangles(request.image()).size();
    return places == 0
        ? new TranslationOutcome.NothingToTranslate(request.image())
        : new TranslationOutcome.Unread(request.image(), places);
  }

  /// In how many places there seems to be text that no line was read in: what is erased as text is
  /// told of, if it is not translated.
  private static int unread(BufferedImage image, List<TextLine> lines) {
    return (int)
        OverlayFinder.rectangles(image).stream()
            .filter(place -> lines.stream().noneMatch(line -> line.box().intersects(place)))
            .count();
  }

  /// The lines that do not lie on what the picture is of.
  private static List<TextLine> beside(
      TranslationRequest request, List<TextLine> lines, ImagingWork work)
      throws InterruptedException {
    Mask subject = RegionFinder.find(request.image(), new Region.Subject(), work);
    return lines.stream().filter(line -> share(subject, line.box()) < HALF).toList();
  }

  private static double share(Mask mask, Rectangle box) {
    Rectangle part = box.intersection(new Rectangle(mask.width(), mask.height()));
    long within = 0;
    for (int y = part.y; y < part.y + part.height; y++) {
      for (int x = part.x; x < part.x + part.width; x++) {
        within += mask.at(x, y) > 127 ? 1 : 0;
      }
    }
    return within / Math.max(1.0, (double) part.width * part.height);
  }

  private TranslationOutcome translate(
      TranslationRequest request, List<TextLine> lines, ImagingWork work)
      throws InterruptedException {
    work.done(45);
    List<LineTranslation> translations =
        new LineTranslator(port, settings.dictionary())
            .translate(lines.stream().map(TextLine::text).toList(), request, work);
    work.done(60);
    BufferedImage image = Pictures.opaque(request.image());
    List<Replacement> replaced = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      TextLine line = lines.get(i);
      switch (translations.get(i)) {
        case LineTranslation.Said(String text) when writable(text) ->
            replaced.add(Replacement.of(image, line, text));
        case LineTranslation.Said _, LineTranslation.Unknown _ -> unknown.add(line.text());
        case LineTranslation.Unchanged _ -> {}
      }
    }
    if (replaced.isEmpty()) {
      return unknown.isEmpty()
          ? new TranslationOutcome.NothingToTranslate(request.image())
          : new TranslationOutcome.Unsupported(untranslatable(unknown, request.target()));
    }
    new LineReplacing(image, fonts, request.target()).replace(replaced, lines, work);
    return new TranslationOutcome.Translated(
        image, unknown, request.keepsSubject() ? 0 : unread(request.image(), lines));
  }

  private boolean writable(String text) {
    return fonts.outline(text, false).isPresent();
  }

  private String untranslatable(List<String> unknown, PictureLanguage target) {
    String unsaid =
        port.isPresent()
            ? "The translating engine has no answer and the built-in dictionary not all the words."
            : "There is only the built-in dictionary of menu, sign and product words.";
    return "None of the picture's text (for example \"%s\") could be translated into %s. %s Give the words as terminologies, add them to the dictionary %s (option `dictionary` of the engine), or configure an engine that translates."
        .formatted(unknown.getFirst(), target.title(), unsaid, settings.dictionaryFile());
  }
}
