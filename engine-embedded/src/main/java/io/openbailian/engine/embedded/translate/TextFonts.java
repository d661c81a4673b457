package io.openbailian.engine.embedded.translate;

import io.openbailian.pixels.Face;
import io.openbailian.pixels.Line;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/// The fonts that text is set in: those of the program, and for other scripts those that the
/// operator has put into a folder.
final class TextFonts {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final float DRAWN = 1000;

  private final Path folder;
  private final ConcurrentMap<Path, Optional<Font>> read = new ConcurrentHashMap<>();

  /// @param folder with TrueType and OpenType files; need not exist
  TextFonts(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /// Whether the language can be written.
  boolean write(PictureLanguage language) {
    return outline(language.sample(), false).isPresent();
  }

  /// The text as a shape; empty when no font has all its characters.
  Optional<LineOutline> outline(String text, boolean bold) {
    Face face = bold ? Face.SANS_BOLD : Face.SANS;
    Line line = Line.of(text, face);
    return line.missing().isEmpty()
        ? Optional.of(new LineOutline(line.at(0, 0, 1), line.width()))
        : files().stream()
            .map(this::font)
            .flatMap(Optional::stream)
            .filter(font -> font.canDisplayUpTo(text) < 0)
            .findFirst()
            .map(font -> shaped(text, font));
  }

  /// Scripts whose letters join or run from right to left are shaped on the way.
  private static LineOutline shaped(String text, Font font) {
    TextLayout layout = new TextLayout(text, font.deriveFont(DRAWN), EXACT);
    AffineTransform toEms = AffineTransform.getScaleInstance(1 / DRAWN, 1 / DRAWN);
    return new LineOutline(layout.getOutline(toEms), layout.getAdvance() / DRAWN);
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(TextFonts::isFont).sorted().toList();
    } catch (IOException e) {
      throw new TextSettingException("the font folder %s cannot be listed".formatted(folder), e);
    }
  }

  private static boolean isFont(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Stream.of(".ttf", ".otf", ".ttc").anyMatch(name::endsWith);
  }

  /// The font of a file; empty when the file is none.
  private Optional<Font> font(Path file) {
    return read.computeIfAbsent(file, TextFonts::readFont);
  }

  private static Optional<Font> readFont(Path file) {
    try {
      return Optional.of(Font.createFont(Font.TRUETYPE_FONT, file.toFile()));
    } catch (FontFormatException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new TextSettingException("the font %s cannot be read".formatted(file), e);
    }
  }
}
